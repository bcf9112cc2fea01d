"""What only a source could tell is kept by hand too: organs, obligation, grounds, powers and an own party."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parties import give_own_party
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.small_exports import BODY, HOUTEN, ZEIST, arrangement, export, member
from verband.rooms.register.tests.test_corrected_days import corrected
from verband.rooms.register.tests.test_keep_pages import page, sent

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


def test_organs_of_a_participation_are_kept_and_told_by_name(editor, region):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    there = page("change-participation", row)
    assert corrected(editor, there, organs=["council", "executive"]).status_code == 302
    row.refresh_from_db()
    assert row.organs == ["council", "executive"]
    assert "raad, college" in text_of(editor.get(region.waste.get_absolute_url()))
    history = text_of(editor.get(reverse("history:record", args=[region.waste.public_id])))
    assert "gemeenteraad, college van burgemeester en wethouders" in history


def test_other_organs_hold_from_their_day(editor, region):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    values = {"organs": ["mayor"], "hoe": "wijziging", "vanaf": "2026-09-01"}
    assert corrected(editor, page("change-participation", row), **values).status_code == 302
    row.refresh_from_db()
    later = Membership.objects.get(party=row.party, partnership=row.partnership, valid_from=date(2026, 9, 1))
    assert (row.organs, later.organs) == ([], ["mayor"])


def test_who_joins_is_added_with_its_organs(editor, region):
    values = {"deelnemers": "Waterschap Lekzoom", "rol": "participant", "whole": "True"}
    editor.post(page("add-participants", region.waste), values | {"organs": ["general-board"]})
    assert Membership.objects.get(partnership=region.waste, party=region.water).organs == ["general-board"]


def test_what_a_person_says_of_the_obligation_outlasts_every_reading(editor, region):
    there = page("change-partnership", region.waste)
    assert corrected(editor, there, obligation_told="statutory-free").status_code == 302
    assert corrected(editor, there, purpose="Afval en reiniging.").status_code == 302
    version = region.waste.versions.get()
    assert (version.obligation, version.obligation_told) == ("statutory-free", "statutory-free")
    said = text_of(editor.get(region.waste.get_absolute_url()))
    assert "verplicht, vrije regio hier gekozen" in said
    assert corrected(editor, there, obligation_told="").status_code == 302
    assert region.waste.versions.get().obligation == "voluntary"
    assert "vrijwillig onze lezing" in text_of(editor.get(region.waste.get_absolute_url()))


def test_an_import_leaves_the_obligation_that_a_person_chose(bring, db):
    bring(export(HOUTEN, ZEIST, BODY, arrangement(100, "GR Vuurwacht", member(1), member(2))))
    version = Partnership.objects.get().versions.get()
    by = person("team")
    keep.correct_partnership(version=version, values={"obligation_told": "voluntary"}, at=AT, by=by)
    bring(
        export(
            HOUTEN, ZEIST, BODY, arrangement(100, "GR Veiligheidsregio", member(1), member(2)),
            stand="2026-05-20",
        )
    )  # fmt: skip
    version.refresh_from_db()
    assert (version.name, version.obligation) == ("GR Veiligheidsregio", "voluntary")


def test_a_change_takes_the_chosen_obligation_along(editor, region):
    there = page("change-partnership", region.waste)
    corrected(editor, there, obligation_told="statutory-fixed")
    corrected(editor, there, name="Afval Lek", hoe="wijziging", vanaf="2026-09-01")
    assert region.waste.versions.order_by("number").last().obligation == "statutory-fixed"


GROUNDS = "Wet milieubeheer artikel 10.21 https://wetten.test/wm\r\nGemeentewet artikel 160"
POWERS = "# Artikel 5\r\nInzamelen.\r\n\r\nEn verwerken.\r\n\r\n# Artikel 6\r\nHeffen."


def test_grounds_and_powers_are_kept_as_people_write_them(editor, region):
    there = page("change-partnership", region.waste)
    assert corrected(editor, there, legal_grounds=GROUNDS, powers=POWERS).status_code == 302
    version = region.waste.versions.get()
    assert version.legal_grounds == [
        ["Wet milieubeheer artikel 10.21", "https://wetten.test/wm"],
        ["Gemeentewet artikel 160", ""],
    ]
    assert version.powers == [["Artikel 5", "Inzamelen.\n\nEn verwerken."], ["Artikel 6", "Heffen."]]
    said = editor.get(region.waste.get_absolute_url()).content.decode()
    assert '<a href="https://wetten.test/wm" rel="noopener">Wet milieubeheer artikel 10.21</a>' in said


def test_texts_of_a_source_that_were_left_alone_stay_to_the_letter(editor, region):
    version = region.fire.versions.get(number=2)
    version.powers = [["", "Los.  \n# geen kop\n"], ["", "Twee."]]
    version.legal_grounds = [["Wet  op\nde Lek", "javascript:alert(1)"]]
    version.website = ""
    version.save()
    assert corrected(editor, page("change-partnership", region.fire), place="Houten").status_code == 302
    after = region.fire.versions.get(number=2)
    assert (after.place, after.powers, after.legal_grounds) == (
        "Houten",
        version.powers,
        version.legal_grounds,
    )


def test_two_who_change_the_grounds_see_both(cast, region):
    there = page("change-partnership", region.waste)
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_second = sent(second.get(there))
    corrected(first, there, legal_grounds="Gemeentewet")
    answer = second.post(there, of_second | {"legal_grounds": "Provinciewet"})
    assert answer.status_code == 422
    assert [each.now for each in answer.context["form"].differs] == ["Gemeentewet"]
    assert second.post(there, sent(answer)).status_code == 302
    assert region.waste.versions.get().legal_grounds == [["Provinciewet", ""]]


def test_a_partnership_gets_a_party_of_its_own_and_takes_part_with_it(editor, region, cast):
    answer = editor.post(page("own-party", region.talks), follow=True)
    assert "Lekoverleg kan nu zelf ergens aan deelnemen" in text_of(answer)
    own = Partnership.objects.get(pk=region.talks.pk).own_party
    assert (own.name, own.kind) == ("Lekoverleg", "joint-body")
    values = {"deelnemers": "Lekoverleg", "rol": "participant", "whole": "True"}
    assert editor.post(page("add-participants", region.waste), values).status_code == 302
    assert "Neemt zelf deel aan" in text_of(editor.get(region.talks.get_absolute_url()))
    history = text_of(editor.get(reverse("history:record", args=[region.talks.public_id])))
    assert "Eigen partij was niet bekend → werd Lekoverleg" in history


def test_a_second_click_gives_no_second_party(editor, region):
    editor.post(page("own-party", region.talks))
    answer = editor.post(page("own-party", region.talks), follow=True)
    assert "heeft al een eigen partij" in text_of(answer)
    assert Party.objects.filter(name="Lekoverleg").count() == 1


def test_an_own_party_is_undone_whole(region, cast):
    _, batch = give_own_party(partnership=region.talks, name="Lekoverleg", at=AT, by=cast.ambtenaar)
    undo_batch(batch=batch, at=AT, on=AT.date(), by=cast.ambtenaar)
    assert not Party.objects.filter(name="Lekoverleg").exists()
    assert Partnership.objects.get(pk=region.talks.pk).own_party is None
    assert Event.objects.filter(batch=batch).count() == 2


def test_who_keeps_a_partnership_gets_no_voice_by_its_own_party(editor, region, cast):
    editor.post(page("own-party", region.talks))
    own = Partnership.objects.get(pk=region.talks.pk).own_party
    assert editor.post(reverse("register:correct-party", args=[own.public_id])).status_code == 404
    assert register_on(date(2026, 6, 1)).partnerships[region.talks.pk].own_party == own.pk


def test_an_editor_of_another_government_gives_no_own_party(region):
    stranger = window(person("vreemd", AffiliationRole.EDITOR, region.waste_body))
    assert stranger.post(page("own-party", region.fire)).status_code == 404
