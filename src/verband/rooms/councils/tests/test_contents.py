"""The text of an arrangement beside what the law wants in it: filled in by a person, read by all partners."""

from datetime import date

import pytest
from django.urls import reverse

from verband.core.contents.requirements import requirements
from verband.rooms.councils.models import ContentsAnswer
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Form, SchemeKind
from verband.rooms.register.models import Particulars, PartnershipVersion
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join
from verband.rooms.register.tests.pages import addresses, exported, section, text_of
from verband.rooms.register.tests.test_keep_pages import sent

FILLS = {"ambtenaar", "griffier"}
READS = FILLS | {"programmateam", "raadslid", "bestuurder"}
LIST = reverse("councils:contents")


def page_of(partnership):
    return reverse("councils:contents-of", args=[partnership.public_id])


def filling(partnership, code):
    return reverse("councils:contents-answer", args=[partnership.public_id, code])


def fill(client, partnership, code, **values):
    where = filling(partnership, code)
    return client.post(where, sent(client.get(where)) | values)


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


def undo(user, today):
    last = Event.objects.latest("pk")
    return undo_batch(batch=last.batch, at=last.moment, on=today, by=user)


def test_nothing_looked_at_is_unknown_and_not_missing(clerk, region):
    said = text_of(clerk.get(page_of(region.fire)))
    assert "0 van 12 eisen nagekeken." in said
    assert "ontbreekt" not in said


def test_a_finding_stands_with_its_article_its_day_and_who_looked(clerk, region):
    answer = fill(clerk, region.fire, "belang", holds="yes", clause="artikel 2")
    assert answer.status_code == 302
    said = section(clerk.get(page_of(region.fire)), "De kern")
    assert "staat erin artikel 2 1 juni 2026" in said
    assert "griffie" in said


def test_what_is_missing_comes_first_with_since_when(clerk, region):
    fill(clerk, region.fire, "participatie", holds="no")
    fill(clerk, region.fire, "belang", holds="partly", note="Alleen in de toelichting")
    page = clerk.get(page_of(region.fire))
    said = section(page, "Wat ontbreekt")
    # The brigade began in 1998: the interest had to be there by 2017 at the latest, participation since July 2024.
    assert said.index("op zijn laatst 10 mei 2017") < said.index("vanaf 1 juli 2024")
    assert "Alleen in de toelichting" in said
    assert "2 van 12 eisen nagekeken: 1 ontbreekt, 1 staat er deels in." in text_of(page)


def test_an_arrangement_of_after_the_amendment_had_to_hold_it_from_its_first_day(clerk, region):
    PartnershipVersion.objects.filter(partnership=region.waste).update(valid_from=date(2023, 4, 1))
    fill(clerk, region.waste, "evaluatie", holds="no")
    said = section(clerk.get(page_of(region.waste)), "Wat ontbreekt")
    assert "vanaf 1 april 2023 de eerste dag van de regeling (onze lezing)" in said


def test_what_may_be_regulated_is_never_called_missing(clerk, region):
    fill(clerk, region.fire, "ombudsman", holds="no")
    page = clerk.get(page_of(region.fire))
    assert section(page, "Wat ontbreekt") == ""
    assert "0 van 12 eisen nagekeken." in text_of(page)


def test_what_does_not_apply_counts_as_looked_at(clerk, region):
    fill(clerk, region.fire, "vereffening", holds="not-needed", note="Er is geen vermogen")
    assert "1 van 12 eisen nagekeken" in text_of(clerk.get(page_of(region.fire)))


def test_all_looked_at_and_nothing_missing_says_so(clerk, region):
    for code in clerk.get(page_of(region.fire)).context["page"].lines:
        if code.requirement.must:
            fill(clerk, region.fire, code.requirement.code, holds="yes")
    said = text_of(clerk.get(page_of(region.fire)))
    assert "Alles wat de wet vraagt, is nagekeken; er is niets gevonden dat ontbreekt." in said


def test_form_and_kind_of_scheme_decide_what_is_asked(clerk, region):
    codes = {line.requirement.code for line in clerk.get(page_of(region.waste)).context["page"].lines}
    assert "vereffening" in codes
    assert "aantal-bestuursleden" not in codes
    assert clerk.get(filling(region.waste, "aantal-bestuursleden")).status_code == 404


def test_where_the_kind_of_scheme_is_unknown_it_says_that_it_depends(clerk, region):
    PartnershipVersion.objects.filter(partnership=region.fire).update(scheme_kind=SchemeKind.UNKNOWN)
    said = section(clerk.get(page_of(region.fire)), "De kern")
    assert "Het aantal bestuursleden per deelnemer hangt af van vorm of soort" in said


def test_what_a_fixed_term_changes_is_said_on_page_and_in_file(clerk, region):
    fill(clerk, region.fire, "wijziging-en-opheffing", holds="no")
    page = clerk.get(page_of(region.fire))
    assert "voor een regeling voor bepaalde tijd: vanaf 1 juli 2024" in section(page, "Wat ontbreekt")
    told = "op zijn laatst; voor bepaalde tijd 1 juli 2024"
    assert told in clerk.get(f"{page_of(region.fire)}?formaat=csv").content.decode()
    assert "voor bepaalde tijd sinds 1 juli 2024" in text_of(clerk.get(reverse("councils:requirements")))


def test_with_a_province_the_articles_on_the_text_keep_their_number(clerk, region):
    join(region.fire, region.province)
    said = text_of(clerk.get(page_of(region.fire)))
    assert "De artikelen 8 tot en met 27 gelden dan met hetzelfde nummer" in said
    assert "in een ander hoofdstuk van de Wgr. Controleer" not in said


def test_a_network_has_no_text_under_this_law(clerk, region):
    said = text_of(clerk.get(page_of(region.talks)))
    assert "Geen regeling op grond van de Wgr" in said
    assert clerk.get(filling(region.talks, "belang")).status_code == 404


def test_a_form_and_kind_that_cannot_go_together_ask_for_a_look(clerk, region):
    PartnershipVersion.objects.filter(partnership=region.waste).update(scheme_kind=SchemeKind.COUNCIL)
    assert "doen alleen colleges" in text_of(clerk.get(page_of(region.waste)))


def test_the_text_itself_is_one_click_away_and_no_script_is(clerk, region):
    Particulars.objects.create(partnership=region.fire, text_address="https://regelingen.test/vrl")
    links = addresses(clerk.get(page_of(region.fire)))
    assert {"https://regelingen.test/vrl", "https://wetten.test/besluit"} <= set(links)
    assert not [link for link in links if link.startswith("javascript")]


def test_one_goes_on_to_the_next_that_nobody_looked_at(clerk, region):
    first = fill(clerk, region.fire, "belang", holds="yes", verder="1")
    assert first.url == filling(region.fire, "bevoegdheden")
    fill(clerk, region.fire, "bestuur-en-vestigingsplaats", holds="yes")
    second = fill(clerk, region.fire, "bevoegdheden", holds="yes", verder="1")
    assert second.url == filling(region.fire, "aantal-bestuursleden")
    last = list(requirements())[-1]
    assert fill(clerk, region.fire, last, holds="yes", verder="1").url == page_of(region.fire)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"holds": "partly"}, "Schrijf in een zin welk deel ontbreekt."),
        ({"holds": "not-needed"}, "Schrijf in een zin waarom dit hier niet geldt."),
        ({"holds": "kaas"}, "Selecteer een geldige keuze"),
        ({"holds": "unknown"}, "Kies wat er in de tekst staat"),
        ({"holds": "yes", "clause": "x" * 121}, "120"),
    ],
    ids=["partly", "not needed", "no choice", "nothing", "too long"],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(clerk, region, values, said):
    answer = fill(clerk, region.fire, "belang", **({"clause": "artikel 2"} | values))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert answer.context["form"]["clause"].value() == values.get("clause", "artikel 2")
    assert not ContentsAnswer.objects.exists()


def test_a_note_for_later_is_kept_without_a_finding(clerk, region):
    assert fill(clerk, region.fire, "belang", note="Nog vragen").status_code == 302
    assert "0 van 12 eisen nagekeken." in text_of(clerk.get(page_of(region.fire)))


def test_looking_again_tells_the_new_day_and_who(clerk, cast, region):
    fill(clerk, region.fire, "belang", holds="yes")
    ContentsAnswer.objects.update(seen_on=date(2025, 1, 1))
    assert fill(window(cast.ambtenaar), region.fire, "belang").status_code == 302
    row = ContentsAnswer.objects.get()
    assert (row.seen_on, row.answered_by, row.holds) == (date(2026, 6, 1), cast.ambtenaar, "yes")


def test_a_requirement_that_does_not_exist_is_no_page(clerk, region):
    assert clerk.get(filling(region.fire, "kaas")).status_code == 404


def test_only_who_plans_fills_in(cast, region):
    for who, user in cast.everyone().items():
        answer = window(user).get(filling(region.fire, "belang")).status_code
        assert answer == (200 if who in FILLS else 302 if who == "inwoner" else 404), who
        if who not in FILLS:
            window(user).post(filling(region.fire, "belang"), {"holds": "yes"})
    assert not ContentsAnswer.objects.exists()


def test_a_clerk_of_a_council_that_takes_no_part_fills_in_nothing(region):
    other = window(person("secretaris", AffiliationRole.CLERK, region.water))
    assert other.get(filling(region.fire, "belang")).status_code == 404


def test_partners_read_it_without_a_button(cast, region):
    for who, user in cast.everyone().items():
        for where in (page_of(region.fire), LIST):
            answer = window(user).get(where)
            assert answer.status_code == (200 if who in READS else 302 if who == "inwoner" else 404), who
            if who in READS - FILLS:
                assert filling(region.fire, "belang") not in addresses(answer)


def test_two_who_fill_in_at_once_make_one_finding(clerk, cast, region):
    where, other = filling(region.fire, "belang"), window(cast.ambtenaar)
    mine = sent(clerk.get(where))
    fill(other, region.fire, "belang", holds="yes")
    answer = clerk.post(where, mine | {"holds": "no"})
    assert answer.status_code == 422
    assert ContentsAnswer.objects.get().holds == "yes"


def test_two_editors_on_one_finding_see_what_differs(clerk, cast, region):
    fill(clerk, region.fire, "belang", holds="yes")
    where, other = filling(region.fire, "belang"), window(cast.ambtenaar)
    mine = sent(clerk.get(where))
    fill(other, region.fire, "belang", clause="artikel 3")
    answer = clerk.post(where, mine | {"clause": "artikel 2"})
    assert answer.status_code == 422
    assert "artikel 3" in text_of(answer)


def test_a_finding_is_undone_and_done_again(clerk, cast, region, today):
    fill(clerk, region.fire, "belang", holds="yes", clause="artikel 2")
    back = undo(cast.griffier, today)
    assert not ContentsAnswer.objects.exists()
    undo_batch(batch=back.batch, at=Event.objects.latest("pk").moment, on=today, by=cast.griffier)
    assert ContentsAnswer.objects.get().clause == "artikel 2"


def test_a_second_click_changes_nothing(clerk, region):
    where = filling(region.fire, "belang")
    values = sent(clerk.get(where)) | {"holds": "yes"}
    clerk.post(where, values)
    clerk.post(where, values)
    assert ContentsAnswer.objects.count() == 1


def test_the_list_counts_by_name_and_never_ranks(clerk, region):
    fill(clerk, region.fire, "participatie", holds="no")
    page = clerk.get(LIST, {"sorteer": "-ontbreekt"})
    names = [line.partnership.name for line in page.context["found"].lines]
    assert names == sorted(names)
    assert "Lekoverleg" not in names
    rows = {row["Regeling"]: row for row in exported(clerk, LIST, {})}
    brigade = rows["Veiligheidsregio Lek"]
    assert (brigade["Nagekeken"], brigade["Ontbreekt"], brigade["Niet nagekeken"]) == ("1", "1", "11")
    assert brigade["Openbaar id"] == str(region.fire.public_id)


def test_the_list_narrows_to_what_was_begun(clerk, region):
    fill(clerk, region.fire, "belang", holds="yes")
    begun = clerk.get(LIST, {"nagekeken": "begonnen"}).context["found"].lines
    rest = clerk.get(LIST, {"nagekeken": "niet-begonnen"}).context["found"].lines
    assert [line.partnership.pk for line in begun] == [region.fire.pk]
    assert region.fire.pk not in {line.partnership.pk for line in rest}
    assert "'kaas' is geen bekende keuze" in text_of(clerk.get(LIST, {"nagekeken": "kaas"}))


def test_the_list_narrows_to_a_province(clerk, region):
    assert clerk.get(LIST, {"gebied": "PV26"}).context["found"].lines


def test_an_unknown_form_says_so_in_the_list(clerk, region):
    PartnershipVersion.objects.filter(partnership=region.lek).update(form=Form.UNKNOWN)
    assert "vorm niet bekend, dus ook niet welke eisen gelden" in text_of(clerk.get(LIST))


def test_what_was_probably_succeeded_is_left_out_and_counted(clerk, region):
    page = clerk.get(LIST)
    assert region.old_waste.pk not in {line.partnership.pk for line in page.context["found"].lines}
    assert "1 regeling staat hier niet" in text_of(page)


def test_a_page_is_saved_as_it_is_seen(clerk, region):
    fill(clerk, region.fire, "belang", holds="yes", clause="artikel 2")
    rows = {row["Code"]: row for row in exported(clerk, page_of(region.fire), {})}
    assert rows["belang"]["Bevinding"] == "staat erin"
    assert rows["belang"]["Moest er in staan op"] == "2017-05-10"
    assert rows["belang"]["Die dag is"] == "op zijn laatst"
    assert rows["ombudsman"]["Moet of mag"] == "mag"


def test_everyone_reads_which_requirements_there_are(cast, region):
    for who, user in cast.everyone().items():
        answer = window(user).get(reverse("councils:requirements"))
        assert answer.status_code == 200, who
        assert ("Schakelaar" in text_of(answer)) == (who == "beheerder"), who


def test_the_operator_switches_a_requirement_off_and_on(cast, clerk, region):
    operator = window(cast.beheerder)
    off = reverse("councils:requirement-off", args=["evaluatie"])
    assert operator.post(off, {"because": " "}).status_code == 422
    assert operator.post(off, {"because": "Het artikel is niet gevonden"}).status_code == 302
    assert "0 van 11 eisen nagekeken." in text_of(clerk.get(page_of(region.fire)))
    assert clerk.get(filling(region.fire, "evaluatie")).status_code == 404
    assert "uitgezet" in text_of(clerk.get(reverse("councils:requirements")))
    rows = {row["Regeling"]: row for row in exported(clerk, LIST, {})}
    assert rows["Veiligheidsregio Lek"]["Eisen die gelden"] == "11"
    on = reverse("councils:requirement-on", args=["evaluatie"])
    assert [operator.post(on).status_code for _ in range(2)] == [302, 302]
    assert "0 van 12 eisen nagekeken." in text_of(clerk.get(page_of(region.fire)))


def test_nobody_but_the_operator_switches(cast, region):
    for who, user in cast.everyone().items():
        if who != "beheerder":
            off = reverse("councils:requirement-off", args=["evaluatie"])
            assert window(user).post(off, {"because": "Zomaar"}).status_code in {302, 403, 404}, who
    assert "uitgezet" not in text_of(window(None).get(reverse("councils:requirements")))


def test_a_requirement_that_does_not_exist_cannot_be_switched(cast, region):
    off = reverse("councils:requirement-off", args=["kaas"])
    assert window(cast.beheerder).get(off).status_code == 404
