"""The page of the search: what it finds, in which order, and what it says."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from verband.rooms.common.words import datum
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Area, PartnershipVersion, Seat, Task
from verband.rooms.register.tests.factories import FUTURE, partnership, party, version
from verband.rooms.register.tests.pages import addresses, text_of
from verband.rooms.register.tests.searching import found

PAGE = reverse("register:search")


def titles(response):
    root = html.fromstring(response.content.decode())
    return ["".join(each.itertext()) for each in root.xpath("//ol[@class='hits']//h3")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("houten", ["Gemeente Houten"]),
        ("HOUTEN", ["Gemeente Houten"]),
        ("hout", ["Gemeente Houten"]),
        ("outen", []),
        ("gemeente hout", ["Gemeente Houten"]),
        ("hout gemeente", ["Gemeente Houten"]),
        ("hout lek", []),
        ("vrl", ["Veiligheidsregio Lek"]),
        ("adl", ["Afvaldienst Lek", "Afvaldienst Lek"]),
        ("brandweer", ["Veiligheidsregio Lek"]),
        ("branden", ["Veiligheidsregio Lek"]),
        ("brand blus", ["Veiligheidsregio Lek"]),
        ("vr lek", ["Veiligheidsregio Lek"]),
        ("de gemeente van houten", ["Gemeente Houten"]),
        ("gemeenten houten", ["Gemeente Houten"]),
        ("gm0321", ["Gemeente Houten"]),
        ("gm032", []),
        ("wonen aan de lek", ["Lekoverleg"]),
        ("  ", []),
        ("%", []),
        ("_", []),
        ("'); DROP TABLE", []),
    ],
)
def test_every_word_must_be_found_in_one_form_or_another(region, text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["súdwest", "sudwest", "SÚDWEST FRYS", "fryslan"])
def test_accents_do_not_matter_on_either_side(region, text):
    party("Gemeente Súdwest-Fryslân")
    assert found(text) == ["Gemeente Súdwest-Fryslân"]


def test_body_is_found_by_its_abbreviation_beside_its_partnership(region):
    party("Milieudienst Lek", "joint-body", short_name="MDL")
    partnership("Regeling Milieudienst Lek", short_name="MDL")
    assert found("mdl") == ["Regeling Milieudienst Lek", "Milieudienst Lek"]


def test_what_is_written_in_full_finds_the_abbreviation_and_the_other_way_round(region):
    partnership("GGD Lek")
    partnership("Gemeentelijke Gezondheidsdienst Linge")
    assert found("ggd") == ["GGD Lek", "Gemeentelijke Gezondheidsdienst Linge"]
    assert found("gemeentelijke gezondheidsdienst") == ["Gemeentelijke Gezondheidsdienst Linge", "GGD Lek"]


def test_what_is_called_so_comes_first_and_what_only_a_text_tells_last(region):
    partnership("Samen voor afval", purpose="Wat Houten weggooit.")
    partnership("Vereniging Houtenaren")
    partnership("Overleg Houten en Zeist")
    partnership("Houten stoelen")
    assert found("houten") == [
        "Gemeente Houten",
        "Houten stoelen",
        "Overleg Houten en Zeist",
        "Vereniging Houtenaren",
        "Samen voor afval",
    ]


def test_of_two_that_fit_alike_what_has_ended_comes_last(region):
    party("Gemeente Lekdorp", ended_on=date(2000, 1, 1))
    party("Gemeente Lekstad")
    names = found("gemeente lek")
    assert names == ["Gemeente Lekstad", "Gemeente Lekdorp"]


def test_party_that_has_yet_to_end_is_not_called_abolished(client, region):
    party("Gemeente Lekdorp", ended_on=FUTURE)
    party("Gemeente Lekhoek", ended_on=date(2000, 1, 1))
    response = client.get(PAGE, {"zoek": "gemeente lek"})
    assert titles(response) == ["Gemeente Lekdorp", "Gemeente Lekhoek"]
    assert f"gemeente, houdt op te bestaan per {datum(FUTURE)}" in text_of(response)
    assert "gemeente, opgeheven 1 januari 2000" in text_of(response)


def test_partnership_is_found_once_under_its_present_name(region):
    assert found("lek").count("Veiligheidsregio Lek") == 1
    assert "Regionale Brandweer Lek" not in found("lek")


def test_name_of_the_future_does_not_hide_the_present_one(region):
    assert found("veiligheidsregio") == ["Veiligheidsregio Lek"]
    assert found("veiligheidsregio", day=FUTURE) == ["Veiligheidsregio Toekomst"]


def test_partnership_that_has_yet_to_begin_is_found_and_marked(client, region):
    partnership("Dienst in Oprichting", valid_from=FUTURE)
    response = client.get(PAGE, {"zoek": "oprichting"})
    assert titles(response) == ["Dienst in Oprichting"]
    assert f"geldt vanaf {datum(FUTURE)}" in text_of(response)


def test_name_by_another_source_is_found_and_says_whose_word_it_is(client, region):
    version(region.fire, "Zoals verteld", source=Source.CONVERSATIONS)
    response = client.get(PAGE, {"zoek": "verteld"})
    assert titles(response) == ["Veiligheidsregio Lek"]
    assert "Gevonden: volgens gesprekken 2024: Zoals verteld" in text_of(response)


def test_partnership_without_a_page_is_not_found(region):
    PartnershipVersion.objects.filter(partnership=region.fire).update(source=Source.CONVERSATIONS)
    assert found("brandweer") == []


def test_task_and_organ_lead_to_their_partnership(client, region):
    Task.objects.create(
        partnership=region.fire, name="Vergunningen verlenen", description="Voor evenementen."
    )
    for who in (region.houten, region.nieuwegein):
        Seat.objects.create(
            partnership=region.fire,
            party=who,
            organ="Algemeen bestuur",
            function="voorzitter",
            held_by="burgemeester",
        )
    for text, title in [
        ("vergunning", "Vergunningen verlenen"),
        ("evenement", "Vergunningen verlenen"),
        ("ab voorzitter", "Algemeen bestuur, voorzitter"),
        ("burgemeesters", "Algemeen bestuur, voorzitter"),
    ]:
        response = client.get(PAGE, {"zoek": text})
        assert titles(response) == [title], text
        assert region.fire.get_absolute_url() in addresses(response)
        assert "van Veiligheidsregio Lek" in text_of(response)


def test_province_leads_to_who_lies_in_it(client, region):
    [link] = [link for link in addresses(client.get(PAGE, {"zoek": "pv26"})) if "provincie=" in link]
    assert "Gemeente Houten" in client.get(link).content.decode()


def test_old_name_leads_to_the_partnership_and_says_so(client, region):
    response = client.get(PAGE, {"zoek": "brandweer"})
    assert titles(response) == ["Veiligheidsregio Lek"]
    assert "Gevonden: vroegere naam: Regionale Brandweer Lek" in text_of(response)
    assert region.fire.get_absolute_url() in addresses(response)


def test_text_is_shown_with_the_words_that_were_found(client, region):
    response = client.get(PAGE, {"zoek": "branden blus"})
    assert "Gevonden: doel: Samen branden blussen." in text_of(response)
    marked = html.fromstring(response.content.decode()).xpath("//mark")
    assert [each.text for each in marked] == ["branden", "blussen"]


def test_chosen_day_decides_under_which_name_it_is_shown(client, region):
    response = client.get(PAGE, {"zoek": "vrl", "peildatum": "2010-01-01"})
    assert titles(response) == ["Regionale Brandweer Lek"]
    assert "Gevonden: latere naam: VRL" in text_of(response)
    assert f"{region.fire.get_absolute_url()}?peildatum=2010-01-01" in addresses(response)


def test_facets_count_every_kind_and_narrow_to_one(client, region):
    response = client.get(PAGE, {"zoek": "lek"})
    counts = {option.value: option.count for option in response.context["result"].groups[0].options}
    assert counts == {"government": 1, "partnership": 4, "party": 1}
    narrow = client.get(PAGE, {"zoek": "lek", "soort": "party"})
    assert titles(narrow) == ["Afvaldienst Lek"]
    assert "1 resultaat voor “lek”, van 6 zonder filter." in text_of(narrow)


def test_number_of_results_is_said(client, region):
    assert "4 resultaten voor “gemeente”." in text_of(client.get(PAGE, {"zoek": "gemeente"}))
    assert "1 resultaat voor “houten”." in text_of(client.get(PAGE, {"zoek": "houten"}))


def test_twenty_five_are_shown_and_the_rest_is_a_page_on(client, region):
    for number in range(31):
        party(f"Gemeente Dorp {number:02}")
    assert len(titles(client.get(PAGE, {"zoek": "dorp"}))) == 25
    response = client.get(PAGE, {"zoek": "dorp", "pagina": "2"})
    assert titles(response)[-1] == "Gemeente Dorp 30"
    assert "31 resultaten" in text_of(response)


def test_nothing_found_names_the_word_and_what_looks_like_it(client, region):
    response = client.get(PAGE, {"zoek": "gemeente houtne", "peildatum": "2026-04-01"})
    said = text_of(response)
    assert "0 resultaten voor “gemeente houtne”." in said
    assert "“houtne” komt nergens voor" in said
    [link] = [link for link in addresses(response) if "houten" in link]
    assert "peildatum=2026-04-01" in link
    assert titles(client.get(PAGE + link)) == ["Gemeente Houten"]


def test_words_that_are_nowhere_together_are_offered_apart(client, region):
    said = text_of(client.get(PAGE, {"zoek": "houten brandweer"}))
    assert "Elk woord komt wel voor, maar nergens samen." in said
    assert "Zoek in plaats daarvan op: houten brandweer" in said


def test_filter_that_leaves_nothing_says_so(client, region):
    said = text_of(client.get(PAGE, {"zoek": "houten", "soort": "task"}))
    assert "Niets met deze filters" in said


def test_without_a_question_nothing_is_answered(client, region):
    said = text_of(client.get(PAGE))
    assert "resulta" not in said
    assert "Typ één of meer woorden." in said


@pytest.mark.parametrize("letters", ["🙂", "…", "\x00", "-"])
def test_signs_without_a_word_are_answered_in_a_sentence(client, region, letters):
    assert "Hierin staat geen woord of getal" in text_of(client.get(PAGE, {"zoek": f"{letters}{letters}"}))


@pytest.mark.parametrize(
    "text",
    [
        "houten " * 1500,
        "x" * 10_000,
        '"houten" OR NEAR(a b) -c* {d} ^e:f',
        "'houten' & | ! <-> :* \\",
        "\x00houten\ufffe\u202e",
        "🙂 houten",
        "İstanbul ß ﬁ Ⅷ",
        "%' OR 1=1 --",
        "{{ 7 }} {% raw %}",
    ],
)
def test_anything_can_be_typed(client, region, text):
    response = client.get(PAGE, {"zoek": text, "pagina": "9" * 5000, "soort": text[:50]})
    assert response.status_code == 200


def test_what_is_cut_off_is_said(client, region):
    said = text_of(client.get(PAGE, {"zoek": "houten " * 1500}))
    assert "er is gezocht met de eerste 12 woorden" in said
    assert "1 resultaat" in said


def test_what_was_typed_is_shown_as_text(client, region):
    page = client.get(PAGE, {"zoek": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_areas_of_a_division_of_ones_own_are_found_by_those_who_may_open_them(region, cast):
    Area.objects.create(division="own", code="lekstreek", name="Lekstreek")
    assert found("lekstreek") == []
    assert found("lekstreek", visitor=cast.raadslid) == ["Lekstreek"]


def test_another_spelling_of_a_name_is_found_and_told(client, region):
    partnership("Gemeentelijke Gezondheidsdienst Regio Utrecht")
    party("Gemeente Leeuwarden")
    for text, name in (
        ("ggdru", "Gemeentelijke Gezondheidsdienst Regio Utrecht"),
        ("Ljouwert", "Leeuwarden"),
    ):
        said = text_of(client.get(PAGE, {"zoek": text}))
        assert name in said
        assert "ook geschreven als" in said
