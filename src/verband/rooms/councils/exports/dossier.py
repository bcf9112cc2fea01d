"""The introduction to cooperation as one PDF: a cover with contents, then a page for each partnership."""

import base64
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from verband.rooms.councils.bridge.dossier import forms_pack
from verband.rooms.councils.selectors.dossier import Dossier

STYLES = ("councils/dossier.css", "councils/dossier_file.css")
FONTS = (("vendor/noto-sans-latin-400.woff2", 400), ("vendor/noto-sans-latin-700.woff2", 700))


def dossier_html(dossier: Dossier, stand: str) -> str:
    """Return the pages as one document without styles, scripts or links to this site."""
    context = {"dossier": dossier, "pack": forms_pack(), "stand": stand, "in_file": True}
    return render_to_string("councils/dossier_file.html", context)


def dossier_pdf(html: str) -> bytes:
    """Return the document as PDF; nothing outside it and our own styles is read."""
    # Imported here: it takes most of a second, which only who asks for a PDF should wait for.
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(allowed_protocols={"data"})
    styles = CSS(
        string="".join((*_fonts(), *(_path(name).read_text("utf-8") for name in STYLES))), url_fetcher=fetcher
    )
    document: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[styles], pdf_variant="pdf/ua-1"
    )
    return document


def _fonts() -> tuple[str, ...]:
    return tuple(
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{base64.b64encode(_path(name).read_bytes()).decode()}") format("woff2"); }}'
        for name, weight in FONTS
    )


def _path(name: str) -> Path:
    found = finders.find(name)
    if found is None:
        message = f"Het bestand {name} ontbreekt: voer eerst 'make install' uit."
        raise FileNotFoundError(message)
    return Path(found)
