from datetime import UTC, date, datetime
from io import BytesIO
from uuid import uuid4

import pytest

from verband.rooms.history.models import Event
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.bridge import facts
from verband.rooms.register.bridge.roo import read_register
from verband.rooms.register.bridge.wanted import Delivery, Wanted
from verband.rooms.register.models import (
    Conflict,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    SourceRecord,
    VersionTaskKind,
)
from verband.rooms.register.services.reconcile import apply_plan, compare
from verband.rooms.register.services.reconcile.apply import ImpossiblePlanError, StalePlanError
from verband.rooms.register.tests.small_exports import (
    BODY,
    GOVERNMENTS,
    HOUTEN,
    ZEIST,
    arrangement,
    everything,
    export,
    member,
    organisation,
    region,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)
LATER = {"stand": "2026-07-01"}


def delivery(content):
    return read_register(
        BytesIO(content), file_name="klein.xml", size=None, today=date(2026, 6, 1), progress=lambda _: None
    )


def plan_for(content):
    return compare(delivery(content))


def version():
    return PartnershipVersion.objects.get()


def type_goal(text):
    """Let a person type another goal."""
    PartnershipVersion.objects.update(purpose=text)


def events_after(number):
    return Event.objects.filter(pk__gt=number)


@pytest.fixture
def first(bring):
    """Read the small region in, and return the number of its last event."""
    bring(region())
    return Event.objects.latest("id").pk


def test_change_of_the_source_is_taken_over_with_one_event(bring, first):
    bring(region(goal="Branden voorkomen."))
    assert version().purpose == "Branden voorkomen."
    event = events_after(first).get()
    assert (event.deed, event.object_id) == ("update", version().public_id)
    assert event.before == {"purpose": "Samen branden blussen."}
    assert event.after == {"purpose": "Branden voorkomen."}
    assert version().revision == 2


def test_what_a_person_typed_stays_when_the_source_repeats_itself(bring, first):
    type_goal("Eigen doel.")
    bring(region(form="Gemeenschappelijk orgaan"))
    assert (version().purpose, version().form) == ("Eigen doel.", "GO")
    assert not Conflict.objects.exists()


def test_two_different_changes_wait_for_a_person(bring, first):
    type_goal("Eigen doel.")
    bring(region(goal="Branden voorkomen."))
    assert version().purpose == "Eigen doel."
    conflict = Conflict.objects.get()
    assert conflict.field == "purpose"
    assert (conflict.base, conflict.ours, conflict.theirs) == (
        "Samen branden blussen.",
        "Eigen doel.",
        "Branden voorkomen.",
    )
    assert not events_after(first).exists()


def test_open_conflict_waits_on_while_the_source_repeats_itself(bring, first):
    type_goal("Eigen doel.")
    bring(region(goal="Branden voorkomen."))
    bring(region(goal="Branden voorkomen.", form="Gemeenschappelijk orgaan"))
    assert Conflict.objects.get().theirs == "Branden voorkomen."


def test_conflict_is_settled_when_the_source_comes_to_say_the_same(bring, first):
    type_goal("Eigen doel.")
    bring(region(goal="Branden voorkomen."))
    bring(region(goal="Eigen doel."))
    assert not Conflict.objects.exists()
    assert version().purpose == "Eigen doel."


def test_same_change_on_both_sides_is_no_conflict(bring, first):
    type_goal("Branden voorkomen.")
    said = bring(region(goal="Branden voorkomen."))
    assert "versies: 1 ongewijzigd" in said
    assert not Conflict.objects.exists()
    assert not events_after(first).exists()


def test_what_vanishes_ends_on_the_day_of_the_source_and_opens_again_on_its_return(bring, first):
    alone = arrangement(100, "GR Vuurwacht", member(1), inside="<p:doel>Samen branden blussen.</p:doel>")
    bring(export(*GOVERNMENTS, alone, **LATER), "--force")
    gone = Membership.objects.get(party__tooi="gm0355")
    assert gone.valid_to == date(2026, 7, 1)
    end = events_after(first).get()
    assert (end.deed, end.before, end.after) == ("end", {"valid_to": None}, {"valid_to": "2026-07-01"})
    assert end.label == "Partij 2 in GR Vuurwacht"
    bring(region().replace(b"2026-05-16", b"2026-08-01"))
    gone.refresh_from_db()
    assert gone.valid_to is None
    assert SourceRecord.objects.filter(vanished_on=None).count() == SourceRecord.objects.count()


def test_what_had_ended_already_keeps_its_day_when_it_vanishes(bring):
    old = arrangement(101, "GR Oud", member(1), ends="2020-01-01")
    now = arrangement(100, "GR Nu", member(1))
    bring(export(*GOVERNMENTS, old, now))
    said = bring(export(*GOVERNMENTS, now, **LATER), "--force")
    assert PartnershipVersion.objects.get(name="GR Oud").valid_to == date(2020, 1, 1)
    assert "versies: 1 ongewijzigd, 1 niet meer in de bron" in said


def test_what_had_not_begun_when_it_vanished_holds_on_no_day(bring):
    later = arrangement(101, "GR Straks", member(1), starts="2027-01-01")
    bring(export(*GOVERNMENTS, arrangement(100, "GR Nu", member(1)), later))
    bring(export(*GOVERNMENTS, arrangement(100, "GR Nu", member(1)), **LATER), "--force")
    row = PartnershipVersion.objects.get(name="GR Straks")
    assert row.valid_from == row.valid_to == date(2027, 1, 1)


def test_party_that_vanishes_stays_as_it_was(bring, first):
    bring(export(HOUTEN, ZEIST, arrangement(100, "GR Vuurwacht", member(1), member(2)), **LATER), "--force")
    assert Party.objects.get(register_id="3").ended_on is None
    assert SourceRecord.objects.get(kind="party", key="3").vanished_on == date(2026, 7, 1)


def test_version_that_turns_up_before_the_first_pushes_the_others_on(bring):
    alone = arrangement(101, "GR Vuurwacht", member(1), starts="2020-01-01")
    bring(export(*GOVERNMENTS, alone))
    older = arrangement(100, "GR Brandweer", member(1), ends="2020-01-01", after=101)
    last = arrangement(101, "GR Vuurwacht", member(1), starts="2020-01-01", before=100)
    bring(export(*GOVERNMENTS, older, last), "--force")
    chain = Partnership.objects.get(register_id="100").versions.values_list("number", "name", "source")
    assert list(chain) == [(1, "GR Brandweer", "roo"), (2, "GR Vuurwacht", "roo")]


def test_earlier_period_that_turns_up_pushes_the_later_one_on(bring):
    versions = (("2015-01-01", "2018-01-01"), ("2018-01-01", "2020-01-01"), ("2020-01-01", ""))

    def chain(*listed):
        return export(
            *GOVERNMENTS,
            *(
                arrangement(
                    100 + n,
                    "GR",
                    member(1),
                    *([member(2)] if n in listed else []),
                    starts=starts,
                    ends=ends,
                    before=99 + n if n else 0,
                )
                for n, (starts, ends) in enumerate(versions)
            ),
        )

    bring(chain(2))
    bring(chain(0, 2))
    periods = Membership.objects.filter(party__tooi="gm0355").values_list(
        "valid_from__year", "valid_to__year"
    )
    assert sorted(periods, key=str) == [(2015, 2018), (2020, None)]


def test_new_seats_replace_the_old_ones_and_the_event_tells_both(bring):
    def council(*groups):
        parts = "".join(
            f"<p:partij><p:naam>{name}</p:naam><p:aantalZetels>{seats}</p:aantalZetels></p:partij>"
            for name, seats in groups
        )
        inside = f"<p:raad><p:partijen>{parts}</p:partijen></p:raad>"
        party = organisation(1, "Gemeente Houten", "gm0321", inside=inside)
        return export(party, ZEIST, arrangement(100, "GR", member(1)))

    bring(council(("Dorp", 20), ("Stad", 9)))
    bring(council(("Dorp", 15), ("Stad", 14)))
    assert list(Party.objects.get(tooi="gm0321").groups.values_list("name", "seats")) == [
        ("Dorp", 15),
        ("Stad", 14),
    ]
    event = Event.objects.latest("id")
    assert event.before == {"groups": [["Dorp", 20], ["Stad", 9]]}
    assert event.after == {"groups": [["Dorp", 15], ["Stad", 14]]}


def with_body(name="Vuurwacht", title="GR Vuurwacht"):
    body = organisation(3, name, "so0003", kind="Regionaal samenwerkingsorgaan")
    points = '<p:regionaalSamenwerkingsorgaan p:systeemId="3">X</p:regionaalSamenwerkingsorgaan>'
    return export(HOUTEN, ZEIST, body, arrangement(100, title, member(1), inside=points))


def test_new_texts_are_read_again_and_stand_in_the_same_event(bring):
    bring(with_body())
    first = Event.objects.latest("id").pk
    bring(with_body(title="GR Veiligheidsregio Lek"))
    event = events_after(first).get(object_kind="version")
    assert event.after == {
        "name": "GR Veiligheidsregio Lek",
        "obligation": "statutory-fixed",
        "task_kinds": ["veiligheid"],
    }
    assert event.before["task_kinds"] == []
    assert version().search_text == " gr veiligheidsregio lek vuurwacht"


def test_new_name_of_a_body_is_found_and_read_in_the_versions_that_set_it_up(bring):
    bring(with_body())
    bring(with_body(name="Veiligheidsregio Lek"))
    assert version().search_text == " gr vuurwacht veiligheidsregio lek"
    event = Event.objects.latest("id")
    assert event.object_kind == "version"
    assert event.after == {"obligation": "statutory-fixed", "task_kinds": ["veiligheid"]}


def test_task_kind_that_a_person_set_is_not_read_over(bring):
    bring(with_body(title="GR Veiligheidsregio Lek"))
    VersionTaskKind.objects.update(kind="ggd", found_in="manual")
    bring(with_body(title="GR Omgevingsdienst Lek"))
    assert VersionTaskKind.objects.get().kind == "ggd"


def test_new_facts_are_read_over_everything_that_stands(bring, monkeypatch):
    bring(region())
    first = Event.objects.latest("id").pk
    VersionTaskKind.objects.create(
        version=version(), kind="begraven", found_in="title", evidence="oud patroon"
    )
    ImportRun.objects.update(facts_version="oud")
    assert "is al verwerkt" not in bring(region())
    assert [found.kind for found in version().task_kinds.all()] != ["begraven"]
    event = events_after(first).get()
    assert event.before["task_kinds"] == ["begraven"] != event.after["task_kinds"]


def test_facts_count_as_new_when_a_pack_or_a_duty_in_force_changes(monkeypatch):
    today = facts.facts_version(date(2026, 5, 16))
    assert facts.facts_version(date(2026, 5, 17)) == today
    assert facts.facts_version(date(1900, 1, 1)) != today
    monkeypatch.setattr(facts, "PACKS_READ", ("provinces",))
    assert facts.facts_version(date(2026, 5, 16)) != today


def test_plan_that_a_deed_has_overtaken_is_refused(first):
    plan = plan_for(region(goal="Branden voorkomen."))
    record_changes([Change("update", "party", uuid4(), "iets", None, None)], at=NOW, by=None)
    before = everything()
    with pytest.raises(StalePlanError, match="Intussen"):
        apply_plan(plan, at=NOW, by=None)
    assert everything() == before


def test_plan_that_another_reading_has_overtaken_is_refused(bring, first):
    plan = plan_for(region(goal="Branden voorkomen."))
    bring(region().replace(b"2026-05-16", b"2026-06-16"))
    with pytest.raises(StalePlanError):
        apply_plan(plan, at=NOW, by=None)


def test_what_the_database_refuses_leaves_everything_as_it_was(first):
    wanted = [
        Wanted("party", str(n), f"Partij {n}", uuid4(), {"name": "x", "kind": "other", "tooi": "xx1"})
        for n in range(2)
    ]
    twice = Delivery("lijst", date(2026, 6, 1), "lijst.csv", "0", tuple(wanted))
    before = everything()
    with pytest.raises(ImpossiblePlanError, match=r"lijst\.csv is niet te verwerken"):
        apply_plan(compare(twice), at=NOW, by=None)
    assert everything() == before


def list_of(name, *, short_name=""):
    """Return what a list of one's own brings of a party that the register knows."""
    values = {"name": name, "kind": "municipality", "tooi": "gm0321", "short_name": short_name}
    wanted = Wanted("party", "houten", name, uuid4(), values)
    return Delivery("lijst", date(2026, 6, 1), "lijst.csv", name + short_name, (wanted,))


def test_source_that_does_not_lead_fills_only_what_is_empty(first):
    apply_plan(compare(list_of("Houten", short_name="HTN")), at=NOW, by=None)
    houten = Party.objects.get(tooi="gm0321")
    assert (houten.name, houten.short_name) == ("Gemeente Houten", "HTN")
    apply_plan(compare(list_of("Hout", short_name="H")), at=NOW, by=None)
    houten.refresh_from_db()
    assert (houten.name, houten.short_name) == ("Gemeente Houten", "HTN")
    assert not Conflict.objects.exists()


def test_register_leads_over_what_was_told_but_its_silence_wipes_nothing_out(bring):
    apply_plan(compare(list_of("Houten", short_name="HTN")), at=NOW, by=None)
    bring(region())
    houten = Party.objects.get(tooi="gm0321")
    assert (houten.name, houten.short_name, houten.register_id) == ("Gemeente Houten", "HTN", "1")
    assert not Conflict.objects.exists()


def test_register_does_not_overwrite_what_a_person_typed_over_what_was_told(bring):
    apply_plan(compare(list_of("Houten")), at=NOW, by=None)
    Party.objects.update(name="Houten aan de Rijn")
    bring(region())
    assert Party.objects.get(tooi="gm0321").name == "Houten aan de Rijn"
    assert Conflict.objects.get().theirs == "Gemeente Houten"


def test_comparing_writes_nothing(first, django_assert_max_num_queries):
    before = everything()
    with django_assert_max_num_queries(14):
        plan = plan_for(region(goal="Branden voorkomen."))
    assert plan.counts()["version"] == {"updated": 1}
    assert everything() == before


def test_organisation_that_gets_another_number_stays_one_party(bring, first):
    houten = organisation(9, "Gemeente Houten", "gm0321")
    bring(export(houten, ZEIST, BODY, arrangement(100, "GR Vuurwacht", member(9), member(2))), "--force")
    assert Party.objects.get(tooi="gm0321").register_id == "9"
