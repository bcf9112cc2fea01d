"""Deeds with partnerships and participants: a change holds from a day, a correction always held."""

from datetime import UTC, date, datetime

import pytest

from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.history.services import JustChangedError
from verband.rooms.register.choices import AffiliationRole, Form, Role, Source
from verband.rooms.register.models import Membership, PartnershipVersion
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.participants import ParticipationError
from verband.rooms.register.services.keep.partnerships import KeepError
from verband.rooms.register.tests.cast import person

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIRST = date(2026, 7, 1)


@pytest.fixture
def editor(region):
    return person("bijhouder", AffiliationRole.EDITOR, region.houten)


@pytest.fixture
def by(editor):
    return {"at": AT, "by": editor}


@pytest.fixture
def started(region, by):
    takings = [keep.Taking(region.houten, Role.HOST), keep.Taking(region.nieuwegein)]
    values = {"name": "Afvalvereniging Lek", "form": Form.ASSOCIATION, "purpose": "Inzamelen van afval."}
    partnership, _ = keep.start_partnership(values=values, participants=takings, on=FIRST, **by)
    return partnership


def on(day, partnership):
    return register_on(day).partnerships.get(partnership.pk)


def roles(day, partnership):
    register = register_on(day)
    return {register.parties[row.party].name: row.role for row in register.members_of.get(partnership.pk, ())}


def test_a_partnership_starts_on_its_day_with_its_participants(started):
    assert on(date(2026, 6, 30), started) is None
    row = on(FIRST, started)
    assert (row.name, row.form, row.source) == ("Afvalvereniging Lek", "VER", Source.HAND)
    assert roles(FIRST, started) == {"Gemeente Houten": "host", "Gemeente Nieuwegein": "participant"}


def test_a_partnership_is_started_once_and_another_of_its_name_beside_it(region, by):
    def start(*parties):
        takings = [keep.Taking(party) for party in parties]
        return keep.start_partnership(values={"name": "Regio-overleg"}, participants=takings, on=None, **by)

    start(region.houten, region.nieuwegein)
    with pytest.raises(KeepError, match="Regio-overleg staat hier al, met dezelfde deelnemers"):
        start(region.nieuwegein, region.houten)
    start(region.houten, region.vijfheerenlanden)
    assert PartnershipVersion.objects.filter(name="Regio-overleg").count() == 2


def test_what_was_written_is_read_as_an_import_reads_it(started):
    row = on(FIRST, started)
    assert row.task_kinds == ("afval_en_reiniging",)
    assert "afvalvereniging" in row.search_text


def test_starting_is_one_batch_of_events(started, editor):
    events = Event.objects.order_by("id")
    assert {(event.deed, event.object_kind) for event in events} == {
        (Deed.CREATE, "partnership"),
        (Deed.CREATE, "version"),
        (Deed.CREATE, "membership"),
    }
    assert len({event.batch for event in events}) == 1
    assert {event.actor_id for event in events} == {editor.pk}


def test_a_change_leaves_what_was(started, by):
    version = started.versions.get()
    day = date(2027, 1, 1)
    keep.change_partnership(
        version=version, values={"name": "Lek Schoon", "form": Form.FOUNDATION}, on=day, **by
    )
    assert on(date(2026, 12, 31), started).name == "Afvalvereniging Lek"
    assert (on(day, started).name, on(day, started).form) == ("Lek Schoon", "STI")
    assert PartnershipVersion.objects.get(name="Lek Schoon").purpose == "Inzamelen van afval."


def test_a_correction_leaves_nothing_of_what_was(started, by):
    keep.correct_partnership(version=started.versions.get(), values={"name": "Afvalbeheer Lek"}, **by)
    assert on(FIRST, started).name == "Afvalbeheer Lek"
    assert started.versions.count() == 1
    event = Event.objects.filter(deed=Deed.UPDATE).get()
    assert event.before["name"] == "Afvalvereniging Lek"
    assert event.after["name"] == "Afvalbeheer Lek"


def test_kinds_that_a_person_chose_stay_when_the_texts_change(started, by):
    version = started.versions.get()
    keep.correct_partnership(version=version, values={"task_kinds": ["water_riolering"]}, **by)
    keep.correct_partnership(
        version=started.versions.get(), values={"purpose": "Brandweer en crisisbeheersing."}, **by
    )
    assert on(FIRST, started).task_kinds == ("water_riolering",)


def test_saving_what_stands_writes_no_event(started, by):
    before = Event.objects.count()
    keep.correct_partnership(version=started.versions.get(), values={"name": "Afvalvereniging Lek"}, **by)
    assert Event.objects.count() == before


@pytest.mark.parametrize("day", [FIRST, date(2026, 1, 1)])
def test_a_change_on_or_before_the_first_day_is_a_correction(started, by, day):
    with pytest.raises(KeepError, match="verbetering"):
        keep.change_partnership(version=started.versions.get(), values={"name": "x"}, on=day, **by)
    assert started.versions.get().name == "Afvalvereniging Lek"


def test_a_version_with_a_later_one_is_not_changed_from_a_day(started, by):
    version = started.versions.get()
    keep.change_partnership(version=version, values={"name": "Lek Schoon"}, on=date(2027, 1, 1), **by)
    version.refresh_from_db()
    with pytest.raises(KeepError, match="gold tot"):
        keep.change_partnership(version=version, values={"name": "x"}, on=date(2027, 6, 1), **by)


def test_an_ended_partnership_holds_no_longer_and_nobody_takes_part(started, by):
    day = date(2028, 1, 1)
    keep.end_partnership(partnership=started, on=day, **by)
    assert on(date(2027, 12, 31), started)
    assert on(day, started) is None
    assert set(started.memberships.values_list("valid_to", flat=True)) == {day}


def test_an_ended_partnership_does_not_end_again(started, by):
    keep.end_partnership(partnership=started, on=date(2028, 1, 1), **by)
    with pytest.raises(KeepError, match="al geëindigd"):
        keep.end_partnership(partnership=started, on=date(2028, 1, 1), **by)


def test_a_registered_partnership_is_kept_beside_its_source(region, by):
    keep.add_participants(partnership=region.waste, takings=[keep.Taking(region.water)], on=FIRST, **by)
    row = Membership.objects.get(partnership=region.waste, party=region.water)
    assert (row.source, row.kept_here) == (Source.REGISTER, True)


def test_who_takes_part_already_is_not_added_again(started, region, by):
    with pytest.raises(ParticipationError, match="neemt in die periode al deel"):
        keep.add_participants(
            partnership=started, takings=[keep.Taking(region.houten)], on=date(2027, 1, 1), **by
        )


def test_one_refused_participant_leaves_none_of_them(started, region, by):
    takings = [keep.Taking(region.water), keep.Taking(region.houten)]
    with pytest.raises(ParticipationError):
        keep.add_participants(partnership=started, takings=takings, on=FIRST, **by)
    assert not Membership.objects.filter(partnership=started, party=region.water).exists()


def test_another_role_from_a_day_leaves_the_one_before(started, region, by):
    row = started.memberships.get(party=region.houten)
    day = date(2027, 3, 1)
    keep.change_participation(membership=row, role=Role.PARTICIPANT, whole=False, tasks=[], on=day, **by)
    assert roles(date(2027, 2, 28), started)["Gemeente Houten"] == "host"
    assert roles(day, started)["Gemeente Houten"] == "participant"


def test_a_corrected_first_day_may_not_run_into_another_period(started, region, by):
    row = started.memberships.get(party=region.houten)
    day = date(2027, 3, 1)
    keep.change_participation(membership=row, role=Role.PARTICIPANT, whole=True, tasks=[], on=day, **by)
    later = started.memberships.get(party=region.houten, valid_from=day)
    with pytest.raises(ParticipationError):
        keep.correct_participation(membership=later, values={"valid_from": date(2027, 1, 1)}, **by)


def test_who_leaves_takes_part_until_the_day_before(started, region, by):
    row = started.memberships.get(party=region.nieuwegein)
    keep.end_participation(membership=row, on=date(2027, 1, 1), **by)
    assert "Gemeente Nieuwegein" in roles(date(2026, 12, 31), started)
    assert "Gemeente Nieuwegein" not in roles(date(2027, 1, 1), started)


def test_who_left_on_the_first_day_may_join_at_another_time_and_not_on_that_day(started, region, by):
    """A period of no days is in nobody's way, but no two periods begin on one day."""
    row = started.memberships.get(party=region.nieuwegein)
    keep.end_participation(membership=row, on=FIRST, **by)
    again = [keep.Taking(region.nieuwegein)]
    with pytest.raises(ParticipationError, match="begint op 1 juli 2026 al een deelname"):
        keep.add_participants(partnership=started, takings=again, on=FIRST, **by)
    keep.add_participants(partnership=started, takings=again, on=None, **by)
    assert roles(FIRST, started)["Gemeente Nieuwegein"] == "participant"


def test_a_change_within_a_period_that_has_an_end_leaves_a_later_period_alone(started, region, by):
    row, later = started.memberships.get(party=region.nieuwegein), date(2028, 1, 1)
    keep.end_participation(membership=row, on=date(2027, 6, 1), **by)
    keep.add_participants(partnership=started, takings=[keep.Taking(region.nieuwegein)], on=later, **by)
    day = date(2027, 1, 1)
    keep.change_participation(membership=row, role=Role.OBSERVER, whole=True, tasks=[], on=day, **by)
    periods = started.memberships.filter(party=region.nieuwegein).order_by("valid_from")
    assert list(periods.values_list("valid_from", "valid_to", "role")) == [
        (FIRST, day, "participant"),
        (day, date(2027, 6, 1), "observer"),
        (later, None, "participant"),
    ]


def test_a_corrected_first_day_may_not_lie_behind_the_last(started, region, by):
    row = started.memberships.get(party=region.nieuwegein)
    keep.end_participation(membership=row, on=date(2027, 1, 1), **by)
    with pytest.raises(ParticipationError, match="eindigt op 1 januari 2027"):
        keep.correct_participation(membership=row, values={"valid_from": date(2027, 2, 1)}, **by)


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2027, 6, 1)])
def test_nobody_leaves_before_joining_or_twice(started, region, by, day):
    row = started.memberships.get(party=region.nieuwegein)
    keep.end_participation(membership=row, on=date(2027, 1, 1), **by)
    with pytest.raises(ParticipationError, match="kies een"):
        keep.end_participation(membership=row, on=day, **by)


def test_a_correction_of_what_another_just_saved_is_refused_and_leaves_what_they_wrote(started, by):
    mine, theirs = started.versions.get(), started.versions.get()
    keep.correct_partnership(version=theirs, values={"purpose": "Brandweer en crisisbeheersing."}, **by)
    stands = on(FIRST, started)
    with pytest.raises(JustChangedError, match="zojuist"):
        keep.correct_partnership(version=mine, values={"name": "Lek Schoon"}, **by)
    assert on(FIRST, started) == stands


def test_fields_that_only_the_other_changed_stay_as_they_are_now(started, by):
    version = started.versions.get()
    seen = keep.plain_values(version)
    keep.correct_partnership(version=version, values={"place": "Houten"}, **by)
    mine = keep.settle(started.versions.get(), seen, {"name": "Lek Schoon", "place": ""})
    assert mine == {"name": "Lek Schoon"}


def test_a_field_that_both_changed_is_shown_with_both_values(started, by):
    version = started.versions.get()
    seen = keep.plain_values(version)
    keep.correct_partnership(version=version, values={"place": "Houten"}, **by)
    with pytest.raises(keep.OvertakenError, match="plaats") as caught:
        keep.settle(started.versions.get(), seen, {"place": "Vianen"})
    [differs] = caught.value.differs
    assert (differs.was, differs.now, differs.wanted) == ("niet ingevuld", "Houten", "Vianen")


def test_task_kinds_that_both_chose_are_shown_by_their_labels(started, by):
    version = started.versions.get()
    seen = {"task_kinds": ["afval"]}
    with pytest.raises(keep.OvertakenError) as caught:
        keep.settle(
            version, seen, {"task_kinds": ["afval", "jeugd"]}, beside={"task_kinds": ["water_riolering"]}
        )
    [differs] = caught.value.differs
    assert "_" not in differs.label + differs.now
    assert len(differs.wanted.split(", ")) == 2


def test_the_order_in_which_task_kinds_stand_means_nothing(started):
    kinds = {"task_kinds": ["jeugd", "afval"]}
    assert keep.settle(started.versions.get(), {"task_kinds": ["afval", "jeugd"]}, kinds) == {}


def test_saying_again_what_a_source_says_does_not_take_a_record_out_of_its_hands(region, by):
    version = PartnershipVersion.objects.get(partnership=region.waste)
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    assert not version.kept_here
    assert keep.correct_partnership(version=version, values={"name": version.name}, **by) is None
    assert keep.correct_participation(membership=row, values={"role": row.role}, tasks=[], **by) is None
    version.refresh_from_db()
    row.refresh_from_db()
    assert not version.kept_here
    assert not row.kept_here
    assert not Event.objects.exists()
