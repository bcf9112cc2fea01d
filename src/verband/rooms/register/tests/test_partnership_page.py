from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Membership, Partnership
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.partnership_page import partnership_page
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.factories import FUTURE, STAND, TOLD, join, partnership, party, version
from verband.rooms.register.tests.pages import addresses, section, text_of


def open_page(client, row, **query):
    return client.get(row.get_absolute_url(), query)


def page_of(row, day=STAND, today=TODAY):
    return partnership_page(row.public_id, register_on(day), today)


def names(memberships):
    return [membership.party.name for membership in memberships]


def test_version_in_force_is_shown_and_the_others_lead_to_their_day(client, region):
    response = open_page(client, region.fire)
    assert text_of(response, "//h1") == "Veiligheidsregio Lek"
    assert "?peildatum=1998-01-01" in addresses(response)
    assert "1 januari 1998 tot 1 januari 2019 Regionale Brandweer Lek" in section(response, "Versies")


@pytest.mark.parametrize(
    ("day", "name", "in_force"),
    [
        ("1990-01-01", "Regionale Brandweer Lek", False),
        ("2018-12-31", "Regionale Brandweer Lek", True),
        ("2019-01-01", "Veiligheidsregio Lek", True),
        ("2027-01-01", "Veiligheidsregio Toekomst", True),
    ],
)
def test_page_shows_the_version_of_the_day(client, region, day, name, in_force):
    response = open_page(client, region.fire, peildatum=day)
    assert text_of(response, "//h1") == name
    assert ("niet van kracht" in text_of(response)) is not in_force


def test_last_version_is_shown_when_none_holds_any_more(region):
    region.fire.versions.filter(number__gt=1).update(valid_from=None, valid_to=date(2020, 1, 1))
    page = page_of(region.fire)
    assert page.version.name == "Veiligheidsregio Toekomst"
    assert not page.in_force


def test_members_are_those_of_the_day(client, region):
    def members(day):
        return names(line.membership for line in page_of(region.fire, day).members)

    two, others = ["Gemeente Houten", "Gemeente Nieuwegein"], ["Gemeente Vianen", "Gemeente Vijfheerenlanden"]
    assert members(STAND) == [*two, *others]
    assert members(date(2009, 12, 31)) == [*two, "Provincie Utrecht", *others]
    assert members(FUTURE) == [*two, *others, "Waterschap Lekzoom"]


def test_former_member_stays_with_its_period(client, region):
    said = section(open_page(client, region.fire), "Deelnemers")
    assert "Eerdere deelnemers (1)" in said
    assert "Provincie Utrecht, 1 januari 1998 tot 1 januari 2010" in said


def test_abolished_member_is_marked_with_its_successor(client, region):
    said = section(open_page(client, region.fire), "Deelnemers")
    assert "opgeheven 1 januari 2019, nu Gemeente Vijfheerenlanden" in said
    assert "opgeheven" not in section(open_page(client, region.fire, peildatum="2018-12-31"), "Deelnemers")


def test_join_date_older_than_the_municipality_is_marked_once(client, region):
    said = section(open_page(client, region.fire), "Deelnemers")
    assert said.count("datum volgens register") == 1
    marked = [line for line in page_of(region.fire).members if line.joined_before_it_existed]
    assert names(line.membership for line in marked) == ["Gemeente Vijfheerenlanden"]


def test_unknown_organs_and_beginnings_are_said(client, region):
    said = section(open_page(client, region.lek), "Deelnemers")
    assert "niet bekend niet bekend" in said
    assert "centrumgemeente of uitvoerende gemeente" in said


def test_told_and_registered_stand_beside_each_other(client, region):
    [told] = page_of(region.lek).comparisons
    assert names(told.both) == ["Gemeente Houten", "Gemeente Nieuwegein", "Gemeente Vijfheerenlanden"]
    assert names(told.only_other) == ["Provincie Utrecht", "Waterschap Lekzoom"]
    assert names(told.only_leading) == ["Afvaldienst Lek"]
    said = section(open_page(client, region.lek), "Volgens register en volgens gesprekken 2024")
    assert "3 deelnemers staan in beide lijsten. Het register mist het waterschap." in said
    assert "Alleen volgens gesprekken 2024 Provincie Utrecht Waterschap Lekzoom" in said
    assert "Alleen volgens register Afvaldienst Lek" in said


def test_part_that_was_told_stands_with_who_is_in_both_lists(client, region):
    said = section(open_page(client, region.lek), "Volgens register en volgens gesprekken 2024")
    assert "In beide lijsten; gesprekken 2024 zegt erbij Gemeente Houten (op onderdelen)" in said


def test_mark_that_all_share_is_said_once(client, region):
    Membership.objects.filter(
        source=Source.CONVERSATIONS, partnership=region.lek, party__in=[region.water, region.province]
    ).update(whole=False)
    said = section(open_page(client, region.lek), "Volgens register en volgens gesprekken 2024")
    assert (
        "Alleen volgens gesprekken 2024 Allemaal op onderdelen. Provincie Utrecht Waterschap Lekzoom" in said
    )


def test_list_that_is_part_of_the_other_is_told_in_one_sentence(client, region):
    told = Membership.objects.filter(source=Source.CONVERSATIONS, partnership=region.lek)
    told.exclude(party=region.nieuwegein).delete()
    said = section(open_page(client, region.lek), "Volgens register en volgens gesprekken 2024")
    assert "1 deelnemer staat in beide lijsten, 3 deelnemers staan alleen in die volgens register." in said
    assert "Alleen volgens" not in said
    Membership.objects.filter(partnership=region.lek, source=Source.REGISTER).exclude(
        party=region.nieuwegein
    ).delete()
    said = section(open_page(client, region.lek), "Volgens register en volgens gesprekken 2024")
    assert "1 deelnemer, dezelfde in beide lijsten." in said


def test_register_leads_and_the_telling_changes_neither_name_nor_members(client, region):
    response = open_page(client, region.lek)
    assert text_of(response, "//h1") == "Regio Lek"
    assert "Waterschap Lekzoom" not in section(response, "Deelnemers")


def test_registered_members_of_another_day_are_compared_on_that_day(region):
    join(region.lek, region.vianen, valid_to=date(2019, 1, 1))
    assert "Gemeente Vianen" in names(page_of(region.lek, date(2018, 1, 1)).comparisons[0].only_leading)
    assert "Gemeente Vianen" not in names(page_of(region.lek).comparisons[0].only_leading)


def test_nothing_is_compared_where_only_one_source_speaks(region):
    assert page_of(region.fire).comparisons == ()
    assert page_of(region.talks).comparisons == ()


@pytest.mark.parametrize(("one", "other"), [("talks", "waste"), ("waste", "talks")])
def test_look_alike_is_named_from_either_side(client, region, one, other):
    response = open_page(client, getattr(region, one))
    assert "Verteld is een overleg, geregistreerd een dienst." in text_of(response)
    assert getattr(region, other).get_absolute_url() in addresses(response)


def test_partnership_on_a_list_of_ones_own_resembles_nothing(region):
    assert page_of(partnership("Van de lijst", source=Source.LIST)).look_alike is None


def test_look_alike_that_was_never_read_in_is_left_out(region):
    Partnership.objects.filter(pk=region.talks.pk).update(matches="404")
    assert page_of(Partnership.objects.get(pk=region.talks.pk)).look_alike is None


@pytest.mark.parametrize(
    ("today", "shown"), [(TOLD, True), (TODAY, True), (date(2029, 1, 30), True), (date(2029, 1, 31), False)]
)
@pytest.mark.parametrize("day", [TOLD, STAND])
def test_remarks_are_history_after_four_years_whatever_day_is_looked_at(region, day, today, shown):
    assert bool(page_of(region.lek, day, today).remarks) is shown


def test_remarks_are_hidden_on_days_before_they_were_made(region):
    assert page_of(region.lek, date(2025, 1, 30)).remarks == ()


def test_remarks_need_five_governments(region):
    assert len(page_of(region.lek).remarks) == 1
    Membership.objects.filter(
        partnership=region.lek, party=region.water, source=Source.CONVERSATIONS
    ).delete()
    assert page_of(region.lek).remarks == ()


def test_body_company_or_government_merely_involved_hides_nobody(region):
    told = {"source": Source.CONVERSATIONS}
    join(region.talks, region.waste_body, party("NV Lek", "company-or-foundation"), **told)
    assert page_of(region.talks).remarks == ()
    join(region.talks, region.water, region.vianen, **told)
    assert len(page_of(region.talks).remarks) == 1


def test_remarks_are_opinions_of_a_round_kept_from_search_engines(cast, region):
    response = open_page(window(cast.raadslid), region.lek)
    said = section(response, "Toelichtingen")
    assert "Mening van gesprekspartners, verkenning 2024, 1 juni 2024 tot en met 31 januari 2025." in said
    assert "Het gesprek kan korter." in said
    assert response["X-Robots-Tag"] == "noindex"


def test_each_round_keeps_its_own_days_the_newest_first_and_older_ones_folded(cast, region):
    told = {"round_name": "ronde 2026", "told_from": date(2026, 1, 1), "told_to": date(2026, 3, 1)}
    region.lek.remarks.create(text="Het ging beter.", **told)
    region.lek.remarks.create(text="Nog vaak laat.", **told)
    page = open_page(window(cast.raadslid), region.lek)
    said = section(page, "Toelichtingen")
    newest, _, older = said.partition("Eerdere rondes (1)")
    assert "ronde 2026, 1 januari 2026 tot en met 1 maart 2026." in newest
    assert newest.index("Het ging beter.") < newest.index("Nog vaak laat.")
    assert "Het gesprek kan korter." not in newest
    assert "verkenning 2024, 1 juni 2024 tot en met 31 januari 2025." in older
    assert "Het gesprek kan korter." in older


def test_one_round_folds_nothing(cast, region):
    assert "Eerdere rondes" not in section(open_page(window(cast.raadslid), region.lek), "Toelichtingen")


def test_reply_stands_with_the_remark(cast, region):
    region.lek.remarks.update(reply="Dat doen we al.")
    assert "Reactie van het samenwerkingsverband: Dat doen we al." in section(
        open_page(window(cast.bestuurder), region.lek), "Toelichtingen"
    )


@pytest.mark.parametrize("who", ["inwoner", "buitenstaander", "toezichthouder", "opdrachtgever", "beheerder"])
def test_remarks_are_for_partners_alone(cast, region, who):
    response = open_page(window(getattr(cast, who)), region.lek)
    assert "Het gesprek kan korter." not in response.content.decode()


def test_page_without_remarks_may_be_found(client, region):
    response = open_page(client, region.talks)
    assert "Er is vertrouwen" not in response.content.decode()
    assert "X-Robots-Tag" not in response


def test_remarks_stand_on_no_page_of_a_municipality(client, region):
    for name in ("party", "resident", "council-member"):
        response = client.get(reverse(f"register:{name}", args=[region.houten.public_id]))
        assert "Het gesprek kan korter." not in response.content.decode()


def test_probable_succession_is_said_on_both_pages(client, region):
    older, newer = open_page(client, region.old_waste), open_page(client, region.waste)
    assert "nog van kracht, waarschijnlijk opgevolgd door Afvaldienst Lek" in text_of(older)
    assert "Waarschijnlijk de opvolger van Afvaldienst Oud" in text_of(newer)
    assert region.waste.get_absolute_url() in addresses(older)
    assert region.old_waste.get_absolute_url() in addresses(newer)


def test_nothing_is_succeeded_before_the_newer_one_began(client, region):
    before = open_page(client, region.old_waste, peildatum="2021-12-31")
    assert "waarschijnlijk opgevolgd" not in text_of(before)


def test_address_that_is_no_web_page_is_no_link(client, region):
    response = open_page(client, region.fire)
    assert not [address for address in addresses(response) if address.startswith("javascript")]
    assert "javascript:alert(1)" in section(response, "Teksten en grondslagen")
    assert {"https://wetten.test/besluit", "https://wetten.test/lek"} <= set(addresses(response))


def test_texts_of_the_source_are_shown(client, region):
    response = open_page(client, region.fire)
    assert section(response, "Doel") == "Doel Samen branden blussen."
    assert "Oud recht" in section(response, "Teksten en grondslagen")
    assert "Artikel 5 Blussen." in section(response, "Teksten en grondslagen")
    assert "gevonden in de naam: “veiligheid”" in text_of(response)
    assert "gecontroleerd 1 januari 2026, gewijzigd niet bekend" in text_of(response)


def test_unnamed_participants_are_told_of(client, region):
    assert "Daarnaast: 3 niet gespecificeerde gemeenten." in text_of(open_page(client, region.talks))
    assert "Wonen aan de Lek" in text_of(open_page(client, region.talks))


def test_body_takes_part_elsewhere_under_the_name_of_the_day(client, region):
    version(region.lek, "Regio Lek Later", valid_from=FUTURE)
    response = open_page(client, region.waste)
    assert section(response, "Neemt zelf deel aan") == "Neemt zelf deel aan Regio Lek"
    assert region.lek.get_absolute_url() in addresses(response)


def test_body_takes_part_in_nothing_before_it_joined(client, region):
    Membership.objects.filter(party=region.waste_body).update(valid_from=FUTURE)
    assert section(open_page(client, region.waste), "Neemt zelf deel aan") == ""


def test_impossible_day_is_named(client, region):
    assert "'kaas' is geen datum" in text_of(open_page(client, region.fire, peildatum="kaas"))


def test_unknown_partnership_and_one_that_says_nothing_are_not_found(client, region):
    silent = Partnership.objects.create(leading_source=Source.LIST)
    assert client.get(silent.get_absolute_url()).status_code == 404
    assert client.get(reverse("register:partnership", args=[uuid4()])).status_code == 404


def test_partnership_without_members_is_shown(client, region):
    assert "0 deelnemers" in text_of(open_page(client, partnership("Leeg")))
