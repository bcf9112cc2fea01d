"""No screen passes a verdict, makes a headline or calls things by a name their owners would not use.

What people read stands in three places: the visible text of templates, the texts of packs, and strings in the
code that are no docstrings. The words come from people in practice; each has a word to use in its stead.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

PACKAGE = Path(__file__).resolve().parents[2] / "src/verband"


class Text(NamedTuple):
    """Something that a person can read, and whether it is a title."""

    words: str
    is_title: bool = False


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


ANYWHERE = {
    "say what is lower or higher, under which assumptions": _word(r"optima\w*|optimum|optimis\w+"),
    "people decide what is best": _word("beste"),
    "say what the source measured": _word("bewezen|bewijst|bewijs dat"),
    "gespreksaanleiding": _word(r"\w*kandida(?:at|ten)"),
    "gaat erop vooruit of achteruit (herverdeeleffect)": _word("winnaars?|verliezers?"),
    "kostenverdeling": _word("eerlijke rekening|eerlijk deel"),
    "naar ieders bijdrage aan de besparing": _word("shapley"),
    "the day of the source, never the day of the visit": _word("vandaag"),
    "deelnemer": _word(r"(?:lid|leden) van (?:\w+ )?(?:samenwerking\w*|regelingen|netwerk)"),
    "AB van het waterschap, or AB van de regeling": re.compile(r"\bAB\b(?! van | altijd )"),
    "herindeling is named by the governments concerned only": _word(
        r"herindelingskandida\w+|fusiekandida\w+"
    ),
}
"""What to say instead → what stands nowhere on a screen."""
AS_TITLE = {
    "geregistreerde regelingen": _word("(?:bestuurlijke )?drukte"),
    "samenwerking in beeld": _word("lappendekens?"),
}
"""What to call it instead → what is no title, though it may stand in a sentence."""
CODE_WORDS = _word("remarks?|memberships?|partnerships?|parties|host")
"""Words of the code that slip into a template."""
DAY_IN_NUMBERS = re.compile(r"%-?d-%-?m-%Y|[\"'][dj]-[mn]-Y")
"""A day is written out (``datum``): 16 mei 2026 is read aloud as a day, 16-05-2026 as three numbers."""
ALLOWED: dict[tuple[str, str], str] = {}
"""File and word → why it may stand there."""

TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "legend", "summary", "figcaption"}
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}
COMMENT = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}", re.DOTALL)
TITLE_BLOCK = re.compile(r"{% block \w*title\w* %}(.*?){% endblock", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
QUOTED = re.compile(r'"([^"]*)"')


class _Reader(HTMLParser):
    """Collects what is read on the page or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self._titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._titles += tag in TITLES
        self.texts += [Text(value) for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        self._titles -= tag in TITLES

    def handle_data(self, data: str) -> None:
        self.texts.append(Text(data, self._titles > 0))


def texts_of_template(source: str) -> Iterator[Text]:
    """Yield the visible texts of a template, those handed to its tags included."""
    sent = COMMENT.sub("", source)
    yield from (Text(found, is_title=True) for found in TITLE_BLOCK.findall(sent))
    yield from (Text(text) for tag in TAG.findall(sent) for text in QUOTED.findall(tag) if " " in text)
    reader = _Reader()
    reader.feed(TAG.sub("", sent))
    reader.close()
    yield from reader.texts


def texts_of_pack(value: object, key: str = "") -> Iterator[Text]:
    """Yield every text in a pack; what stands under ``title`` is one."""
    if isinstance(value, str):
        yield Text(value, key == "title")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of_pack(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of_pack(inner, key)


def texts_of_code(source: str) -> Iterator[Text]:
    """Yield the strings of a module that are no docstrings; arguments called title or caption are titles."""
    module = ast.parse(source)
    told = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    titles = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.keyword) and node.arg in {"title", "caption"}
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield Text(node.value, id(node) in titles)


def texts_of(file: Path) -> Iterator[Text]:
    """Yield what can be read in one file."""
    source = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        return texts_of_template(source)
    if file.suffix == ".py":
        return texts_of_code(source)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return texts_of_pack(yaml.load(source, Loader=loader))  # noqa: S506 - a safe loader, in C where there is one


@cache
def all_texts() -> tuple[tuple[str, Text], ...]:
    """Return everything that can be read, with the file it stands in."""
    files = (file for file in sorted(PACKAGE.rglob("*")) if file.suffix in {".html", ".yaml", ".py"})
    shown = (file for file in files if not {"tests", "migrations", "vendor"} & set(file.parts))
    return tuple((str(file.relative_to(PACKAGE)), text) for file in shown for text in texts_of(file))


def forbidden(text: Text, *, in_template: bool = False) -> list[str]:
    """Return the words of a text that may not stand on a screen."""
    patterns = [*ANYWHERE.values(), *(AS_TITLE.values() if text.is_title else ())]
    patterns += [CODE_WORDS] if in_template else []
    return [found.group().lower() for pattern in patterns for found in pattern.finditer(text.words)]


def test_no_forbidden_word_stands_on_a_screen():
    texts = ((file, text, file.endswith(".html")) for file, text in all_texts())
    found = {(file, word) for file, text, in_page in texts for word in forbidden(text, in_template=in_page)}
    assert sorted(found - ALLOWED.keys()) == []
    assert ALLOWED.keys() <= found


def test_no_day_is_told_in_numbers():
    files = (file for kind in ("*.py", "*.html") for file in PACKAGE.rglob(kind) if "tests" not in file.parts)
    found = {file for file in files if DAY_IN_NUMBERS.search(file.read_text(encoding="utf-8"))}
    assert {str(file.relative_to(PACKAGE)) for file in found} == set()


@pytest.mark.parametrize("told", ['f"{day:%d-%m-%Y}"', 'day.strftime("%-d-%m-%Y")', '{{ day|date:"d-m-Y" }}'])
def test_a_planted_day_in_numbers_is_seen(told: str):
    assert DAY_IN_NUMBERS.search(told)


@pytest.mark.parametrize("told", ['f"{day:%Y-%m-%d}"', '{{ day|date:"j F Y" }}'])
def test_other_ways_to_write_a_day_are_let_through(told: str):
    assert not DAY_IN_NUMBERS.search(told)


def test_the_guard_reads_templates_packs_and_code():
    assert {Path(file).suffix for file, _ in all_texts()} == {".html", ".yaml", ".py"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("De optimale indeling", "optimale"),
        ("Dit is de beste vorm.", "beste"),
        ("Het is bewezen goedkoper.", "bewezen"),
        ("Kandidaten voor samenvoegen", "kandidaten"),
        ("winnaars en achterblijvers", "winnaars"),
        ("Stand van vandaag", "vandaag"),
        ("naar Shapley-waarde", "shapley"),
        ("Baarn is lid van deze samenwerking.", "lid van deze samenwerking"),
        ("Het AB besluit.", "ab"),
    ],
)
def test_a_planted_word_is_seen(text: str, word: str):
    assert forbidden(Text(text)) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Zes leden van het algemeen bestuur",
        "Wgr 13, eerste lid",
        "het AB van de regeling",
        "Dit zegt niets over bestuurlijke drukte.",
        "Sommigen spreken van een lappendeken.",
        "Een raadslid vraagt ernaar.",
    ],
)
def test_an_ordinary_sentence_is_let_through(text: str):
    assert forbidden(Text(text), in_template=True) == []


def test_some_words_are_no_title():
    assert forbidden(Text("Bestuurlijke drukte", is_title=True)) == ["bestuurlijke drukte"]
    assert forbidden(Text("De lappendeken", is_title=True)) == ["lappendeken"]


def test_texts_of_a_template_are_what_people_read():
    source = """{# kandidaat #}{% block title %}Kop{% endblock title %}
        <h2 class="remark">Titel {{ remark }}</h2><img alt="Plaat"><p>Zin</p>
        {% include "a.html" with b="een zin" %}"""
    found = [text for text in texts_of_template(source) if text.words.strip()]
    assert Text("Kop", is_title=True) in found
    assert Text("Titel ", is_title=True) in found
    assert {Text("Plaat"), Text("Zin"), Text("een zin")} <= set(found)
    assert "remark" not in " ".join(text.words for text in found)


def test_texts_of_a_pack_are_found_at_any_depth():
    pack = {"title": "Kop", "values": [{"text": "Zin", "number": 3}]}
    assert list(texts_of_pack(pack)) == [Text("Kop", is_title=True), Text("Zin")]


def test_texts_of_code_are_no_docstrings():
    source = '"""Doc."""\nA = "zin"\n"""About A."""\nshow(title="kop", note=f"deel {A}")'
    assert set(texts_of_code(source)) == {Text("zin"), Text("kop", is_title=True), Text("deel ")}
