"""Every page of the site, as a browser shows it: whole, quiet, within the screen, and without a fault axe can see."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FILES = {"patchwork:report-pdf"}
"""Addresses that hand over a file; tested where files are."""
SAME_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
"""Half of axe's time goes to colours, and no screen is too narrow for those it found sound on another."""
ROWS_ENOUGH = {"exclude": [[".grid tbody tr:nth-child(n+5)"]]}
"""A grid has a thousand cells made by one line of a template; axe looks at the first rows of it."""
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
OF_SCRIPT = {"Kopieer link", "Filters toepassen"}
"""What shows only with, or only without a script, and is of no use otherwise."""


def names(patterns: list[URLPattern | URLResolver], room: str = "") -> Iterator[str]:
    """Yield the name of every address of the site."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, pattern.namespace or room)
        else:
            yield f"{room}:{pattern.name}" if room else str(pattern.name)


PAGES = sorted(set(names(get_resolver().url_patterns)) - FILES)


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, site) -> str:
    """Return the address of a page, with a party or a partnership where it asks for one."""
    name: str = request.param
    if name == "patchwork:shared":
        return f"{reverse(name)}?een={site.town}&ander={site.neighbour}"
    if name == "register:search":
        return f"{reverse(name)}?zoek=lek"
    of_party = name.endswith(("-party", ":party", ":resident", ":council-member"))
    of_partnership = name.endswith(("-partnership", ":partnership"))
    arguments = [site.town] if of_party else [site.safety] if of_partnership else []
    return reverse(name, args=arguments)


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
    page = open_page("about:blank")
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
