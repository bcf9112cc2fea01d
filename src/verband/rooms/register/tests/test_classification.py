"""How well the patterns know the task of an arrangement, on sixty that were read and labelled beforehand.

The labels stand in ``tests/cases`` and no pattern may be written or mended by them.
"""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
import yaml

from verband.rooms.register.bridge.facts import read_version, task_kinds
from verband.rooms.register.models import PartnershipVersion, VersionTaskKind
from verband.rooms.register.tests.small_exports import everything

ROOT = Path(__file__).resolve().parents[5]
DOCUMENT = ROOT / "docs" / "classificatie.md"
DAY = date(2026, 5, 16)
BEGIN, END = "<!-- begin: berekend -->\n", "<!-- einde: berekend -->\n"
NOT_FOUND, NOT_LABELLED = "niet herkend", "(niet gelabeld)"
pytestmark = [pytest.mark.register, pytest.mark.django_db]


@pytest.fixture(scope="module")
def labelled():
    """Return the kinds that a reader gave, by number in the register."""
    records = yaml.safe_load((ROOT / "tests/cases/task_kinds_labelled.yaml").read_text(encoding="utf-8"))
    return {record["register_id"]: record["kinds"] for record in records["records"]}


@pytest.fixture
def found(imported_register, labelled):
    """Return the kinds that the patterns gave the same arrangements."""
    rows = VersionTaskKind.objects.filter(version__register_id__in=labelled).order_by("id")
    kinds = {number: [] for number in labelled}
    for number, kind in rows.values_list("version__register_id", "kind"):
        kinds[number].append(kind)
    return kinds


@pytest.fixture
def in_force(imported_register):
    versions = PartnershipVersion.objects.on(DAY)
    return versions.count(), versions.filter(task_kinds__isnull=False).distinct().count()


def precision(labelled, found):
    """Return the right kinds and all kinds given, over the arrangements that got any."""
    right = sum(kind in labelled[number] for number, kinds in found.items() for kind in kinds)
    return right, sum(map(len, found.values()))


def confusion(labelled, found):
    """Return under which kinds each labelled kind was found; what was found right counts for itself."""
    table = defaultdict(Counter)
    for number, kinds in labelled.items():
        right = set(kinds) & set(found[number])
        wrong = [kind for kind in found[number] if kind not in right] or [NOT_FOUND]
        for kind in kinds:
            table[kind].update([kind] if kind in right else wrong)
        if not set(kinds) - right and wrong != [NOT_FOUND]:
            table[NOT_LABELLED].update(wrong)
    return table


def told(labelled, found, in_force):
    """Return the figures as the document tells them."""
    right, given = precision(labelled, found)
    classified = sum(map(bool, found.values()))
    labels = sum(map(len, labelled.values()))
    number, known = in_force
    lines = [
        f"- Van kracht op 16 mei 2026: {number} regelingen; {known} ({_percent(known, number)}) kregen een soort taak.",
        f"- Van de {len(labelled)} gelabelde regelingen kregen er {classified} een soort taak.",
        f"- Zij kregen samen {given} soorten; {right} daarvan ({_percent(right, given)}) gaf de lezer ook.",
        f"- De lezer gaf {labels} soorten; {right} daarvan ({_percent(right, labels)}) zijn herkend.",
        "",
        "| Volgens de lezer | aantal | herkend als |",
        "|---|---|---|",
    ]
    table = confusion(labelled, found)
    for kind in sorted(table, key=_label):
        as_found = ", ".join(f"{_label(other)} {n}" for other, n in table[kind].most_common())
        lines.append(f"| {_label(kind)} | {table[kind].total()} | {as_found} |")
    return "\n".join(lines) + "\n"


def _percent(part, whole):
    return f"{100 * part / whole:.1f} %".replace(".", ",")


def _label(kind):
    return task_kinds().kinds[kind].label if kind in task_kinds().kinds else kind


def test_sixty_were_labelled_and_all_are_still_in_force(labelled, imported_register):
    assert len(labelled) == 60
    assert PartnershipVersion.objects.on(DAY).filter(register_id__in=labelled).count() == 60


def test_nine_of_ten_kinds_given_are_right(labelled, found):
    right, given = precision(labelled, found)
    assert right / given >= 0.9


def test_nine_of_ten_in_force_are_classified(in_force):
    number, known = in_force
    assert known / number >= 0.9


def test_every_kind_stands_with_the_words_that_gave_it(imported_register):
    assert not VersionTaskKind.objects.filter(evidence="").exists()
    assert not VersionTaskKind.objects.filter(found_in="").exists()


def test_reading_writes_nothing(imported_register, django_assert_num_queries):
    before = everything()
    version = PartnershipVersion.objects.on(DAY).first()
    with django_assert_num_queries(0):
        read_version({"name": version.name, "purpose": version.purpose}, "", DAY)
    assert everything() == before


def test_document_tells_what_is_computed(labelled, found, in_force):
    document = DOCUMENT.read_text(encoding="utf-8")
    between = document[document.index(BEGIN) + len(BEGIN) : document.index(END)]
    assert between.strip() == told(labelled, found, in_force).strip()
