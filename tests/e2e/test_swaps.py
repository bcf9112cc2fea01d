"""Filters with JavaScript on: a part is swapped, focus stays, the news is read out, the address tells it all."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from verband.rooms.common.exports import read_back

LIST = "register:parties"


@pytest.fixture
def filtered(open_page) -> Page:
    """Return the list of parties after a facet was chosen in it."""
    page = open_page(reverse(LIST))
    page.evaluate("document.body.dataset.sameDocument = 'yes'")
    page.locator("#soort-water-authority").check()
    page.wait_for_url(re.compile("soort=water-authority"))
    expect(page.locator(".chip")).to_have_count(1)
    return page


def test_a_choice_swaps_the_list_and_keeps_the_focus(filtered):
    assert filtered.evaluate("document.body.dataset.sameDocument") == "yes"
    expect(filtered.locator("#soort-water-authority")).to_be_focused()
    expect(filtered.locator("[data-fallback]")).to_be_hidden()


def test_a_swap_is_read_out(filtered):
    expect(filtered.locator("#live")).to_have_text(filtered.locator("#tabel-aantal").inner_text())
    expect(filtered.locator("#live")).to_have_role("status")


def test_a_swap_renews_counts_and_what_was_folded_out_stays_so(open_page):
    page = open_page(reverse(LIST))
    fold = page.locator(".facet details").first
    fold.locator("summary").click()
    last = fold.locator("input").last
    last.check()
    expect(page.locator(".chip")).to_have_count(1)
    expect(last).to_be_checked()
    expect(last).to_be_visible()


def test_back_and_forth_restore_the_list(filtered):
    narrowed = filtered.locator("#tabel tbody tr").count()
    filtered.go_back()
    expect(filtered.locator(".chip")).to_have_count(0)
    expect(filtered.locator("#soort-water-authority")).not_to_be_checked()
    assert filtered.locator("#tabel tbody tr").count() > narrowed
    filtered.go_forward()
    expect(filtered.locator("#tabel tbody tr")).to_have_count(narrowed)


def test_links_outside_the_swapped_part_follow_the_choice(filtered):
    with filtered.expect_download() as waiting:
        filtered.get_by_role("link", name="CSV", exact=True).click()
    rows = read_back(waiting.value.path().read_bytes())
    assert [row["Naam"] for row in rows] == filtered.locator("#tabel tbody th").all_inner_texts()
    filtered.locator(".stand summary").click()
    filtered.locator("#peildatum").fill("2020-01-01")
    filtered.locator(".stand button").click()
    filtered.wait_for_url(re.compile("peildatum=2020-01-01"))
    assert "soort=water-authority" in filtered.url


def test_a_search_after_a_swap_keeps_the_choice(filtered):
    filtered.locator("#zoek-lijst").fill("vallei")
    filtered.locator("#zoek-lijst").press("Enter")
    filtered.wait_for_url(re.compile("zoek=vallei"))
    assert "soort=water-authority" in filtered.url


def test_the_address_is_copied_and_that_is_read_out(open_page, site):
    page = open_page(f"{reverse(LIST)}?soort=province", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.locator("#live")).to_have_text("De link is gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}{reverse(LIST)}?soort=province"


def test_a_failed_swap_is_told_and_leaves_the_list_as_it_was(open_page):
    page = open_page(reverse(LIST))
    rows = page.locator("#tabel tbody tr").count()
    page.route("**/*soort=*", lambda route: route.fulfill(status=500, body="kapot"))
    page.locator("#soort-water-authority").check()
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet.")
    assert page.locator("#tabel tbody tr").count() == rows
