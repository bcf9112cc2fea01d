"""What organisations and arrangements have alike: ids, references, one website, one town."""

import re

from lxml.etree import _Element as Element

from verband.core.roo.elements import FieldError, Fields, attribute, one_line
from verband.core.roo.records import Reference

VISITING = "bezoekadres"
MAIN_SITE = "algemeen"

_REGISTER_ID = re.compile(r"\d{1,18}", re.ASCII)


def register_id(element: Element) -> str:
    """Return the id that the register gave an element, "" when it carries none."""
    text = attribute(element, "systeemId")
    if text and not _REGISTER_ID.fullmatch(text):
        raise FieldError("systeemId", text, "nummer van het register")
    return text


def tooi_uri(element: Element) -> str:
    """Return the TOOI address that an element carries, "" when it carries none."""
    return attribute(element, "resourceIdentifierTOOI")


def tooi_code(uri: str) -> str:
    """Return the code at the end of a TOOI address, such as gm0310."""
    return uri.rstrip("/").rpartition("/")[2]


def reference(fields: Fields, name: str) -> Reference | None:
    """Return the record that a child points at; None when there is no such child or it says nothing."""
    element = fields.first(name)
    if element is None:
        return None
    found = Reference(register_id(element), tooi_code(tooi_uri(element)), one_line(element))
    return found if found.key else None


def website(fields: Fields) -> str:
    """Return the general website, or the first when none is called general."""
    sites = [Fields(site) for site in fields.each("contact", "internetadressen", "internetadres")]
    addresses = [
        (site.text("label").lower() != MAIN_SITE, site.text("url")) for site in sites if site.text("url")
    ]
    return min(addresses, key=lambda address: address[0], default=(True, ""))[1]


def visiting_address(fields: Fields) -> tuple[str, str]:
    """Return town and country of the visiting address; exports before 2025 call its parts otherwise."""
    for address in map(Fields, fields.each("adressen", "adres")):
        kind = address.text("adresType") or address.text("type")
        if kind.lower() == VISITING:
            return address.text("woonplaats") or address.text("plaats"), address.text("land")
    return "", ""
