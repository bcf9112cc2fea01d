"""In which arrangements a council takes part: every page that speaks of it names the same ones."""

from datetime import date

import pytest

from verband.rooms.common.asked import Asked
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.selectors.council import council_year
from verband.rooms.councils.selectors.feeds import of_councils
from verband.rooms.councils.selectors.grid import grid_of
from verband.rooms.councils.selectors.involvement.hours import council_hours
from verband.rooms.councils.selectors.planning import Onlooker
from verband.rooms.councils.selectors.presidium import presidium_list
from verband.rooms.councils.selectors.rapporteurs import council_page
from verband.rooms.councils.tests.planned import put
from verband.rooms.register.choices import Role
from verband.rooms.register.models import Membership, Particulars
from verband.rooms.register.selectors.on_day import forget

TODAY = date(2026, 6, 1)
BOTH = {"Afvaldienst Lek", "Veiligheidsregio Lek"}
"""The old waste service has probably been taken over by the new one, and the others have no budget."""


def of_page(user, party):
    return {line.row.name for line in council_year(user, party.public_id, 2026, TODAY).lines}


def of_feed(user, party):
    found = of_councils([party.pk], "agenda", (2026,), TODAY)
    names = {"Afvaldienst Lek", "Afvaldienst Oud", "Veiligheidsregio Lek", "Regio Lek"}
    return {name for name in names for entry in found.entries if entry.text.startswith(name)}


def of_presidium(user, party):
    lines = presidium_list(party.public_id, 2026, "", Onlooker(frozenset(), TODAY)).lines
    return {line.arrangement for line in lines if line.arrangement}


def of_grid(user, party):
    grid = grid_of(user, Asked({}), 2026, TODAY)
    column = next((place for place, one in enumerate(grid.columns) if one.pk == party.pk), None)
    return {row.row.name for row in grid.rows if column is not None and row.cells[column]}


PAGES = [of_page, of_feed, of_presidium, of_grid]


@pytest.mark.parametrize("named_by", PAGES)
def test_every_page_names_the_same_arrangements_of_a_council(cast, region, named_by):
    assert named_by(cast.griffier, region.houten) == BOTH


@pytest.mark.parametrize("named_by", PAGES)
def test_a_government_that_is_gone_takes_part_in_nothing(cast, region, named_by):
    assert named_by(cast.griffier, region.vianen) == set()


@pytest.mark.parametrize("named_by", PAGES)
def test_who_only_supports_an_arrangement_is_asked_nothing_by_law(cast, region, named_by):
    Membership.objects.filter(partnership=region.fire, party=region.houten).update(role=Role.SUPPORTER)
    assert named_by(cast.griffier, region.houten) == {"Afvaldienst Lek"}


def test_the_count_of_arrangements_is_the_same_on_both_pages(cast, region):
    of_council = council_year(cast.griffier, region.houten.public_id, 2026, TODAY).arrangements
    assert (
        of_council
        == presidium_list(region.houten.public_id, 2026, "", Onlooker(frozenset(), TODAY)).arrangements
        == 2
    )


def test_the_evaluation_of_what_was_probably_taken_over_is_in_no_calendar_of_a_council(cast, region):
    Particulars.objects.create(partnership=region.old_waste, next_evaluation_on=date(2026, 10, 1))
    title = "Evaluatie Afvaldienst Oud"
    assert title not in {entry.title for entry in of_councils([region.houten.pk], "", (2026,), TODAY).entries}
    assert title not in {
        line.what
        for line in presidium_list(region.houten.public_id, 2026, "", Onlooker(frozenset(), TODAY)).lines
    }


def test_who_keeps_what_was_probably_taken_over_still_finds_its_moments(cast, region):
    kept = of_councils([region.houten.pk], "", (2026,), TODAY, kept=[region.old_waste.pk])
    shown = [entry for entry in kept.entries if entry.partnership == region.old_waste.pk]
    assert shown
    assert region.old_waste.pk not in kept.own


@pytest.mark.parametrize("named_by", [of_page, of_feed, of_presidium])
def test_a_piece_of_an_arrangement_that_a_council_left_has_no_term_any_more(cast, region, named_by):
    piece = {"occasion": Occasion.ARRANGEMENT, "subject": "eerste wijziging", "year": 2026}
    put(region, region.houten, received_on=date(2026, 5, 4), **piece)
    assert named_by(cast.griffier, region.houten) == BOTH
    Membership.objects.filter(partnership=region.fire, party=region.houten).update(valid_to=date(2026, 5, 20))
    forget()
    assert named_by(cast.griffier, region.houten) == {"Afvaldienst Lek"}


def test_rapporteurs_and_hours_ask_of_a_government_that_is_gone_nothing(cast, region):
    assert council_page(cast.griffier, region.vianen.public_id, TODAY).lines == ()
    assert council_hours(cast.griffier, region.vianen.public_id, TODAY).lines == ()


def test_rapporteurs_and_hours_name_the_same_partnerships(cast, region):
    lines = council_page(cast.griffier, region.houten.public_id, TODAY).lines
    hours = council_hours(cast.griffier, region.houten.public_id, TODAY).lines
    assert [line.of.name for line in lines] == [line.partnership.name for line in hours]
