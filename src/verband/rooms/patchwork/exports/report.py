"""The report as one file: HTML that needs nothing beside it, and PDF."""

import base64
import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from verband.rooms.patchwork.bridge.report import Report

STYLES = tuple(
    f"patchwork/{name}.css" for name in ("palette", "pictures", "grids", "bars", "drawings", "report")
)
FONTS = (("vendor/noto-sans-latin-400.woff2", 400), ("vendor/noto-sans-latin-700.woff2", 700))
SITE_LINK = re.compile(r'<a href="/[^"]*"((?: title="[^"]*")?)[^>]*>(.*?)</a>', re.DOTALL)
"""A link to a page of the site; in a file it would lead nowhere."""


def report_html(report: Report, stand: str) -> str:
    """Return the report as one self-contained page: styles and fonts inside, no script, no other host."""
    context: dict[str, Any] = {
        "report": report,
        "stand": stand,
        "styles": [_static(name) for name in STYLES],
        "fonts": _fonts(),
    }
    return SITE_LINK.sub(r"<span\1>\2</span>", render_to_string("patchwork/report_file.html", context))


def report_pdf_bytes(html: str) -> bytes:
    """Return the page as PDF; nothing outside the page is fetched."""
    # Imported here: it takes most of a second, which only who asks for a PDF should wait for.
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    document: bytes = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"})).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return document


def _static(name: str) -> str:
    return _path(name).read_text(encoding="utf-8")


def _fonts() -> list[tuple[str, int]]:
    return [(base64.b64encode(_path(name).read_bytes()).decode(), weight) for name, weight in FONTS]


def _path(name: str) -> Path:
    found = finders.find(name)
    if found is None:
        message = f"Het bestand {name} ontbreekt: voer eerst 'make install' uit."
        raise FileNotFoundError(message)
    return Path(found)
