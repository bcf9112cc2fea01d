"""Every page of the site, as a browser shows it: whole, quiet, within the screen, and without a fault axe can see."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from verband.site.tests import addresses

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SAME_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
"""Half of axe's time goes to colours, and no screen is too narrow for those it found sound on another."""
ROWS_ENOUGH = {"exclude": [[".grid tbody tr:nth-child(n+5)"], [".moments tbody tr:nth-child(n+5)"]]}
"""A grid has a thousand cells made by one line of a template; axe looks at the first rows of it."""
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
OF_SCRIPT = {"Kopieer link", "Filters toepassen", "Toon"}
"""What shows only with, or only without a script, and is of no use otherwise."""


LOOKED_AT = sorted(addresses.LOOKED_AT)
OF_ONE = (
    *("register:party", "register:resident", "register:council-member", "register:affiliated"),
    *("register:partnership", "patchwork:network-party", "patchwork:timeline-party"),
    *("patchwork:network-partnership", "patchwork:timeline-partnership"),
)
OPEN = ("api-page", "history:recent", "accounts:sign-in", "accounts:forgotten")
TEAM, ADMINISTRATOR = "Programmateam van de provincie", "Beheerder van de site"
CLERK = "Griffier van Woerden"
KEPT = {
    **dict.fromkeys(
        ("register:desk", "register:start-partnership", "register:imports", "register:reports"), TEAM
    ),
    **dict.fromkeys(
        ("register:read-sheet", "publishing", "history:bin", "jobs:my-work", "dossiers:new"), TEAM
    ),
    **dict.fromkeys(
        ("accounts:profile", "accounts:keys", "dossiers:dossiers", "accounts:change-password"), TEAM
    ),
    **dict.fromkeys(("register:change-partnership", "register:participants", "register:particulars"), TEAM),
    **dict.fromkeys(("register:add-participants", "register:end-partnership"), TEAM),
    **dict.fromkeys(
        (
            "councils:start",
            "councils:grid",
            "councils:collisions",
            "councils:common-dates",
            "councils:law",
            "councils:feeds",
        ),
        CLERK,
    ),
    **dict.fromkeys(("councils:council", "councils:calendar"), CLERK),
    **dict.fromkeys(
        ("councils:opinions", "councils:joints", "councils:contents", "councils:instruments"), CLERK
    ),
    **dict.fromkeys(("councils:rapporteurs", "councils:seats-ending", "councils:preparation"), CLERK),
    **dict.fromkeys(("councils:agreement", "councils:contents-of", "councils:years-of-council"), CLERK),
    **dict.fromkeys(("accounts:accounts", "accounts:invite", "oidc:providers", "oidc:add"), ADMINISTRATOR),
}
"""Page → who opens it."""


def where(name: str, site) -> str:
    """Return the address of a page, with a party or a partnership where it asks for one."""
    if name == "patchwork:shared":
        return f"{reverse(name)}?een={site.town}&ander={site.neighbour}"
    if name == "register:search":
        return f"{reverse(name)}?zoek=lek"
    if not addresses.PATTERNS[name].pattern.converters:
        return reverse(name)
    of_town = name.endswith(("-party", ":party", ":resident", ":council-member", ":affiliated"))
    of_town = of_town or name in {"councils:council", "councils:years-of-council"}
    return reverse(name, args=[site.town if of_town else site.safety])


@pytest.fixture(params=[*LOOKED_AT, *OF_ONE, *OPEN])
def address(request: pytest.FixtureRequest, site) -> str:
    """Return the address of a page that anyone may open."""
    return where(request.param, site)


def troubles(page: Page) -> list[str]:
    """Return the list in which errors of the page will appear; a refused script or style is one."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    return seen


def too_wide(page: Page) -> list[str]:
    """Return what makes the page as a whole scroll sideways; what scrolls in a box of its own does not."""
    return page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const wide = [...document.body.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > room);
          return ["the page", ...wide.map(it => it.outerHTML.slice(0, 120))];
        }"""
    )


def lines(page: Page) -> set[str]:
    """Return the lines of text that the page shows, save what only a script offers or replaces."""
    return {line.strip() for line in page.inner_text("main").splitlines()} - OF_SCRIPT - {""}


def test_a_page_is_whole_quiet_and_accessible_on_a_wide_and_a_narrow_screen(open_page, address):
    look_over(open_page("about:blank"), address)


@pytest.mark.parametrize("name", KEPT)
def test_a_page_for_who_has_signed_in_is_sound_too(open_as, site, name):
    look_over(open_as(KEPT[name], "about:blank"), where(name, site))


def look_over(page: Page, address: str) -> None:
    """Open a page and find it whole, quiet, within the screen and accessible."""
    seen = troubles(page)
    answer = page.goto(address)
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    for screen, rules in ((WIDE, RULES), (NARROW, RULES | SAME_COLOURS)):
        page.set_viewport_size(screen)
        wide = too_wide(page)
        assert not wide, "\n".join([str(screen), *wide])
        found = Axe().run(page, context=ROWS_ENOUGH, options=rules)
        assert found.violations_count == 0, found.generate_report()
    assert seen == []


def test_a_page_is_complete_without_a_script(open_page, address):
    assert lines(open_page(address, java_script_enabled=False)) == lines(open_page(address))


def test_a_refused_style_and_a_missing_name_are_seen(open_page):
    page = open_page("/toegankelijkheid/")
    seen = troubles(page)
    page.evaluate("document.querySelector('h1').setAttribute('style', 'color: #eee')")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"top: 0\">')")
    assert Axe().run(page, options=RULES).violations_count > 0
    assert any("style" in text for text in seen)
    page.set_viewport_size(NARROW)
    page.evaluate("document.querySelector('main').innerHTML = '<svg width=900></svg>'")
    assert any("svg" in part for part in too_wide(page))
