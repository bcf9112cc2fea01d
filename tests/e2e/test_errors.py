"""What goes wrong has a page of its own, and an address that asks for nonsense gets a sentence."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

NOBODY = "00000000-0000-4000-8000-000000000000"
LISTS = ("register:parties", "register:partnerships", "register:memberships")
PICTURES = (
    "overview",
    "matrix",
    "load",
    "overlap",
    "map",
    "areas",
    "prompts",
    "completeness",
    "deeper",
    "report",
)


def check_designed(page: Page, title: str) -> None:
    """Check that an error page has the look of the site, says what is wrong and shows a way on."""
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".wordmark")).to_be_visible()
    colour = page.locator(".site-header").evaluate("it => getComputedStyle(it).backgroundColor")
    assert colour == "rgb(13, 50, 64)"
    expect(page.get_by_role("link", name="Naar de startpagina")).to_have_attribute("href", "/")


@pytest.mark.parametrize(
    "path", ["/bestaat-niet/", f"/overheden/{NOBODY}/", f"/samenwerkingsverbanden/{NOBODY}/inwoner/"]
)
def test_what_is_not_there_has_a_page(open_page, path):
    check_designed(open_page(path), "Deze pagina vinden we niet")


def test_what_cannot_be_understood_has_a_page(open_page):
    page = open_page(reverse("register:parties") + "?" + "a=1&" * 1001)
    check_designed(page, "Deze vraag begrijpen we niet")


def test_a_form_without_its_mark_has_a_page(open_page, site):
    page = open_page("/toegankelijkheid/")
    answer = page.request.post(reverse("register:parties"))
    assert answer.status == 403
    assert "Uw sessie is verlopen" in answer.text()


def test_what_breaks_has_a_page(open_page, monkeypatch):
    def broken(_text: str) -> None:
        raise RuntimeError

    monkeypatch.setattr("verband.rooms.register.views.pages.search_page", broken)
    check_designed(open_page(reverse("register:search") + "?zoek=lek"), "Er ging bij ons iets mis")


@pytest.mark.parametrize("name", [*LISTS, *(f"patchwork:{name}" for name in PICTURES)])
def test_a_day_that_is_none_gets_a_sentence(open_page, name):
    page = open_page(f"{reverse(name)}?peildatum=31-31-2026")
    expect(page.get_by_role("alert")).to_contain_text("31-31-2026")
    expect(page.locator("h1")).not_to_contain_text("ging iets mis")


@pytest.mark.parametrize("name", PICTURES)
def test_a_province_that_is_none_gets_a_sentence(open_page, name):
    page = open_page(f"{reverse('patchwork:' + name)}?provincie=XX")
    expect(page.get_by_role("alert")).to_contain_text("XX")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("asked", ["9999", "nul", "-1"])
def test_a_page_that_is_none_gets_a_sentence(open_page, name, asked):
    page = open_page(f"{reverse(name)}?pagina={asked}")
    expect(page.get_by_role("alert")).to_contain_text(asked)
    assert page.locator("#tabel tbody tr").count() > 0


def test_a_filter_that_is_none_is_said_and_takes_nothing_away(open_page):
    page = open_page(f"{reverse('register:parties')}?soort=koninkrijk")
    expect(page.locator(".chip")).to_contain_text("koninkrijk")
    assert page.locator("#tabel tbody tr").count() > 0


def test_a_list_without_rows_says_so(open_page):
    page = open_page(f"{reverse('register:parties')}?zoek=bestaatniet")
    expect(page.locator(".empty")).to_contain_text("Niets gevonden")


def test_a_day_before_everything_leaves_designed_pages(open_page):
    page = open_page("/")
    for name in PICTURES:
        page.goto(f"{reverse('patchwork:' + name)}?peildatum=1500-01-01")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".state-code")).to_have_count(0)
