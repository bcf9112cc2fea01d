"""``import-csv --as areas``: divisions as people keep them."""

from datetime import date

import pytest

from verband.rooms.history.models import Event
from verband.rooms.register.choices import Division, Source
from verband.rooms.register.models import Area, AreaMember, ImportRun, Membership
from verband.rooms.register.selectors.areas import areas_on, divisions
from verband.rooms.register.services import areas
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.lists import Reader, everything

ONE = "Regio;Gemeente\nLekstroom;Houten\nLekstroom;Nieuwegein\nEemland;Soest\n"
MOVED = ONE.replace("Lekstroom;Nieuwegein", "Eemland;Nieuwegein")
BEFORE = date(2020, 1, 1)


@pytest.fixture
def areas_of(lists: Reader):
    def found(day: date = TODAY) -> dict[str, list[str]]:
        names = dict(AreaMember.objects.values_list("party", "party__name"))
        return {
            area.name: sorted(names[pk].removeprefix("Gemeente ") for pk in area.parties)
            for area in areas_on(day, Division.OWN).values()
        }

    return found


def read(lists: Reader, content: str, *options: str, **file_name: str) -> str:
    return lists.read(content, "--as", "areas", *options, **file_name)


def test_areas_of_a_list_hold_on_any_day(lists, areas_of):
    read(lists, ONE)
    expected = {"Eemland": ["Soest"], "Lekstroom": ["Houten", "Nieuwegein"]}
    assert areas_of() == areas_of(BEFORE) == expected
    assert not Membership.objects.filter(source=Source.LIST).exists()
    [code] = Area.objects.filter(name="Eemland").values_list("code", flat=True)
    assert code.startswith("eemland-")


@pytest.mark.parametrize(
    "content",
    [
        "Gemeente,Gebied\nHouten,Lekstroom\nNieuwegein,Lekstroom\nSoest,Eemland\n",
        "Regiocode;Regio;Gemeenten\nRG1;Lekstroom;Houten en Nieuwegein\nRG2;Eemland;Soest\n",
        "Regio's 2026;\n;\nregionaam;gemeentecode\nLekstroom;321\nLekstroom;356\nEemland;342\n",
        ";Lekstroom;Eemland\nHouten;x;\nNieuwegein;x;\nSoest;;x\n",
        "Gemeente;Regiocode\nHouten;Lekstroom\nNieuwegein;Lekstroom\nSoest;Eemland\n",
    ],
)
def test_areas_are_read_as_people_keep_them(lists, areas_of, content):
    read(lists, content)
    assert areas_of() == {"Eemland": ["Soest"], "Lekstroom": ["Houten", "Nieuwegein"]}


def test_same_list_twice_changes_nothing(lists):
    read(lists, ONE)
    before = everything()
    assert "is al verwerkt" in read(lists, ONE)
    assert everything() == before


def test_who_moves_leaves_on_the_day_of_reading_and_the_old_list_undoes_it(lists, areas_of):
    read(lists, ONE)
    first = areas_of()
    for _ in range(2):
        said = read(lists, MOVED)
        assert areas_of() == {"Eemland": ["Nieuwegein", "Soest"], "Lekstroom": ["Houten"]}
        assert areas_of(BEFORE) == first
        assert "overheden in gebieden: " in said
        read(lists, ONE)
        assert areas_of() == areas_of(BEFORE) == first
    assert AreaMember.objects.filter(area__division=Division.OWN).count() == 4


def test_area_that_is_left_out_has_nobody_in_it_and_comes_back(lists, areas_of):
    read(lists, ONE)
    assert "2 van de 3 overheden" in lists.refused("Regio;Gemeente\nEemland;Soest\n", "--as", "areas")
    read(lists, "Regio;Gemeente\nEemland;Soest\n", "--force")
    assert areas_of() == {"Eemland": ["Soest"]}
    read(lists, ONE)
    assert areas_of() == {"Eemland": ["Soest"], "Lekstroom": ["Houten", "Nieuwegein"]}


def test_days_of_the_list_are_kept(lists, areas_of):
    head = "Regio;Gemeente;Van;Tot\n"
    read(lists, f"{head}Lekstroom;Houten;;2015-01-01\nEemland;Houten;2015-01-01;\n")
    assert areas_of(date(2014, 1, 1)) == {"Lekstroom": ["Houten"]}
    assert areas_of() == {"Eemland": ["Houten"]}
    read(lists, f"{head}Lekstroom;Houten;;2016-01-01\nEemland;Houten;2016-01-01;\n")
    assert areas_of(date(2015, 6, 1)) == {"Lekstroom": ["Houten"]}
    assert AreaMember.objects.filter(area__division=Division.OWN).count() == 2


def test_lists_of_areas_live_beside_each_other(lists, areas_of):
    read(lists, ONE)
    read(lists, "Regio;Gemeente\nLekstroom;Soest\n", file_name="anders.csv")
    assert Area.objects.filter(division=Division.OWN, name="Lekstroom").count() == 2
    assert "is al verwerkt" in read(lists, ONE)


def test_each_of_several_lists_is_a_division_by_itself(lists):
    read(lists, ONE)
    assert divisions()[Division.OWN] == "eigen indeling"
    read(lists, "Regio;Gemeente\nLekstroom;Soest\n", file_name="anders.csv")
    own = {code: label for code, label in divisions().items() if code.startswith(Division.OWN)}
    assert own == {"own:anders": "eigen indeling 'anders'", "own:eigen": "eigen indeling 'eigen'"}
    assert [len(area.parties) for area in areas_on(TODAY, "own:anders").values()] == [1]
    assert [area.name for area in areas_on(TODAY, "own:eigen").values()] == ["Eemland", "Lekstroom"]
    assert areas_on(TODAY, "own:nergens") == {}


def test_name_that_resembles_an_area_of_the_last_time_is_a_doubt(lists, areas_of):
    read(lists, ONE)
    lists.refused(ONE.replace("Eemland", "Eemlamd"), "--as", "areas")
    assert "Regel 4: gebied 'Eemlamd': deze naam is niet precies zo bekend" in lists.doubts
    read(lists, ONE.replace("Eemland", "Eemlamd"), "--as", "areas", "--new", "--force")
    assert areas_of()["Eemlamd"] == ["Soest"]


def test_name_written_otherwise_is_the_same_area_under_its_new_name(lists, areas_of):
    read(lists, ONE)
    read(lists, ONE.replace("Eemland", "EEMLAND"))
    assert areas_of()["EEMLAND"] == ["Soest"]
    assert Area.objects.filter(division=Division.OWN).count() == 2


def test_only_governments_lie_in_an_area(lists):
    lists.refused("Regio;Naam\nLekstroom;Houten\nLekstroom;ADL\n", "--as", "areas", "--government", "Naam")
    assert "overheid 'ADL'" in lists.doubts


def test_government_that_is_not_certain_stops_the_whole_list(lists):
    assert "1 regel is niet zeker" in lists.refused(f"{ONE}Eemland;Bergen\n", "--as", "areas")


def test_long_name_of_an_area_is_refused(lists):
    assert "meer dan 120 tekens" in lists.refused(f"Regio;Gemeente\n{'Lek' * 41};Houten\n", "--as", "areas")


def test_history_tells_who_lay_in_the_area_before_and_after(lists):
    read(lists, ONE)
    read(lists, MOVED, "--force")
    event = Event.objects.filter(object_kind="area", label="Lekstroom").latest("pk")
    assert event.before["members"] == {"gm0321": [[None, None]], "gm0356": [[None, None]]}
    assert event.after["members"] == {"gm0321": [[None, None]], "gm0356": [[None, TODAY.isoformat()]]}
    run = ImportRun.objects.latest("pk")
    assert (run.batch, run.stand_on) == (event.batch, TODAY)
    assert run.counts["area-member"] == {"created": 1, "ended": 1, "unchanged": 2}


def test_trial_tells_names_and_changes_nothing(lists):
    before = everything()
    assert "  - Gemeente Houten in Lekstroom" in read(lists, ONE, "--dry-run")
    assert everything() == before


def test_error_halfway_leaves_everything_as_it_was(lists, monkeypatch):
    def break_off(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr(areas, "record_changes", break_off)
    before = everything()
    with pytest.raises(RuntimeError):
        read(lists, ONE)
    assert everything() == before


def test_deed_in_between_makes_the_plan_stale(lists, monkeypatch):
    read(lists, ONE)
    monkeypatch.setattr(areas, "stamp", lambda: (0, 0))
    assert "opnieuw in" in lists.refused(MOVED, "--as", "areas", "--force")
