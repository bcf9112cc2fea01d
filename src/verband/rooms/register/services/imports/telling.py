"""What an import would do, in the plain values that its page shows; and its whole text as a file."""

from collections.abc import Mapping
from typing import Any

from verband.rooms.common.bridge import InputError
from verband.rooms.register.bridge.lists import DoubtfulListError, ListDoubt, columns_to_choose
from verband.rooms.register.services.imports.asked import LISTS, AskedImport
from verband.rooms.register.services.imports.prepared import Prepared
from verband.rooms.register.services.reconcile.plan import TooMuchVanishedError

OUTCOMES = {
    "created": "nieuw",
    "updated": "gewijzigd",
    "ended": "beëindigd",
    "vanished": "niet meer in de bron",
    "conflicting": "verschil",
    "unchanged": "ongewijzigd",
}
NAMES_SHOWN = 100
FINDINGS_SHOWN = 100
DOUBTS_SHOWN = 100
"""Doubts beyond these are asked after the first ones are answered."""
_ON_SCREEN = {
    "voer de opdracht dan uit met --force": "bevestig dat dan hieronder",
    "vraagt Verband om --force": "vraagt Verband om een bevestiging",
    "Kies er een met --government KOLOM": "Kies er hieronder een",
    "Kies er een met --partnership KOLOM": "Kies er hieronder een",
    "noem die met --government KOLOM": "kies die hieronder",
    "noem die met --partnership KOLOM": "kies die hieronder",
    "noem die dan met --government KOLOM": "kies die dan hieronder",
    "noem die dan met --partnership KOLOM": "kies die dan hieronder",
    "Noem hem met --government KOLOM": "Kies hem hieronder",
    "Noem hem met --partnership KOLOM": "Kies hem hieronder",
    "geef er een met --list NAAM": "vul hieronder een naam in",
    "(--government)": "",
    "(--partnership)": "",
}
"""How the command says it → how the page says it."""


def on_screen(sentence: str) -> str:
    """Return a sentence that speaks of switches of the command, as a page says it."""
    for written, said in _ON_SCREEN.items():
        sentence = sentence.replace(written, said)
    return sentence


def told(asked: AskedImport, prepared: Prepared) -> dict[str, Any]:
    """Return what a plan would do, with names, as plain values."""
    names = prepared.plan.names()
    return {
        **_asked(asked),
        "mark": prepared.mark,
        "is_empty": prepared.plan.is_empty,
        "stand_on": prepared.stand_on.isoformat() if prepared.stand_on else "",
        "how": list(prepared.how),
        "findings": list(prepared.findings[:FINDINGS_SHOWN]),
        "more_findings": max(0, len(prepared.findings) - FINDINGS_SHOWN),
        "older": prepared.older,
        "loss": _loss(prepared),
        "counts": counts(prepared, prepared.plan.counts()),
        "names": [
            {"label": OUTCOMES[code], "total": len(found), "shown": found[:NAMES_SHOWN]}
            for code, found in names.items()
            if found
        ],
    }


def counts(prepared: Prepared, numbers: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """Return a row per kind of record with a number per outcome."""
    return [
        {
            "label": prepared.labels[kind],
            "numbers": [[word, of_kind.get(code, 0)] for code, word in OUTCOMES.items()],
        }
        for kind, of_kind in numbers.items()
        if of_kind
    ]


def told_refusal(asked: AskedImport, error: InputError) -> dict[str, Any]:
    """Return why a list was not compared, with what a person can choose.

    Raises
    ------
    InputError
        The error itself, when there is nothing to choose: the file is no list.
    """
    if asked.kind not in LISTS:
        raise error
    columns = columns_to_choose(asked.content())
    doubts = error.doubts if isinstance(error, DoubtfulListError) else ()
    return {
        **_asked(asked),
        "refused": _refused(error),
        "columns": [list(column) for column in columns],
        "doubts": [_doubt(doubt) for doubt in doubts[:DOUBTS_SHOWN]],
        "more_doubts": max(0, len(doubts) - DOUBTS_SHOWN),
    }


def as_text(asked: AskedImport, prepared: Prepared) -> bytes:
    """Return everything that would change by name, for who wants to read it whole."""
    lines = [f"Wat er verandert door {asked.file_name}", "Er is nog niets verwerkt.", ""]
    lines += [f"Let op: {finding}" for finding in prepared.findings]
    for code, found in prepared.plan.names().items():
        lines += ["", f"{OUTCOMES[code].capitalize()} ({len(found)})", *(f"- {name}" for name in found)]
    return "\r\n".join(lines).encode("utf-8-sig")


def _asked(asked: AskedImport) -> dict[str, Any]:
    return {"asked": asked.as_values(), "is_list": asked.kind in LISTS}


def _loss(prepared: Prepared) -> str:
    try:
        prepared.plan.refuse_great_loss()
    except TooMuchVanishedError as error:
        return on_screen(str(error))
    return ""


def _refused(error: InputError) -> str:
    if isinstance(error, DoubtfulListError):
        return f"{str(error).partition(';')[0]}. Kies hieronder wat er is bedoeld, of pas de lijst aan."
    return on_screen(str(error))


def _doubt(doubt: ListDoubt) -> Mapping[str, Any]:
    return {
        "what": doubt.what,
        "text": doubt.text,
        "sentence": str(doubt),
        "suggestions": [[each.code, each.name, each.reason] for each in doubt.suggestions],
        "may_be_new": doubt.may_be_new,
        "can_choose": doubt.what in {"overheid", "samenwerkingsverband", "gebied"},
    }
