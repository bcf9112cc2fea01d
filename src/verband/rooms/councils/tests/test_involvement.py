"""How councils are involved: chosen and adapted by who plans, agreed by each clerk, read by all partners."""

from decimal import Decimal

import pytest

from verband.rooms.councils.models import AgreedInstrument, Involvement
from verband.rooms.councils.tests.agreements import (
    STANDARD,
    choose,
    correct,
    page_of,
    row_of,
    undo,
)
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Task
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join
from verband.rooms.register.tests.pages import addresses, exported, section, text_of
from verband.rooms.register.tests.test_keep_pages import sent

PLANS = {"ambtenaar", "griffier"}
READS = PLANS | {"programmateam", "raadslid", "bestuurder"}


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.fixture
def agreed(clerk, region):
    """Let the fire brigade begin with the standard arrangement for a statutory body."""
    assert choose(clerk, region).status_code == 302
    return Involvement.objects.get()


def test_a_partnership_without_agreement_gets_a_suggestion_with_its_reasons(clerk, region):
    said = section(clerk.get(page_of("agreement", region)), "Waarmee zou u")
    assert (
        "D. dienst die de wet vraagt, want verplichting: verplicht, vaste regio; soort taak: Veiligheid"
        in said
    )


def test_temporary_tasks_point_to_a_project(clerk, region, today):
    task = Task.objects.create(partnership=region.lek, name="Brug bouwen")
    CharacteristicAnswer.objects.create(
        task=task, characteristic=Characteristic.DURATION, answer=Answer.FIRST, answered_on=today
    )
    said = text_of(clerk.get(page_of("agreement", region, of=region.lek)))
    assert "E. tijdelijk project, want alle taken zijn ingevuld als tijdelijk" in said


def test_where_nothing_points_anywhere_one_chooses_oneself(clerk, region):
    assert "wijzen hier geen kant op" in text_of(clerk.get(page_of("agreement", region, of=region.lek)))


def test_choosing_begins_with_what_belongs_and_leaves_options_out(clerk, region, agreed):
    page = clerk.get(page_of("agreement", region)).context["page"]
    labels = [[line.label for line in lines] for _, lines in page.by_phase]
    assert labels[0] == [
        "startnotitie en dialoogsessie",
        "regionaal raadsgesprek",
        "radenmarkt",
        "bespreking van de kaderbrief",
    ]
    assert [word for word, _ in page.by_phase] == ["voorfase", "besluit", "uitvoering", "evaluatie"]
    assert not AgreedInstrument.objects.filter(instrument="klankbordgroep").exists()


def test_the_effort_of_a_year_stands_on_the_page_as_an_estimate(clerk, region, agreed):
    # 7 to 21 for a talk and a market each, 6 to 16 frameworks, 8 to 24 budget, 8 to 20 rapporteur, 3 to 18 letters,
    # a quarter of 7 to 21 twice, half of 9 to 25: 47 to 143 hours.
    assert "47 tot 143 uur schatting" in text_of(clerk.get(page_of("agreement", region)))


def test_agreed_hours_take_the_place_of_the_estimate(clerk, region, agreed):
    AgreedInstrument.objects.exclude(instrument="radenmarkt").delete()
    assert correct(clerk, region, "radenmarkt", hours="12.5").status_code == 302
    said = text_of(clerk.get(page_of("agreement", region)))
    assert "Uren per raad per jaar 12,5 uur" in said
    assert "12,5 uur schatting" not in said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"per_year": "2"}, "het standaardarrangement noemt 1 keer per jaar. Schrijf in een zin waarom."),
        ({"per_year": ""}, "hier als het zich voordoet. Schrijf in een zin waarom."),
        ({"per_year": "0"}, "wordt bewust niet gedaan. Schrijf in een zin waarom."),
        ({"per_year": "-1"}, "Vul een getal van 0 tot en met 60 in."),
        ({"per_year": "100"}, "Vul een getal van 0 tot en met 60 in."),
        ({"hours": "veel"}, "getal"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(clerk, region, agreed, values, said):
    answer = correct(clerk, region, "radenmarkt", **values)
    assert answer.status_code == 422
    assert said in text_of(answer)
    [(name, typed)] = values.items()
    assert answer.context["form"][name].value() == typed
    assert row_of("radenmarkt").per_year == 1


def test_a_deviation_with_a_reason_stands_beside_what_the_standard_names(clerk, region, agreed):
    assert correct(clerk, region, "radenmarkt", per_year="2", note="Wij houden er twee").status_code == 302
    said = section(clerk.get(page_of("agreement", region)), "Voorfase")
    assert "Wij houden er twee wijkt af het standaardarrangement noemt 1 keer per jaar" in said


def test_what_is_left_out_on_purpose_says_why_and_asks_nothing(clerk, region, agreed):
    correct(clerk, region, "radenmarkt", per_year="0", note="De regio houdt er al een")
    page = clerk.get(page_of("agreement", region))
    assert "Radenmarkt: De regio houdt er al een" in section(page, "Bewust niet")
    assert "40 tot 122 uur" in text_of(page)


def test_an_option_is_added_without_a_reason_and_a_stranger_with_one(clerk, region, agreed):
    where = page_of("add-instrument", region)
    proposed = sent(clerk.get(where, {"instrument": "klankbordgroep"}))
    assert Decimal(str(proposed["per_year"])) == 2
    assert clerk.post(where, proposed).status_code == 302
    stranger = {"instrument": "ambassadeurs", "per_year": "1", "hours": "", "note": ""}
    assert clerk.post(where, stranger).status_code == 422
    assert clerk.post(where, stranger | {"note": "Dat bevalt"}).status_code == 302
    assert "Ambassadeurs" in text_of(clerk.get(page_of("agreement", region)))


def test_an_instrument_that_stands_already_is_no_choice(clerk, region, agreed):
    answer = clerk.post(page_of("add-instrument", region), {"instrument": "radenmarkt", "per_year": "1"})
    assert answer.status_code == 422
    assert AgreedInstrument.objects.filter(instrument="radenmarkt").count() == 1


def test_as_the_occasion_arises_is_unknown_and_not_zero(clerk, region, agreed):
    values = {"instrument": "toestemming", "per_year": "", "note": "Als de regeling wijzigt"}
    clerk.post(page_of("add-instrument", region), values)
    said = text_of(clerk.get(page_of("agreement", region)))
    assert "47 tot 143 uur schatting 9 van 10 bekend" in said
    assert "als het zich voordoet niet bekend" in said


def test_what_belongs_is_not_taken_away_without_a_reason(clerk, region, agreed):
    where = page_of("remove-instrument", region, row_of("radenmarkt").public_id)
    answer = clerk.post(where, follow=True)
    assert "Zet het aantal keren op 0 en schrijf waarom." in text_of(answer, "//body")
    assert row_of("radenmarkt")
    assert where not in answer.content.decode()


def test_what_was_added_is_taken_away_once(clerk, region, agreed):
    clerk.post(page_of("add-instrument", region), {"instrument": "klankbordgroep", "per_year": "2"})
    where = page_of("remove-instrument", region, row_of("klankbordgroep").public_id)
    assert clerk.post(where).status_code == 302
    assert clerk.post(where).status_code == 404


def test_what_is_missing_from_the_standard_is_named(clerk, region, agreed):
    row_of("radenmarkt").delete()
    assert "Radenmarkt" in section(clerk.get(page_of("agreement", region)), "In het standaardarrangement")


def test_another_standard_keeps_what_the_partners_made_their_own(clerk, region, agreed):
    correct(clerk, region, "radenmarkt", hours="10")
    assert choose(clerk, region, "netwerk").status_code == 302
    assert {row.instrument for row in AgreedInstrument.objects.all()} == {
        *("regionaal-raadsgesprek", "radenmarkt", "informatiebrief", "evaluatiegesprek")
    }
    assert row_of("radenmarkt").hours == 10
    assert row_of("evaluatiegesprek").per_year == Decimal("0.50")


def test_two_who_choose_at_once_make_one_agreement(clerk, cast, region):
    other, where = window(cast.ambtenaar), page_of("choose-standard", region)
    mine, theirs = sent(clerk.get(where)), sent(other.get(where))
    assert other.post(where, theirs | {"work_kind": "netwerk"}).status_code == 302
    answer = clerk.post(where, mine | {"work_kind": STANDARD})
    assert answer.status_code == 422
    assert Involvement.objects.get().work_kind == "netwerk"


def test_an_unknown_standard_is_refused(clerk, region):
    assert choose(clerk, region, "van-alles").status_code == 422
    assert not Involvement.objects.exists()


def test_two_editors_on_one_text_see_what_differs(clerk, cast, region, agreed):
    where = page_of("agreement-about", region)
    mine, other = sent(clerk.get(where)), window(cast.ambtenaar)
    assert other.post(where, sent(other.get(where)) | {"participation": "Een panel"}).status_code == 302
    answer = clerk.post(where, mine | {"participation": "Een avond"})
    assert answer.status_code == 422
    assert "Een panel" in text_of(answer)
    assert Involvement.objects.get().participation == "Een panel"


def test_two_editors_on_two_fields_both_keep_theirs(clerk, cast, region, agreed):
    where = page_of("agreement-about", region)
    mine, other = sent(clerk.get(where)), window(cast.ambtenaar)
    other.post(where, sent(other.get(where)) | {"participation": "Een panel"})
    assert clerk.post(where, mine | {"review_on": "2028-01-01"}).status_code == 302
    assert Involvement.objects.get().participation == "Een panel"


def test_before_an_agreement_its_forms_lead_to_choosing(clerk, region):
    for name in ("agreement-about", "add-instrument"):
        assert clerk.get(page_of(name, region)).url == page_of("choose-standard", region)


def test_only_who_plans_chooses_and_changes(cast, region, agreed):
    row = row_of("radenmarkt")
    pages = [
        page_of("choose-standard", region),
        page_of("agreement-about", region),
        page_of("add-instrument", region),
        page_of("correct-instrument", region, row.public_id),
    ]
    for who, user in cast.everyone().items():
        for where in pages:
            answer = window(user).get(where).status_code
            assert answer == (200 if who in PLANS else 302 if who == "inwoner" else 404), (who, where)
        if who not in PLANS:
            assert window(user).post(page_of("drop-agreement", region)).status_code in {302, 404}, who
    assert Involvement.objects.exists()


def test_a_clerk_of_a_council_that_takes_no_part_plans_nothing(region, agreed):
    other = window(person("secretaris", AffiliationRole.CLERK, region.water))
    assert other.get(page_of("choose-standard", region)).status_code == 404
    assert other.get(page_of("agreement", region)).status_code == 200


def test_partners_read_it_without_a_button(cast, region, agreed):
    for who, user in cast.everyone().items():
        answer = window(user).get(page_of("agreement", region))
        assert answer.status_code == (200 if who in READS else 302 if who == "inwoner" else 404), who
        if who in READS - PLANS:
            assert not [link for link in addresses(answer) if "kiezen" in link or "instrument/" in link]


def test_an_instrument_of_another_partnership_is_not_there(clerk, region, agreed):
    choose(clerk, region, "netwerk", of=region.lek)
    elsewhere = AgreedInstrument.objects.filter(involvement__partnership=region.lek).first()
    assert clerk.get(page_of("correct-instrument", region, elsewhere.public_id)).status_code == 404


def test_each_deed_is_undone_and_done_again(clerk, cast, region, today, agreed):
    told = {row.instrument: row.public_id for row in AgreedInstrument.objects.all()}
    back = undo(cast.griffier, today)
    assert not Involvement.objects.exists()
    undo_batch(batch=back.batch, at=Event.objects.latest("pk").moment, on=today, by=cast.griffier)
    assert {row.instrument: row.public_id for row in AgreedInstrument.objects.all()} == told


def test_a_dropped_agreement_comes_back_whole(clerk, cast, region, today, agreed):
    told = {row.instrument: row.public_id for row in AgreedInstrument.objects.all()}
    assert clerk.post(page_of("drop-agreement", region)).status_code == 302
    assert clerk.post(page_of("drop-agreement", region)).status_code == 302
    assert not AgreedInstrument.objects.exists()
    undo(cast.griffier, today)
    assert {row.instrument: row.public_id for row in AgreedInstrument.objects.all()} == told


def test_a_water_authority_puts_residents_first(clerk, region):
    join(region.waste, region.water)
    choose(clerk, region, "beleid-en-gebied", of=region.waste)
    said = text_of(clerk.get(page_of("agreement", region, of=region.waste)))
    assert said.index("Er doet een waterschap mee") < said.index("De afspraak")
    without = text_of(clerk.get(page_of("agreement", region)))
    assert "Er doet een waterschap mee" not in without


def test_what_the_law_does_not_know_for_a_form_says_so(clerk, region):
    choose(clerk, region, "uitvoering-zonder-beleidsruimte", of=region.lek)
    said = text_of(clerk.get(page_of("agreement", region, of=region.lek)))
    assert "past niet bij de vorm de wet kent dit niet bij een centrumregeling" in said


def test_the_agreement_is_saved_as_it_is_seen(clerk, region, agreed):
    rows = {row["Instrument"]: row for row in exported(clerk, page_of("agreement", region), {})}
    assert rows["radenmarkt"]["Uren laag"] == "7"
    assert rows["radenmarkt"]["Hoe vaak"] == "1 keer per jaar"
    assert rows["radenmarkt"]["Code"] == "radenmarkt"
