"""Several lists live beside each other, and each can be read in again and again."""

from datetime import date

import pytest

from verband.rooms.register.bridge.wanted import Delivery, Wanted
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Membership, PartnershipVersion
from verband.rooms.register.services.reconcile import compare
from verband.rooms.register.tests.conftest import TODAY, stop_clock
from verband.rooms.register.tests.lists import everything, told

HEAD = "Verband;Gemeente\n"
ONE = f"{HEAD}Jong Beraad;Houten\nJong Beraad;Soest\nRegio Lek;Houten\n"
LATER = date(2026, 9, 1)


def open_members() -> list[tuple[str, str]]:
    return told(valid_to=None)


def test_second_reading_of_one_list_leaves_what_another_brought(lists):
    lists.read(ONE, file_name="een.csv")
    lists.read(f"{HEAD}Regio Lek;Soest\n", file_name="twee.csv")
    lists.read(f"{HEAD}Regio Lek;Bergen (L)\n", "--force", file_name="twee.csv")
    assert open_members() == [
        *[("Bergen (L)", "Regio Lek"), ("Houten", "Jong Beraad"), ("Houten", "Regio Lek")],
        ("Soest", "Jong Beraad"),
    ]


def test_list_has_the_name_that_the_person_gives_it(lists):
    lists.read(ONE, "--list", "Verbonden partijen", file_name="een.csv")
    lists.refused(f"{HEAD}Regio Lek;Houten\n", "--list", "verbonden PARTIJEN", file_name="twee.csv")


def test_loss_of_more_than_a_twentieth_asks_for_force(lists):
    lists.read(ONE)
    less = f"{HEAD}Jong Beraad;Houten\n"
    assert "--force" in lists.refused(less)
    lists.read(less, "--force")
    ended = Membership.objects.filter(source=Source.LIST).exclude(valid_to=None)
    assert {(row.party.name, row.valid_to) for row in ended} == {
        ("Gemeente Soest", TODAY),
        ("Gemeente Houten", TODAY),
    }


def test_old_list_read_again_undoes(lists):
    lists.read(ONE)
    before = told(valid_to=None)
    lists.read(f"{HEAD}Regio Lek;Houten\n", "--force")
    assert open_members() == [("Houten", "Regio Lek")]
    assert PartnershipVersion.objects.get(name="Jong Beraad").valid_to == TODAY
    lists.read(ONE)
    assert open_members() == before
    assert PartnershipVersion.objects.get(name="Jong Beraad").valid_to is None


def test_what_two_lists_say_is_one_row_until_neither_says_it(lists):
    shorter = f"{HEAD}Jong Beraad;Houten\nRegio Lek;Houten\n"
    lists.read(ONE, file_name="een.csv")
    before = Membership.objects.count(), PartnershipVersion.objects.count()
    lists.read(ONE, file_name="twee.csv")
    assert (Membership.objects.count(), PartnershipVersion.objects.count()) == before
    assert "1 niet meer in de bron" in lists.read(shorter, "--force", file_name="een.csv")
    assert ("Soest", "Jong Beraad") in open_members()
    assert "1 beëindigd" in lists.read(shorter, "--force", file_name="twee.csv")
    assert ("Soest", "Jong Beraad") not in open_members()


@pytest.mark.parametrize("name", ["een.csv", "twee.csv", "drie.csv"])
def test_what_both_lists_left_out_opens_again_for_any_list_that_brings_it(lists, name):
    shorter = f"{HEAD}Regio Lek;Houten\n"
    for file_name in ("een.csv", "twee.csv"):
        lists.read(ONE, file_name=file_name)
    for file_name in ("een.csv", "twee.csv"):
        lists.read(shorter, "--force", file_name=file_name)
    assert open_members() == [("Houten", "Regio Lek")]
    lists.read(ONE, file_name=name)
    assert open_members() == [("Houten", "Jong Beraad"), ("Houten", "Regio Lek"), ("Soest", "Jong Beraad")]


def test_list_fills_in_a_beginning_that_another_list_does_not_know(lists):
    lists.read(f"{HEAD}Regio Lek;Houten\n", file_name="een.csv")
    dated = "Verband;Gemeente;Vanaf\nRegio Lek;Houten;2020-01-01\n"
    assert "Let op" not in lists.read(dated, file_name="twee.csv")
    [row] = Membership.objects.filter(source=Source.LIST)
    assert (row.valid_from, row.valid_to) == (date(2020, 1, 1), None)
    before = everything()
    for content, name in ((f"{HEAD}Regio Lek;Houten\n", "een.csv"), (dated, "twee.csv")):
        assert "is al verwerkt" in lists.read(content, file_name=name)
    assert everything() == before


def test_difference_between_two_lists_is_told_and_the_first_stays(lists):
    lists.read(f"{HEAD}Regio Lek;Houten\n", file_name="een.csv")
    said = lists.read("Verband;Gemeente;Rol\nRegio Lek;Houten;centrumgemeente\n", file_name="twee.csv")
    assert "regel 2: lijst 'een' zegt van Gemeente Houten in Regio Lek een andere rol of periode." in said
    assert Membership.objects.get(source=Source.LIST).role == "participant"


def test_period_across_two_periods_of_another_list_is_refused(lists):
    head = "Verband;Gemeente;Vanaf;Tot\n"
    periods = f"{head}Regio Lek;Houten;2010-01-01;2012-01-01\nRegio Lek;Houten;2015-01-01;\n"
    lists.read(periods, file_name="een.csv")
    lists.refused(f"{head}Regio Lek;Houten;2011-01-01;\n", file_name="twee.csv")
    assert "lijst 'een' noemt deze deelname in een andere periode" in lists.doubts


def test_date_that_is_filled_in_later_changes_the_row_and_makes_no_other(lists):
    lists.read(f"{HEAD}Regio Lek;Houten\n")
    lists.read("Verband;Gemeente;Vanaf\nRegio Lek;Houten;2020-01-01\n")
    [row] = Membership.objects.filter(source=Source.LIST)
    assert (row.valid_from, row.valid_to) == (date(2020, 1, 1), None)


def test_earlier_period_that_is_added_leaves_the_later_row_in_its_place(lists):
    head = "Verband;Gemeente;Vanaf;Tot\n"
    lists.read(f"{head}Regio Lek;Houten;2018-01-01;\n")
    [row] = Membership.objects.filter(source=Source.LIST)
    lists.read(f"{head}Regio Lek;Houten;2010-01-01;2012-01-01\nRegio Lek;Houten;2018-01-01;\n")
    first, second = Membership.objects.filter(source=Source.LIST).order_by("valid_from")
    assert second.pk == row.pk
    assert (first.valid_from, first.valid_to) == (date(2010, 1, 1), date(2012, 1, 1))


def test_new_period_after_a_gap_stands_beside_the_one_that_ended(lists, monkeypatch):
    head = "Verband;Gemeente;Vanaf\n"
    lists.read(f"{head}Regio Lek;Houten;\nRegio Lek;Soest;\n")
    lists.read(f"{head}Regio Lek;Soest;\n", "--force")
    stop_clock(monkeypatch, LATER)
    lists.read(f"{head}Regio Lek;Houten;2026-08-01\nRegio Lek;Soest;\n")
    rows = Membership.objects.filter(source=Source.LIST, party__name="Gemeente Houten").order_by("pk")
    assert [(row.valid_from, row.valid_to) for row in rows] == [(None, TODAY), (date(2026, 8, 1), None)]


def test_comparison_looks_only_at_keys_of_its_own_scope(lists, region):
    lists.read(ONE, file_name="een.csv")
    delivery = Delivery(
        source=Source.LIST,
        stand_on=TODAY,
        file_name="twee.csv",
        file_digest="",
        wanted=(Wanted("partnership", "twee:1", "Nieuw", region.lek.public_id, {"leading_source": "lijst"}),),
        scope="twee",
        existing={("partnership", "twee:1"): region.lek.public_id},
    )
    plan = compare(delivery)
    assert (plan.gone, plan.created, plan.known) == ([], [], {})
    assert [update.object_id for update in plan.updated] == [region.lek.public_id]


def test_letters_of_another_list_with_a_longer_name_are_not_its_own(lists):
    lists.read(ONE, file_name="regio.csv")
    lists.read(f"{HEAD}Regio Lek;Soest\n", file_name="regio-lek.csv")
    assert "is al verwerkt" in lists.read(ONE, file_name="regio.csv")
    assert ("Soest", "Regio Lek") in open_members()
