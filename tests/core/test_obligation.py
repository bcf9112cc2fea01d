from datetime import date

import pytest

from verband.core.classify import ArrangementText, task_kinds
from verband.core.errors import PackError
from verband.core.obligation import legal_duties, obligation, read_duty

DAY = date(2026, 5, 16)


def ask(kinds, title, day=DAY, **text: object):
    return obligation(kinds, day, ArrangementText(title=title, **text))


@pytest.mark.parametrize(
    ("kinds", "title", "code"),
    [
        (["veiligheid"], "Veiligheidsregio Oost", "veiligheidsregio"),
        (["ggd"], "GGD Oost", "gezondheidsdienst"),
        (["omgevingsdienst"], "Omgevingsdienst Oost", "omgevingsdienst"),
        (["onderwijs_en_cultuur"], "Leerplicht en RMC Oost", "doorstroompunt"),
    ],
)
def test_a_body_the_law_asks_for_is_statutory_in_a_fixed_region(kinds, title, code):
    answer = ask(kinds, title)

    assert answer.code == "statutory-fixed"
    assert answer.duty.code == code
    assert answer.label == f"verplicht, vaste regio ({answer.duty.law}, {answer.duty.article})"


def test_joint_youth_care_is_statutory_in_a_free_region():
    answer = ask(["jeugd_en_zorginkoop"], "Centrumregeling Jeugdhulp Oost")

    assert answer.code == "statutory-free"
    assert answer.label == "verplicht, regio vrij (Jeugdwet, artikel 2.8)"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("veiligheid", "Zorg- en Veiligheidshuis Oost"),
        ("veiligheid", "Stadsgewestelijke brandweer"),
        ("ggd", "Regionale Ambulancevoorziening Oost"),
        ("omgevingsdienst", "Centrumregeling VVTH Oost"),
        ("jeugd_en_zorginkoop", "Centrum Jeugd en Gezin Oost"),
        ("jeugd_en_zorginkoop", "Beschermd wonen Oost"),
        ("onderwijs_en_cultuur", "Openbaar onderwijs Oost"),
        ("werk_en_inkomen", "Schuldhulpverlening Oost"),
        ("belastingen", "Belastingkantoor Oost"),
    ],
)
def test_another_body_of_the_same_kind_is_voluntary_by_our_reading(kind, title):
    answer = ask([kind], title)

    assert (answer.code, answer.duty) == ("voluntary", None)
    assert "onze lezing" in answer.label


def test_an_unclassified_arrangement_is_unknown():
    assert ask([], "Veiligheidsregio Oost").code == "unknown"


def test_two_duties_are_both_given_with_that_of_the_main_kind_first():
    answer = ask(["veiligheid", "ggd"], "Veiligheids- en Gezondheidsregio Oost")

    assert [duty.code for duty in answer.duties] == ["veiligheidsregio", "gezondheidsdienst"]
    assert answer.duty is answer.duties[0]


def test_a_region_that_is_the_health_service_is_statutory():
    answer = ask(["regio_bestuur", "ggd"], "Regio Oost", powers=("taken publieke gezondheidszorg",))

    assert answer.duty.code == "gezondheidsdienst"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2016, 4, 13), None),
        (date(2016, 4, 14), "omgevingsdienst-wabo"),
        (date(2023, 12, 31), "omgevingsdienst-wabo"),
        (date(2024, 1, 1), "omgevingsdienst"),
    ],
)
def test_the_law_of_the_day_counts(day, code):
    duty = ask(["omgevingsdienst"], "Omgevingsdienst Oost", day).duty

    assert (duty and duty.code) == code


def test_before_the_duties_we_know_of_it_is_unknown():
    assert ask(["veiligheid"], "Veiligheidsregio Oost", date(2009, 1, 1)).code == "unknown"


def test_a_duty_without_a_known_beginning_counts_as_in_force():
    assert ask(["onderwijs_en_cultuur"], "Leerplicht en RMC Oost", date(1999, 1, 1)).code == "statutory-fixed"


def test_every_duty_belongs_to_a_known_kind_and_has_its_own_code():
    duties = legal_duties()

    assert {duty.task_kind for duty in duties} <= task_kinds().kinds.keys()
    assert len({duty.code for duty in duties}) == len(duties)


ENTRY = {
    "code": "vis",
    "task_kind": "vissen",
    "obligation": "statutory-free",
    "law": "Viswet",
    "article": "artikel 1",
    "participants_rule": "Allen.",
    "region_rule": "Vrij.",
    "form_rule": "Vrij.",
    "source": "https://example.org",
    "certainty": "unverified",
    "holds_for": {"title": ["vis"]},
}


def test_a_complete_duty_is_read():
    assert read_duty(ENTRY).law == "Viswet"


@pytest.mark.parametrize("key", ["law", "holds_for"])
def test_a_missing_key_is_named(key):
    with pytest.raises(PackError, match=key):
        read_duty({name: value for name, value in ENTRY.items() if name != key})


@pytest.mark.parametrize(
    "change",
    [
        {"obligation": "soms"},
        {"certainty": "misschien"},
        {"holds_for": {"gerucht": ["vis"]}},
        {"wet": "Viswet"},
    ],
)
def test_an_unknown_value_is_refused(change):
    with pytest.raises(PackError, match="'vis'"):
        read_duty(ENTRY | change)
