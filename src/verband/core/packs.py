"""Packs: dated facts of law and field, each with its source and how sure we are of it.

A pack is a folder ``packs/<name>/`` with one file ``<valid-from>.yaml`` per date from which it holds.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from verband.core.errors import PackError

ROOT = Path(__file__).resolve().parent.parent / "packs"
REQUIRED = ("title", "source", "retrieved", "certainty", "values")
CERTAINTIES = ("checked", "law-of-2017", "unverified", "own-reading")


@dataclass(frozen=True, slots=True)
class Pack:
    """One dated file of a pack."""

    name: str
    valid_from: date
    title: str
    source: str
    """Where the values come from: title and address, in words."""
    retrieved: date
    certainty: str
    """One of ``CERTAINTIES``: checked in the text, law text of 2017, not checked, or our own reading."""
    values: Any
    note: str = ""


@lru_cache
def load_pack(name: str, day: date | None = None, root: Path = ROOT) -> Pack:
    """Read the newest file of a pack that holds on ``day`` (the newest of all when None).

    Raises
    ------
    PackError
        When no file holds on that day, or a file misses one of the required keys.
    """
    files = sorted((root / name).glob("*.yaml"))
    held = [file for file in files if day is None or date.fromisoformat(file.stem) <= day]
    if not held:
        message = f"Pakket '{name}' heeft geen bestand dat geldt op {day or 'enige dag'}."
        raise PackError(message)
    return _read(name, held[-1])


def _read(name: str, file: Path) -> Pack:
    # The safe loader in C where there is one: ten times as fast.
    safe_loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = safe_loader(file.read_text(encoding="utf-8")).get_single_data()
    missing = [key for key in REQUIRED if key not in (content or {})]
    if missing:
        message = f"Pakket '{name}' ({file.name}) mist: {', '.join(missing)}."
        raise PackError(message)
    if content["certainty"] not in CERTAINTIES:
        message = f"Pakket '{name}' ({file.name}) heeft een onbekend zekerheidslabel: {content['certainty']}."
        raise PackError(message)
    return Pack(
        name=name,
        valid_from=date.fromisoformat(file.stem),
        note=content.get("note", ""),
        **{key: content[key] for key in REQUIRED},
    )
