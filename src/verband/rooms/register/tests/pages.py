"""What a test reads on a page."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html

from verband.rooms.common.exports import read_back


def text_of(response: HttpResponse, path: str = "//main") -> str:
    """Return what people read in a part of a page, on one line."""
    [part] = html.fromstring(response.content.decode()).xpath(path)
    return _line(part)


def section(response: HttpResponse, heading: str) -> str:
    """Return what stands under a heading, empty when the page has no such heading."""
    found = html.fromstring(response.content.decode()).xpath(f'//section[h2[starts-with(., "{heading}")]]')
    return _line(found[0]) if found else ""


def _line(part: html.HtmlElement) -> str:
    """Every element is a word apart; only signs stay with the word before them."""
    return re.sub(r" ([,.;:)])", r"\1", " ".join(" ".join(part.itertext()).split()))


def addresses(response: HttpResponse) -> list[str]:
    """Return where the links of the page lead to."""
    return html.fromstring(response.content.decode()).xpath("//main//a/@href")


def names(response: HttpResponse) -> list[str]:
    """Return the first column of all rows of a list, in the order of the page."""
    table = response.context["table"]
    return [table.columns[0].value(row).text for row in table.rows]


def counts(response: HttpResponse) -> dict[str, dict[str, int]]:
    """Return the number beside every value of every facet."""
    groups = response.context["result"].groups
    return {group.name: {option.value: option.count for option in group.options} for group in groups}


def exported(client: Client, address: str, query: dict[str, Any]) -> list[dict[str, str]]:
    """Return the rows of the CSV, after seeing that the XLSX holds the same."""
    rows, same = (
        read_back(client.get(address, {**query, "formaat": kind}).content) for kind in ("csv", "xlsx")
    )
    assert rows == same
    return rows
