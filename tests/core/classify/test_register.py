import sys
from collections import Counter
from datetime import date

import pytest

from verband.core.classify import classify, task_kinds
from verband.core.obligation import obligation

pytestmark = pytest.mark.register

DAY = date(2026, 5, 16)


@pytest.fixture(scope="module")
def found(in_force_texts):
    return [classify(text, task_kinds()) for text in in_force_texts]


@pytest.fixture(scope="module")
def obligations(in_force_texts, found):
    return [
        obligation([one.kind for one in kinds], DAY, text)
        for text, kinds in zip(in_force_texts, found, strict=True)
    ]


def test_nine_in_ten_of_those_in_force_are_classified(found):
    counts = Counter(one.kind for kinds in found for one in kinds)
    sources = Counter(kinds[0].found_in for kinds in found if kinds)
    classified = sum(map(bool, found))
    sys.stdout.write(f"\n{classified} of {len(found)} classified, found in {dict(sources.most_common())}\n")
    sys.stdout.writelines(f"{count:4} {kind}\n" for kind, count in counts.most_common())

    assert len(found) == 451
    assert classified >= 0.9 * len(found)


def test_every_kind_occurs(found):
    assert {one.kind for kinds in found for one in kinds} == set(task_kinds().kinds)


def test_one_in_eight_or_fewer_has_two_kinds(found):
    assert sum(len(kinds) == 2 for kinds in found) <= len(found) / 8


def test_older_versions_are_classified_as_well(register):
    classified = sum(bool(classify(text, task_kinds())) for text, _ in register)

    assert classified >= 0.9 * len(register)


def test_schuldhulpverlening_is_no_safety(in_force_texts, found):
    (kinds,) = [
        kinds
        for text, kinds in zip(in_force_texts, found, strict=True)
        if "Schuldhulpverlening" in text.title
    ]

    assert [one.kind for one in kinds] == ["werk_en_inkomen"]


@pytest.mark.parametrize(
    ("code", "arrangements"),
    [("veiligheidsregio", 25), ("gezondheidsdienst", 26), ("omgevingsdienst", 28)],
)
def test_statutory_bodies_are_counted(obligations, code, arrangements):
    assert sum(code in [duty.code for duty in one.duties] for one in obligations) == arrangements


def test_obligations_are_counted(obligations):
    counts = Counter(one.code for one in obligations)
    sys.stdout.write(f"\n{dict(counts)}\n")

    assert 70 <= counts["statutory-fixed"] <= 85
    assert counts["voluntary"] > counts["statutory-fixed"] + counts["statutory-free"]
