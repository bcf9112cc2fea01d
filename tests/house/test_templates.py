"""Templates hold no script, no style and no unescaped text: a strict policy would silently kill them."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src/verband"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
MOST_LINES = 200

COMMENT = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}", re.DOTALL)
FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)|\|\s*json_script", re.IGNORECASE),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"[\s\"']on[a-z]+\s*=\s*[\"'{]|\shx-on\b", re.IGNORECASE),
    "a script in an address": re.compile(r"javascript:|[\"']\s*js:", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe(seq)?\b|{%\s*autoescape\s+off"),
    "an unnamed endblock": re.compile(r"{%-?\s*endblock\s*-?%}"),
}
REPORT = "rooms/patchwork/templates/patchwork/report_file.html"
ALLOWED = {
    (
        REPORT,
        "an inline style",
    ): "it is handed over as one file, read where no style sheet of ours lies beside it",
    (
        REPORT,
        "unescaped text",
    ): "its styles are our own static files, and escaping would break their selectors",
}
"""Template and flaw → why it stands there all the same."""


def flaws(text: str) -> set[str]:
    """Return what a template holds that it may not hold; comments are not sent to anyone."""
    sent = COMMENT.sub("", text)
    return {flaw for flaw, pattern in FORBIDDEN.items() if pattern.search(sent)}


def flaws_of(template: Path) -> set[str]:
    """Return the flaws of a template file, its length included."""
    text = template.read_text(encoding="utf-8")
    return flaws(text) | ({"too long"} if len(text.splitlines()) > MOST_LINES else set())


def test_no_template_breaks_the_rules():
    found = {(str(file.relative_to(PACKAGE)), flaw) for file in TEMPLATES for flaw in flaws_of(file)}
    assert sorted(found - ALLOWED.keys()) == []
    assert ALLOWED.keys() <= found


def test_the_guard_reads_the_templates_that_there_are():
    assert "base.html" in {template.name for template in TEMPLATES}


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("<script>alert(1)</script>", "an inline script"),
        ('<script type="module">go()</script>', "an inline script"),
        ('{{ data|json_script:"x" }}', "an inline script"),
        ("<STYLE>b{}</STYLE>", "an inline style"),
        ('<td style="width: 3px">', "an inline style"),
        ('<svg\nstyle="fill: red">', "an inline style"),
        ('<b onclick="go()">', "a handler in an attribute"),
        ("<body onload='go()'>", "a handler in an attribute"),
        ('<b hx-on:click="go()">', "a handler in an attribute"),
        ('<a href="javascript:go()">', "a script in an address"),
        ('<b hx-vals="js:{a: go()}">', "a script in an address"),
        ("{{ text|safe }}", "unescaped text"),
        ("{{ text | safe }}", "unescaped text"),
        ("{{ texts|safeseq }}", "unescaped text"),
        ("{% autoescape off %}", "unescaped text"),
        ("{% block a %}{% endblock %}", "an unnamed endblock"),
    ],
)
def test_a_planted_flaw_is_seen(text: str, flaw: str):
    assert flaws(text) == {flaw}


@pytest.mark.parametrize(
    "text",
    [
        '<script type="module" src="{% static "common/app.js" %}"></script>',
        "<p>De wet is ingegaan op 1 juli; safe en style zijn gewone woorden.</p>",
        '<a href="?op=1" class="style">online = aan</a>',
        "{% block a %}{% endblock a %}",
        "{# nooit |safe of onclick= hier #}",
        "{% comment %}<script>{% endcomment %}",
    ],
)
def test_what_is_allowed_is_let_through(text: str):
    assert flaws(text) == set()


def test_a_planted_long_template_is_seen(tmp_path: Path):
    template = tmp_path / "long.html"
    template.write_text("<p>\n" * (MOST_LINES + 1), encoding="utf-8")
    assert flaws_of(template) == {"too long"}
