"""Lists and pictures with JavaScript off: every choice is a link or a form."""

from functools import partial

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from verband.rooms.common.exports import read_back


@pytest.fixture
def plain(open_page):
    """Return a function that opens an address in a browser without JavaScript."""
    return partial(open_page, java_script_enabled=False)


def names(page: Page) -> list[str]:
    """Return the first cell of each row of the list."""
    return page.locator("#tabel tbody th").all_inner_texts()


def choose(page: Page, value: str) -> None:
    """Tick a value of the first facet and apply it."""
    page.locator(f"#soort-{value}").check()
    page.get_by_role("button", name="Filters toepassen").click()


def test_a_list_is_narrowed_by_facets_and_widened_by_chips(plain):
    page = plain(reverse("register:parties"))
    choose(page, "water-authority")
    water = names(page)
    expect(page.locator(".chip")).to_contain_text("waterschap")
    choose(page, "province")
    assert set(water) < set(names(page))
    page.locator(".chip", has_text="waterschap").click()
    expect(page.locator(".chip")).to_have_count(1)
    page.get_by_role("link", name="Wis alle filters").click()
    expect(page.locator(".chip")).to_have_count(0)


def test_a_facet_counts_what_it_will_show(plain):
    page = plain(reverse("register:parties"))
    told = page.locator("label.option:has(#soort-municipality) .count").inner_text()
    choose(page, "municipality")
    assert len(names(page)) == int(told) > 20


def test_a_list_is_searched_ordered_and_paged_and_keeps_its_filter(plain):
    page = plain(f"{reverse('register:parties')}?soort=municipality")
    page.get_by_role("link", name="Naam").click()
    assert names(page) == sorted(names(page), key=str.casefold, reverse=True)
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    page.locator("#zoek-lijst").fill("wijk")
    page.locator("#zoek-lijst").press("Enter")
    assert names(page) == ["Gemeente Wijk bij Duurstede"]
    assert "soort=municipality" in page.url


def test_the_second_page_follows_the_first(plain):
    page = plain(reverse("register:memberships"))
    first = page.locator("#tabel tbody tr").all_inner_texts()
    page.get_by_role("link", name="Volgende").click()
    assert not set(first) & set(page.locator("#tabel tbody tr").all_inner_texts())
    page.get_by_role("link", name="Vorige").click()
    assert page.locator("#tabel tbody tr").all_inner_texts() == first


@pytest.mark.parametrize("kind", ["CSV", "XLSX"])
def test_an_export_is_the_list_that_is_seen_and_can_be_read_back(plain, kind):
    page = plain(f"{reverse('register:parties')}?soort=water-authority&soort=province&sorteer=-naam")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=kind, exact=True).click()
    rows = read_back(waiting.value.path().read_bytes())
    assert [row["Naam"] for row in rows] == names(page)
    assert all(row["Id"] and row["Adres"] for row in rows)


def test_a_picture_is_chosen_with_its_form_and_says_what_it_shows(plain):
    page = plain(reverse("patchwork:load"))
    page.get_by_label("Splits naar").select_option("obligation")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.locator(".picture__legend")).to_contain_text("verplicht")
    expect(page.get_by_label("Splits naar")).to_have_value("obligation")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("matrix", ".grid tbody th > a"),
        ("load", ".bars rect"),
        ("overlap", ".grid--heat td > a"),
        ("map", ".drawing a rect"),
        ("map", ".drawing a path"),
    ],
)
def test_a_picture_is_drawn_and_has_a_table_twin(plain, name, mark):
    page = plain(f"{reverse(f'patchwork:{name}')}?provincie=PV26")
    expect(page.locator(mark).first).to_be_visible()
    page.locator(".picture__twin summary").first.click()
    assert page.locator(".picture__table").first.locator("tbody tr").count() > 0


def test_the_network_and_the_timeline_of_one_are_drawn(plain, site):
    page = plain(reverse("patchwork:network-partnership", args=[site.safety]))
    assert page.locator(".drawing a").count() > 20
    page.goto(reverse("patchwork:timeline-partnership", args=[site.safety]))
    assert page.locator(".timeline tbody rect").count() > 20


def test_another_day_is_asked_with_a_form_that_keeps_the_rest(plain, site):
    page = plain(f"{reverse('patchwork:matrix')}?volgorde=size")
    page.locator(".stand summary").click()
    page.locator("#peildatum").fill("2015-01-01")
    page.locator(".stand button").click()
    assert "volgorde=size" in page.url
    assert "peildatum=2015-01-01" in page.url
    expect(page.locator(".stand > p").first).to_contain_text("1 januari 2015")
