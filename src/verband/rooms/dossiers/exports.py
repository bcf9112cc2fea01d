"""The declaration of destruction as PDF."""

import base64
from datetime import date
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from verband.rooms.dossiers.models import DestroyedKey

FONTS = (("vendor/noto-sans-latin-400.woff2", 400), ("vendor/noto-sans-latin-700.woff2", 700))
STYLE = """
@page { size: A4; margin: 25mm; }
body { font: 11pt/1.5 "Noto Sans", sans-serif; }
h1 { font-size: 20pt; line-height: 1.2; }
dt { font-weight: 700; margin-top: 8pt; }
dd { margin: 0; }
.signature { margin-top: 30mm; }
"""


def declaration_pdf_bytes(declared: DestroyedKey, *, on: date) -> bytes:
    """Return the declaration as PDF; nothing outside it is fetched."""
    # Imported here: it takes most of a second, which only who asks for a PDF should wait for.
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    fetch_nothing = URLFetcher(allowed_protocols={"data"})
    html = render_to_string("dossiers/declaration_file.html", {"declared": declared, "on": on})
    style = CSS(string=_fonts() + STYLE, url_fetcher=fetch_nothing)
    document: bytes = HTML(string=html, url_fetcher=fetch_nothing).write_pdf(
        stylesheets=[style], pdf_variant="pdf/ua-1"
    )
    return document


def _fonts() -> str:
    faces = ((finders.find(name), weight) for name, weight in FONTS)
    return "".join(_face(Path(found), weight) for found, weight in faces if found)


def _face(file: Path, weight: int) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
    )
