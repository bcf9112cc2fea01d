import pytest

from verband.core.classify import task_kinds
from verband.core.classify.kinds import TIERS, compile_kinds
from verband.core.errors import PackError

ISSUE = {
    "omgevingsdienst",
    "ggd",
    "veiligheid",
    "belastingen",
    "werk_en_inkomen",
    "werkvoorziening",
    "jeugd_en_zorginkoop",
    "afval_en_reiniging",
    "archief_en_erfgoed",
    "recreatie_en_natuur",
    "bedrijfsvoering_ict",
    "ambtelijke_organisatie",
    "onderwijs_en_cultuur",
    "rekenkamer_en_ombudsman",
    "regio_bestuur",
    "verkeer_en_vervoer",
    "economie_grond_haven",
    "water_riolering",
    "begraven",
}


def values(beside=(), **changes: object):
    kind = {"label": "Vissen", "description": "Vissen tellen.", "work": "executive", "title": ["visserij"]}
    return {"kinds": {"vissen": kind | changes}, "beside": list(beside)}


def test_the_pack_holds_the_nineteen_kinds():
    kinds = task_kinds().kinds

    assert set(kinds) == ISSUE
    assert all(
        kind.code == code and kind.label and kind.description.endswith(".") for code, kind in kinds.items()
    )


def test_the_pack_is_compiled_once():
    assert task_kinds() is task_kinds()


def test_the_tiers_stand_from_strong_to_weak():
    assert list(task_kinds().tiers) == [name for name, _ in TIERS]


def test_a_known_name_is_taken_literally():
    kinds = compile_kinds(values(known_names=[{"name": "Vis+", "reason": "bekend als visbank"}]))

    assert kinds.tiers["known_names"].reasons == {"vis+": "bekend als visbank"}
    assert kinds.tiers["known_names"].patterns[0][1].find("regeling Vis+ 2024")["hit"] == "Vis+"


def test_a_missing_key_is_named():
    broken = values()
    del broken["kinds"]["vissen"]["label"]

    with pytest.raises(PackError, match=r"'vissen'.*label"):
        compile_kinds(broken)


@pytest.mark.parametrize("change", [{"titel": ["vis"]}, {"not": {"titel": ["vis"]}}])
def test_an_unknown_key_is_named(change):
    with pytest.raises(PackError, match=r"'vissen'.*titel"):
        compile_kinds(values(**change))


def test_an_unknown_sort_of_work_is_named():
    with pytest.raises(PackError, match=r"'vissen'.*spel"):
        compile_kinds(values(work="spel"))


@pytest.mark.parametrize("change", [{"first": "vogels"}, {"second": "vogels"}, {"source": "gerucht"}])
def test_a_second_kind_must_be_known_with_its_source(change):
    rule = {"first": "vissen", "second": "vissen", "source": "goal", "patterns": ["zee"]}

    with pytest.raises(PackError, match=next(iter(change.values()))):
        compile_kinds(values(beside=[rule | change]))
