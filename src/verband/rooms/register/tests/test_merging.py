"""Two records that are the same become one: everything moves, nothing is lost, and it can be undone."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.urls import reverse

from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, PartyKind, Source
from verband.rooms.register.models import (
    Particulars,
    Partnership,
    PartnershipVersion,
    Party,
    Seat,
)
from verband.rooms.register.selectors.merging import PARTS, Part, merging_of, register_parts, rows_of
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services.keep.merging import MergeError, merge_records
from verband.rooms.register.services.undo.rows import renew_search_text
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, partnership, party, version
from verband.rooms.register.tests.rows_of import rows
from verband.rooms.register.tests.twins import AT, HAND, TODAY, build_clashing, build_twins, chosen, merged


@pytest.fixture
def twins(region):
    """Add two partnerships that are one."""
    return build_twins(region)


@pytest.fixture
def clashing(region, twins):
    """Let both say otherwise of the same."""
    return build_clashing(region, twins)


def test_everything_moves_to_the_one_that_stays(region, cast, twins):
    goes, stays = twins
    merged(goes, stays, cast.ambtenaar)
    names = stays.versions.order_by("number").values_list("number", "name")
    assert list(names) == [(1, "Lek ICT"), (2, "ICT Lek")]
    assert stays.memberships.count() == 3
    for part in ("tasks", "seats", "contributions", "year_figures", "challenges"):
        assert getattr(stays, part).count() == 1, part
    assert stays.particulars.secretariat == "Houten"
    goes.refresh_from_db()
    assert goes.merged_into == stays
    assert not goes.versions.exists()


def test_a_merge_is_one_batch_and_undone_leaves_all_as_it_was(region, cast, twins):
    before = rows()
    batch = merged(*twins, cast.ambtenaar)
    after = rows()
    assert Event.objects.filter(batch=batch, deed=Deed.MERGE).get().object_id == twins[0].public_id
    undone = undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == before
    undo_batch(batch=undone.batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == after


def test_another_who_keeps_it_may_undo_it(region, cast, twins):
    before = rows()
    batch = merged(*twins, cast.ambtenaar)
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.programmateam)
    assert rows() == before


def test_an_undo_that_newer_work_rests_on_is_refused(region, cast, twins):
    goes, stays = twins
    batch = merged(goes, stays, cast.ambtenaar)
    third = partnership("Derde", source=HAND, valid_from=date(2000, 1, 1), valid_to=date(2001, 1, 1))
    join(third, region.houten, source=HAND, valid_from=date(2000, 1, 1), valid_to=date(2001, 1, 1))
    merged(stays, third, cast.ambtenaar)
    before = rows()
    with pytest.raises(Exception, match="niet ongedaan te maken"):
        undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == before


def test_what_collides_is_named_and_what_is_alike_asks_nothing(clashing):
    merging = merging_of(*clashing)
    assert [each.label for each in merging.alike] == ["jaarcijfers: 2025, jaarrekening"]
    assert [each.part.code for each in merging.collisions] == [
        "version",
        "membership",
        "contribution",
        "particulars",
    ]
    money = merging.collisions[2]
    assert "120,00" in money.stays.words
    assert "100,00" in money.goes.words
    assert "centrumgemeente" in merging.collisions[1].goes.words


@pytest.mark.parametrize(
    ("goes_wins", "kept"),
    [(False, ("ICT Lek", "participant", 120, "Nieuwegein")), (True, ("Lek ICT", "host", 100, "Houten"))],
)
def test_the_choice_decides_what_stays_and_the_undo_brings_both_back(region, cast, clashing, goes_wins, kept):
    before = rows()
    stays = clashing[1]
    batch = chosen(*clashing, cast.ambtenaar, goes_wins=goes_wins)
    after = rows()
    found = (
        stays.versions.get().name,
        stays.memberships.get(party=region.houten).role,
        stays.contributions.get().amount,
        Particulars.objects.get(partnership=stays).secretariat,
    )
    assert found == kept
    undone = undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == before
    undo_batch(batch=undone.batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == after


def test_a_collision_without_a_choice_is_refused_by_name(cast, clashing):
    before = rows()
    with pytest.raises(MergeError, match="bijzonderheden"):
        merged(*clashing, cast.ambtenaar)
    assert rows() == before


def test_what_changed_since_the_preview_is_shown_first(region, cast, twins):
    goes, stays = twins
    mark = merging_of(goes, stays).mark
    join(goes, region.vijfheerenlanden, source=HAND)
    with pytest.raises(MergeError, match="Bekijk hieronder opnieuw"):
        merge_records(goes=goes, stays=stays, choices={}, mark=mark, at=AT, by=cast.ambtenaar)


def test_a_second_time_says_it_was_merged(cast, twins):
    merged(*twins, cast.ambtenaar)
    with pytest.raises(MergeError, match="al samengevoegd"):
        merged(*twins, cast.ambtenaar)


def test_what_is_registered_stays(region, cast):
    with pytest.raises(MergeError, match="draai het om"):
        merged(region.waste, region.talks, cast.programmateam)


def test_lists_the_picture_of_the_day_and_the_api_show_only_the_one_that_stays(region, cast, twins):
    goes, stays = twins
    merged(goes, stays, cast.ambtenaar)
    shown = register_on(TODAY).partnership_numbers
    assert stays.public_id in shown
    assert goes.public_id not in shown
    told = window(None).get(reverse("register:partnerships")).content.decode()
    assert ">ICT Lek<" in told
    assert ">Lek ICT<" not in told
    assert window(None).get(f"/api/v1/samenwerkingsverbanden/{stays.public_id}").status_code == 200
    merged_away = window(None).get(f"/api/v1/samenwerkingsverbanden/{goes.public_id}")
    assert merged_away.status_code == 301
    assert merged_away["Location"].endswith(f"/api/v1/samenwerkingsverbanden/{stays.public_id}")


def test_the_old_address_leads_to_the_one_that_stays_and_keeps_the_day(region, cast, twins):
    goes, stays = twins
    merged(goes, stays, cast.ambtenaar)
    answer = window(None).get(goes.get_absolute_url(), {"peildatum": "2021-01-01"})
    assert answer.status_code == 302
    assert answer.url == f"{stays.get_absolute_url()}?peildatum=2021-01-01"
    third = partnership("Derde", source=HAND, valid_from=date(2000, 1, 1), valid_to=date(2001, 1, 1))
    merged(stays, third, cast.ambtenaar)
    assert window(None).get(goes.get_absolute_url()).url == third.get_absolute_url()


FOLLOWED = {"Feed", "FeedEntry"}
"""Calendars that people follow under the address they had."""
LEFT_BEHIND = {
    # Who was merged before, and what was decided of the one that goes; its challenges are joined, not moved.
    Partnership: {"Partnership", "MatchDecision", "Partnership_challenges"} | FOLLOWED,
    # What governments have, of which no two are merged, or on which a merge is refused.
    Party: {"Party", "Affiliation", "AreaMember", "Succession", "PoliticalGroup"} | FOLLOWED,
}


@pytest.mark.parametrize("model", [Partnership, Party])
def test_all_that_points_at_a_record_moves_or_is_known_to_stay(model):
    relations = [field for field in model._meta.get_fields(include_hidden=True) if is_pointed_at(field)]
    pointing = {(relation.related_model, relation.field.name) for relation in relations}
    moving = {(rows_of(part.code).model, part.field) for part in PARTS[model]}
    assert moving <= pointing
    assert {other.__name__ for other, _ in pointing - moving} == LEFT_BEHIND[model]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part("membership", "tasks"), r"register.Membership.tasks is a many-to-many field"),
        (
            Part("partnership", "own_party", ("challenges",)),
            r"register.Partnership.challenges is a many-to-many",
        ),
        (Part("unheard-of", "party"), r"tell history of the kind 'unheard-of'"),
    ],
    ids=["field", "same", "unknown kind"],
)
def test_part_that_could_not_move_is_refused_when_it_is_registered(monkeypatch, part, words):
    """Registered all the same, it would fail only when a clerk merges two records."""
    monkeypatch.setitem(PARTS, Party, list(PARTS[Party]))
    with pytest.raises(ImproperlyConfigured, match=words):
        register_parts(Party, part)
    assert part not in PARTS[Party]


def is_pointed_at(field):
    return field.is_relation and field.auto_created and not field.concrete


@pytest.fixture
def bodies(region):
    """Add a second record of the waste service, which takes part, sits and is a body somewhere."""
    twin = party("Afvaldienst De Lek", PartyKind.JOINT_BODY, register_id="", short_name="ADL2")
    join(region.fire, twin, valid_from=date(2020, 1, 1))
    join(region.lek, twin)
    Seat.objects.create(partnership=region.fire, party=twin, organ="AB", function="lid")
    version(
        region.talks, "Lekoverleg nu", source=Source.CONVERSATIONS, body=twin, valid_from=date(2026, 1, 1)
    )
    Partnership.objects.filter(pk=region.talks.pk).update(own_party=twin)
    return twin, region.waste_body


def test_a_party_moves_with_all_it_takes_part_in_and_back(region, cast, bodies):
    goes, stays = bodies
    renew_search_text(Q(body__in=bodies))
    before = rows()
    batch = merged(goes, stays, cast.programmateam)
    assert stays.memberships.count() == 2
    assert Seat.objects.get(partnership=region.fire).party == stays
    assert Partnership.objects.get(pk=region.talks.pk).own_party == stays
    found = PartnershipVersion.objects.get(name="Lekoverleg nu")
    assert (found.body, "afvaldienst lek" in found.search_text) == (stays, True)
    assert goes.public_id not in register_on(TODAY).party_numbers
    assert window(None).get(goes.get_absolute_url()).url == stays.get_absolute_url()
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.programmateam)
    assert rows() == before


def test_two_governments_with_a_code_are_never_one(region, cast):
    with pytest.raises(MergeError, match="TOOI-code"):
        merged(region.houten, region.nieuwegein, cast.programmateam)


def test_the_party_with_a_number_stays(region, cast, bodies):
    with pytest.raises(MergeError, match="officieel nummer"):
        merged(bodies[1], bodies[0], cast.programmateam)


def test_a_party_on_which_roles_rest_does_not_go(cast, bodies):
    person("iemand", AffiliationRole.EDITOR, bodies[0])
    with pytest.raises(MergeError, match="rollen van accounts"):
        merged(*bodies, cast.programmateam)
