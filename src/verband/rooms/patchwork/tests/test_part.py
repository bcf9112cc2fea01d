from datetime import date

import pytest

from verband.rooms.patchwork.bridge.part import part_of
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.tests.factories import FUTURE, STAND

pytestmark = pytest.mark.usefixtures("neighbours")
REGISTER, TOLD = "roo", "gesprekken-2024"


def part(province="", day=STAND, **options):
    return part_of(register_on(day), province, **options)


def names(rows):
    return {row.name for row in rows}


def test_province_keeps_what_has_a_member_municipality_there_with_all_its_members():
    found = part("PV25")
    assert names(found.partnerships) == {"Afvaldienst Waal", "Lek en Waal"}
    assert names(found.parties) == {"Gemeente Culemborg", "Gemeente Houten", "Gemeente Tiel"}
    assert names(found.parties[place] for place in found.inside) == {"Gemeente Culemborg", "Gemeente Tiel"}
    assert found.name == "de provincie Gelderland"


def test_without_a_province_everyone_is_inside():
    found = part()
    assert found.inside == frozenset(range(len(found.parties)))
    assert found.name == "heel het overzicht"


def test_probably_succeeded_is_left_out_and_counted_unless_asked_for():
    left_out, shown = part("PV26"), part("PV26", with_succeeded=True)
    assert names(shown.partnerships) - names(left_out.partnerships) == {"Afvaldienst Oud"}
    assert left_out.succeeded == shown.succeeded == 1
    assert part("PV25").succeeded == 0


def test_nothing_is_succeeded_before_the_newer_one_began():
    assert "Afvaldienst Oud" in names(part("PV26", date(2021, 12, 31)).partnerships)


@pytest.mark.parametrize(
    ("source", "telling", "counted", "stand"),
    [
        (REGISTER, {"Veiligheidsregio Lek"}, "geregistreerde regelingen", "Stand register"),
        (
            TOLD,
            {"Lekoverleg"},
            "in gesprekken genoemde samenwerkingsverbanden",
            "Stand gesprekken 2024, getoond op",
        ),
        (
            "",
            {"Veiligheidsregio Lek", "Lekoverleg"},
            "samenwerkingsverbanden",
            "Stand register en gesprekken",
        ),
    ],
)
def test_source_decides_what_is_counted_and_how_it_is_called(source, telling, counted, stand):
    found = part("PV26", source=source)
    assert names(found.partnerships) & {"Veiligheidsregio Lek", "Lekoverleg"} == telling
    assert (found.counted, found.stand) == (counted, stand)


def test_future_stays_hidden():
    assert "Waterschap Lekzoom" not in names(part(source=REGISTER).parties)
    assert "Waterschap Lekzoom" in names(part(day=FUTURE, source=REGISTER).parties)


def test_same_question_gives_the_same_part_so_that_sums_are_kept():
    assert part("PV26", source=REGISTER) is part("PV26", source=REGISTER)
    assert part("PV26").bundle is part("PV26").bundle


def test_places_are_found_by_public_id(region):
    found = part("PV26")
    assert found.parties[found.party_place(region.houten.public_id)].name == "Gemeente Houten"
    assert found.partnerships[found.partnership_place(region.fire.public_id)].name == "Veiligheidsregio Lek"
    assert found.party_place(region.water.public_id) is None
    assert found.partnership_place(region.old_waste.public_id) is None


def test_snapshot_agrees_with_the_rows():
    found = part()
    assert [fact.name for fact in found.snapshot.parties] == [row.name for row in found.parties]
    assert [fact.name for fact in found.snapshot.partnerships] == [row.name for row in found.partnerships]
    members = {
        (found.parties[fact.party].name, found.partnerships[fact.partnership].name)
        for fact in found.snapshot.memberships
    }
    assert ("Gemeente Vianen", "Veiligheidsregio Lek") in members
    assert len(members) == len(found.register.memberships)
