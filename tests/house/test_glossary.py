"""docs/glossary.yaml ties each word on the screen to its one identifier in the code, and back."""

import ast
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = yaml.safe_load((ROOT / "docs/glossary.yaml").read_text(encoding="utf-8"))
NEEDED = {"term", "identifier", "nl", "en"}
ALLOWED = NEEDED | {"source"}


def our_models() -> dict[str, str]:
    """Return identifier → word on the screen of every table of ours."""
    found = [model for model in apps.get_models() if model.__module__.startswith("verband.")]
    return {model.__name__: str(model._meta.verbose_name) for model in found}


def our_choices() -> list[type[models.TextChoices]]:
    """Return the closed lists of codes that the rooms store."""
    return [found for found in models.TextChoices.__subclasses__() if found.__module__.startswith("verband.")]


def members(choices: Iterable[type[models.TextChoices]]) -> dict[str, str]:
    """Return identifier → word on the screen of every code."""
    return {f"{found.__name__}.{member.name}": str(member.label) for found in choices for member in found}


def defined_names() -> set[str]:
    """Return every class of the package, and every name given inside one: ``Party`` and ``Party.tooi``."""
    names: set[str] = set()
    for file in (ROOT / "src/verband").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for found in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            names |= {found.name} | {f"{found.name}.{name}" for name in names_in(found)}
    return names


def names_in(found: ast.ClassDef) -> set[str]:
    """Return what is given a name in the body of a class."""
    targets = [target for node in found.body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in found.body if isinstance(node, ast.AnnAssign)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def word(term: str) -> str:
    """Return a term without what tells it from a namesake: ``vereniging (vorm)`` reads ``vereniging``."""
    return term.partition(" (")[0]


def twins(entries: Iterable[dict[str, Any]], key: str) -> list[str]:
    """Return the values that more than one entry has."""
    found = Counter(str(entry.get(key)).casefold() for entry in entries)
    return [value for value, number in found.items() if number > 1]


def flaws(entry: dict[str, Any]) -> list[str]:
    """Return what is wrong with the shape of one entry."""
    found = [f"no {key}" for key in sorted(NEEDED) if not str(entry.get(key) or "").strip()]
    found += [f"{key}?" for key in sorted(entry.keys() - ALLOWED)]
    loose = [key for key in ("nl", "en") if not str(entry.get(key)).strip().endswith(".")]
    return found + [f"{key}: no sentence" for key in loose]


def missing(wanted: dict[str, str], entries: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the identifiers that have no entry under the word that the screen shows."""
    told = {entry["identifier"]: word(entry["term"]) for entry in entries}
    return {name: label for name, label in wanted.items() if told.get(name) != label}


def stale(entries: Iterable[dict[str, Any]], names: set[str]) -> list[str]:
    """Return the identifiers with a capital that the code does not know; a word without one is a notion."""
    identifiers = [entry["identifier"] for entry in entries]
    return [name for name in identifiers if name[0].isupper() and name not in names]


def test_every_entry_is_whole():
    assert {entry.get("term"): found for entry in ENTRIES if (found := flaws(entry))} == {}


def test_no_two_entries_share_a_word_or_an_identifier():
    assert twins(ENTRIES, "term") == []
    assert twins(ENTRIES, "identifier") == []


def test_every_table_has_its_word():
    assert missing(our_models(), ENTRIES) == {}


def test_every_list_of_codes_has_an_entry():
    assert {found.__name__ for found in our_choices()} <= {entry["identifier"] for entry in ENTRIES}


def test_every_code_has_its_word():
    assert missing(members(our_choices()), ENTRIES) == {}


def test_no_entry_has_outlived_the_code():
    assert stale(ENTRIES, defined_names()) == []


class Weather(models.TextChoices):
    """A list of codes that no glossary knows."""

    DRY = "dry", "droog"


GOOD = {
    "term": "droog (weer)",
    "identifier": "Weather.DRY",
    "nl": "Het regent niet.",
    "en": "It does not rain.",
}


def test_a_planted_code_without_entry_is_seen():
    assert missing(members([Weather]), []) == {"Weather.DRY": "droog"}
    assert missing(members([Weather]), [GOOD]) == {}


def test_a_planted_other_word_is_seen():
    assert missing(members([Weather]), [{**GOOD, "term": "dor"}]) == {"Weather.DRY": "droog"}


def test_planted_twins_are_seen():
    other = {**GOOD, "identifier": "Weather.ARID", "term": "Droog (weer)"}
    assert (twins([GOOD, other], "term"), twins([GOOD, other], "identifier")) == (["droog (weer)"], [])


def test_a_planted_identifier_without_code_is_seen():
    assert stale([GOOD], {"Weather"}) == ["Weather.DRY"]
    assert stale([{**GOOD, "identifier": "drought"}], set()) == []


def test_names_given_in_a_class_are_known():
    assert {"Party", "Party.tooi", "Form.PUBLIC_BODY"} <= defined_names()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"nl": ""}, ["no nl", "nl: no sentence"]),
        ({"en": "No full stop"}, ["en: no sentence"]),
        ({"note": "x"}, ["note?"]),
        ({"source": "Wgr 1, eerste lid"}, []),
    ],
)
def test_a_planted_flaw_is_seen(change: dict[str, str], found: list[str]):
    assert flaws({**GOOD, **change}) == found
