"""Draw the records of the national register that people label by hand, to test the classifier.

Usage: ``python tools/draw_labelled.py EXPORT GEMEENTE_PROVINCIE.csv``; prints one register id a line.

The draw is systematic over sorted strata: sorted by province, within it by form, within that in an order
that only chance decides, and then one record per equal step. So every stratum has about its fair share.
"""

import argparse
import csv
import gzip
import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

DAY = date(2026, 5, 16)
SEED = 20261121
SIZE = 60
CROSS_BORDER = "cross-border"
NO_MUNICIPALITY = "no municipality"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One arrangement in force that could be drawn."""

    register_id: str
    form: str
    stratum: str
    """Province of most of its municipalities, or one of the two constants above."""


def read_provinces(path: Path) -> dict[str, str]:
    """Read which municipality (``gm0014``) lies in which province (``PV20``)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["gemeentecode"].lower(): row["provinciecode"] for row in csv.DictReader(lines)}


def read_candidates(path: Path, provinces: dict[str, str]) -> list[Candidate]:
    """Read every arrangement of the export that is in force on the day."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    records = root.iterfind(".//{*}deelnemendeOrganisaties/..")
    return [_candidate(record, provinces) for record in records if _in_force(record)]


def draw(candidates: list[Candidate], size: int = SIZE, seed: int = SEED) -> list[Candidate]:
    """Take ``size`` candidates at equal steps through the sorted strata; the seed sets order and start."""
    ordered = sorted(candidates, key=lambda one: (one.stratum, one.form, _chance(seed, one.register_id)))
    step = len(ordered) / size
    start = step * (int(_chance(seed, "start"), 16) / 16**64)
    return [ordered[int(start + step * position)] for position in range(size)]


def _candidate(record: etree._Element, provinces: dict[str, str]) -> Candidate:
    form = _attribute(record.find("{*}samenwerkingsvorm"), "afkorting")
    return Candidate(_attribute(record, "systeemId"), form, _stratum(record, provinces))


def _stratum(record: etree._Element, provinces: dict[str, str]) -> str:
    parent = record.getparent()
    if parent is not None and etree.QName(parent).localname.endswith("Grensoverschrijdend"):
        return CROSS_BORDER
    members = record.iterfind("{*}deelnemendeOrganisaties/{*}deelnemendeOrganisatie")
    codes = [_attribute(member, "resourceIdentifierTOOI").rpartition("/")[2] for member in members]
    counts = Counter(provinces[code] for code in codes if code in provinces)
    return min(counts, key=lambda code: (-counts[code], code), default=NO_MUNICIPALITY)


def _in_force(record: etree._Element) -> bool:
    start = record.findtext("{*}datumInwerkingtreding") or "0001-01-01"
    end = record.findtext("{*}datumUitwerkingtreding") or "9999-12-31"
    return start <= DAY.isoformat() < end


def _attribute(element: etree._Element | None, name: str) -> str:
    if element is None:
        return ""
    found = [str(value) for key, value in element.items() if etree.QName(key).localname == name]
    return found[0] if found else ""


def _chance(seed: int, text: str) -> str:
    # A digest gives the same order in every version of Python, which random.shuffle does not promise.
    return hashlib.sha256(f"{seed}:{text}".encode()).hexdigest()


def main() -> None:
    """Print the register ids of the draw; refuse one in which a form or a province is missing."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("export", type=Path)
    parser.add_argument("provinces", type=Path)
    arguments = parser.parse_args()
    candidates = read_candidates(arguments.export, read_provinces(arguments.provinces))
    drawn = draw(candidates)
    missed = {one.form for one in candidates} - {one.form for one in drawn}
    missed |= {one.stratum for one in candidates} - {one.stratum for one in drawn}
    if missed:
        parser.error(f"not drawn at all: {', '.join(sorted(missed))}; choose another seed or a larger size")
    for one in sorted(drawn, key=lambda each: int(each.register_id)):
        print(one.register_id)


if __name__ == "__main__":
    main()
