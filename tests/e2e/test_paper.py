"""Pages on paper: no furniture, nothing folded or scrolling, headings on every sheet, wide pictures on A3."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

FURNITURE = ".site-header, .tabs, .facets, .pagination, .actions, .choices, form, button, .picture__link"
A3_LANDSCAPE = pytest.approx((1191, 842), abs=2)
A4 = pytest.approx((595, 842), abs=2)


def printed(page: Page) -> bytes:
    """Return the page as the browser prints it."""
    page.emulate_media(media="print")
    expect(page.locator(FURNITURE).filter(visible=True)).to_have_count(0)
    return page.pdf(prefer_css_page_size=True)


def paper(document: bytes) -> tuple[float, float]:
    """Return width and height of the first sheet in points."""
    sizes = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", document)
    assert sizes
    return float(sizes[1]), float(sizes[2])


def sheets(document: bytes, folder: Path) -> list[str]:
    """Return the text of each sheet; skipped where no reader of PDF is installed."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext ontbreekt: de tekst op papier is niet gelezen")
    file = folder / "paper.pdf"
    file.write_bytes(document)
    told = subprocess.run([reader, "-layout", file, "-"], capture_output=True, text=True, check=True)
    return told.stdout.rstrip("\f").split("\f")


def test_a_partnership_prints_its_participants_under_a_heading_on_each_sheet(open_page, site, tmp_path):
    page = open_page(reverse("register:partnership", args=[site.safety]))
    document = printed(page)
    assert paper(document) == A4
    with_rows = [text for text in sheets(document, tmp_path) if text.count("college") > 1]
    assert len(with_rows) > 1
    assert all(re.search(r"Partij\s+Rol\s+Voor\s+Organen\s+Sinds", text) for text in with_rows)


def test_paper_tells_address_and_page_number_and_shows_what_was_folded(open_page, site, tmp_path):
    page = open_page(reverse("register:partnership", args=[site.safety]))
    told = sheets(printed(page), tmp_path)
    assert f"1 van {len(told)}" in told[0]
    assert site.url in told[-1]
    assert "Blussen." in "".join(told)
    assert not any("Zoek overal" in text or "Samenwerking in beeld" in text for text in told)


def test_the_matrix_prints_whole_on_a3_with_its_heading_repeated(open_page, tmp_path):
    page = open_page(reverse("patchwork:matrix") + "?bron=alles")
    document = printed(page)
    assert paper(document) == A3_LANDSCAPE
    box = page.locator(".grid__box")
    assert box.evaluate("box => getComputedStyle(box).overflow") == "visible"
    assert page.locator(".grid thead").evaluate("it => getComputedStyle(it).display") == "table-header-group"
    assert page.locator(".grid thead th").first.evaluate("it => getComputedStyle(it).position") == "static"
    assert box.evaluate("box => box.scrollWidth") < 1191 / 0.75
    told = sheets(document, tmp_path)
    assert "Totaal" in told[0]
    assert not any("Toon als tabel" in text for text in told)


def test_a_picture_starts_on_the_first_sheet(open_page, tmp_path):
    page = open_page(reverse("patchwork:load"))
    assert "Lopik" in sheets(printed(page), tmp_path)[0]
