"""What was told of and what is registered: proposed with their differences, decided by a person, remembered."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Source, Verdict
from verband.rooms.register.models import MatchDecision, Membership, PartnershipVersion, SourceRecord
from verband.rooms.register.selectors.matching import MEANT, SAME_NAME, SAME_PARTIES, matches_page
from verband.rooms.register.selectors.merging import merging_of
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.partnership_page import partnership_page
from verband.rooms.register.services.keep.matching import say_different, say_same
from verband.rooms.register.services.keep.merging import MergeError
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import STAND, join, partnership
from verband.rooms.register.tests.pages import section, text_of
from verband.rooms.register.tests.rows_of import rows

AT, TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 1)
TOLD = Source.CONVERSATIONS
LIST = reverse("register:matches")


def proposed(who):
    page = matches_page(who, register_on(STAND), TODAY)
    return {(one.told.name, one.registered.name): one for one in page.proposals}


def same(told, registered, by, because=""):
    mark = merging_of(told, registered).mark
    values = {"choices": {}, "mark": mark, "because": because, "on": TODAY, "at": AT, "by": by}
    return say_same(told=told, registered=registered, **values)


def different(told, registered, by, because=""):
    return say_different(told=told, registered=registered, because=because, on=TODAY, at=AT, by=by)


def test_the_number_that_the_source_names_is_a_proposal_with_its_differences(region, cast):
    found = proposed(cast.ambtenaar)["Lekoverleg", "Afvaldienst Lek"]
    assert found.reasons == (MEANT,)
    assert found.source == "gesprekken 2024"
    assert found.note == "Verteld is een overleg, geregistreerd een dienst."
    assert [(line.label, line.told, line.registered) for line in found.lines][:2] == [
        ("Naam", "Lekoverleg", "Afvaldienst Lek"),
        ("Vorm", "netwerk", "bedrijfsvoeringsorganisatie"),
    ]
    assert found.only_told == ("Provincie Utrecht",)
    assert found.only_registered == ()
    assert len(found.both) == 3


def test_names_propose_and_one_that_only_looks_alike_needs_a_shared_party(region, cast):
    other = partnership("Afvaldienst Lek", source=TOLD)
    near = partnership("Afvaldienst Lekk", source=TOLD)
    join(other, region.houten, source=TOLD)
    join(near, region.water, region.province, source=TOLD)
    found = proposed(cast.programmateam)
    assert SAME_NAME in found["Afvaldienst Lek", "Afvaldienst Lek"].reasons
    assert ("Afvaldienst Lekk", "Afvaldienst Lek") not in found
    join(near, region.houten, source=TOLD)
    Event.objects.create(moment=AT, deed="update", object_kind="party", object_id=region.houten.public_id)
    assert "lijkt voor" in proposed(cast.programmateam)["Afvaldienst Lekk", "Afvaldienst Lek"].reasons[0]


def test_the_same_participants_with_the_same_kind_of_task_are_a_proposal(region, cast):
    told = partnership("Kliko's", source=TOLD, tasks=("afval_en_reiniging",))
    join(told, region.houten, region.nieuwegein, region.vijfheerenlanden, source=TOLD)
    assert proposed(cast.ambtenaar)["Kliko's", "Afvaldienst Lek"].reasons == (SAME_PARTIES,)


def test_the_same_participants_without_a_shared_task_are_none(region, cast):
    told = partnership("Kliko's", source=TOLD, tasks=("veiligheid",))
    join(told, region.houten, region.nieuwegein, region.vijfheerenlanden, source=TOLD)
    assert ("Kliko's", "Afvaldienst Lek") not in proposed(cast.ambtenaar)


def test_a_proposal_needs_care_for_both(region, cast):
    water = person("lekzoom", AffiliationRole.EDITOR, region.water)
    assert proposed(water) == {}
    assert ("Lekoverleg", "Afvaldienst Lek") in proposed(cast.programmateam)


def test_same_lets_both_sources_stand_beside_each_other(region, cast):
    registered = {row.pk for row in region.waste.memberships.all()}
    same(region.talks, region.waste, cast.ambtenaar, "zelfde overleg")
    assert region.waste.leading_source == Source.REGISTER
    assert registered < {row.pk for row in region.waste.memberships.all()}
    assert set(region.waste.versions.values_list("source", "name")) == {
        ("roo", "Afvaldienst Lek"),
        ("gesprekken-2024", "Lekoverleg"),
    }
    page = partnership_page(region.waste.public_id, register_on(STAND), TODAY)
    [compared] = page.comparisons
    assert [row.party.name for row in compared.only_other] == ["Provincie Utrecht"]
    assert compared.note == "Verteld is een overleg, geregistreerd een dienst."
    assert page.look_alike is None
    decision = MatchDecision.objects.get()
    assert (decision.verdict, decision.because, decision.decided_on) == (
        Verdict.SAME,
        "zelfde overleg",
        TODAY,
    )
    assert ("Lekoverleg", "Afvaldienst Lek") not in proposed(cast.ambtenaar)


def test_same_is_one_batch_and_undone_it_is_proposed_again(region, cast):
    before = rows()
    batch = same(region.talks, region.waste, cast.ambtenaar)
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert rows() == before
    assert ("Lekoverleg", "Afvaldienst Lek") in proposed(cast.ambtenaar)


def test_different_is_remembered_and_undone_it_is_proposed_again(region, cast):
    batch = different(region.talks, region.waste, cast.ambtenaar, "een overleg is geen dienst")
    assert proposed(cast.ambtenaar) == {}
    assert region.talks.memberships.exists()
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert ("Lekoverleg", "Afvaldienst Lek") in proposed(cast.ambtenaar)


def test_a_second_different_is_refused_and_a_later_same_takes_its_place(region, cast):
    different(region.talks, region.waste, cast.ambtenaar)
    with pytest.raises(MergeError, match="stond hier al"):
        different(region.talks, region.waste, cast.ambtenaar)
    same(region.talks, region.waste, cast.ambtenaar)
    assert MatchDecision.objects.get().verdict == Verdict.SAME


def test_the_sources_words_follow_to_the_registered_one(region, cast):
    SourceRecord.objects.create(
        source=TOLD,
        kind="partnership",
        key="lekoverleg",
        object_id=region.talks.public_id,
        values={},
        digest="",
    )
    batch = same(region.talks, region.waste, cast.ambtenaar)
    assert SourceRecord.objects.get().object_id == region.waste.public_id
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert SourceRecord.objects.get().object_id == region.talks.public_id


def where(told, registered):
    return reverse("register:decide-match", args=[told.public_id, registered.public_id])


def sent(browser, address, **values):
    return values | {"gezien": browser.get(address).context["form"]["gezien"].value()}


def test_the_page_tells_what_each_says(region, cast):
    told = text_of(window(cast.ambtenaar).get(LIST))
    for text in (
        "Lekoverleg naast Afvaldienst Lek",
        "Volgens gesprekken 2024",
        "Volgens register",
        "Provincie Utrecht",
    ):
        assert text in told


def test_same_on_the_page_merges_and_offers_the_undo(region, cast):
    browser, address = window(cast.ambtenaar), where(region.talks, region.waste)
    answer = browser.post(address, sent(browser, address, oordeel="same", omdat="gevraagd"), follow=True)
    assert "Lekoverleg staat nu bij Afvaldienst Lek" in text_of(answer)
    assert "Ongedaan maken" in text_of(answer)
    assert Membership.objects.filter(partnership=region.waste, source=TOLD).count() == 4
    assert PartnershipVersion.objects.filter(partnership=region.talks).count() == 0


@pytest.mark.parametrize("verdict", Verdict.values)
def test_who_comes_second_reads_what_was_decided_and_by_whom_and_keeps_the_reason(region, cast, verdict):
    second, address = window(cast.programmateam), where(region.talks, region.waste)
    late = sent(second, address, oordeel=verdict, omdat="gevraagd bij de dienst")
    same(region.talks, region.waste, cast.ambtenaar, "zelfde overleg")
    before = rows()
    answer = second.post(address, late)
    assert answer.status_code == 409
    told = text_of(answer)
    assert "Lekoverleg en Afvaldienst Lek zijn hetzelfde" in told
    assert "bijhouder Gemeente Houten op 1 juni 2026: zelfde overleg" in told
    assert "gevraagd bij de dienst" in told
    assert cast.ambtenaar.email not in told
    assert rows() == before


def test_a_decided_pair_says_so_to_who_opens_it_and_not_to_strangers(region, cast):
    address = where(region.talks, region.waste)
    same(region.talks, region.waste, cast.ambtenaar)
    answer = window(cast.programmateam).get(address)
    assert answer.status_code == 200
    assert "Lekoverleg en Afvaldienst Lek zijn hetzelfde" in text_of(answer)
    stranger = window(person("lekzoom", AffiliationRole.EDITOR, region.water))
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"oordeel": "same"}).status_code == 404


def test_who_looks_again_reads_who_said_that_they_differ(region, cast):
    browser, address = window(cast.programmateam), where(region.talks, region.waste)
    late = sent(browser, address, oordeel="different", omdat="gevraagd bij de dienst")
    different(region.talks, region.waste, cast.ambtenaar, "ander werk")
    answer = browser.post(address, late)
    assert answer.status_code == 422
    assert "niet hetzelfde, zei bijhouder Gemeente Houten op 1 juni 2026: ander werk" in text_of(answer)
    assert 'value="gevraagd bij de dienst"' in answer.content.decode()


def test_different_on_the_page_is_listed_and_can_be_looked_at_again(region, cast):
    browser, address = window(cast.ambtenaar), where(region.talks, region.waste)
    answer = browser.post(
        address, sent(browser, address, oordeel="different", omdat="ander werk"), follow=True
    )
    assert "ander werk" in section(answer, "Niet hetzelfde")
    assert browser.get(address).status_code == 200


def test_a_form_without_a_verdict_keeps_the_reason(region, cast):
    browser, address = window(cast.ambtenaar), where(region.talks, region.waste)
    answer = browser.post(address, sent(browser, address, omdat="gevraagd"))
    assert answer.status_code == 422
    assert 'value="gevraagd"' in answer.content.decode()


def test_who_keeps_one_side_only_decides_nothing(region, cast):
    address = where(region.talks, region.waste)
    stranger = window(person("lekzoom", AffiliationRole.EDITOR, region.province))
    assert "Lekoverleg" not in text_of(stranger.get(LIST))
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"oordeel": "same"}).status_code == 404
    assert not MatchDecision.objects.exists()


def test_two_registered_ones_are_no_match_of_told_and_registered(region, cast):
    assert window(cast.ambtenaar).get(where(region.fire, region.waste)).status_code == 404
    assert window(cast.ambtenaar).get(where(region.waste, region.talks)).status_code == 404


def test_the_public_does_not_see_who_decided_what(region, cast):
    same(region.talks, region.waste, cast.ambtenaar, "dit hoeft niet iedereen te lezen")
    record = reverse("history:record", args=[region.talks.public_id])
    assert "hoeft niet" not in text_of(window(None).get(record))
    assert "samengevoegd" in text_of(window(None).get(record))
