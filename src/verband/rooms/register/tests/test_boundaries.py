import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Boundary, ImportRun
from verband.rooms.register.selectors.boundaries import boundaries, boundaries_stamp

SQUARE = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]
pytestmark = pytest.mark.django_db


def area(code="GM0321", name="Houten", kind="Polygon", coordinates=SQUARE):
    properties = {"statcode": code, "statnaam": name}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def read(tmp_path):
    """Write a file, read it in and return what the command said."""

    def run(content, *switches):
        file, out = tmp_path / "grenzen.geojson", StringIO()
        file.write_bytes(content)
        call_command("import_boundaries", str(file), *switches, stdout=out)
        return out.getvalue().strip()

    return run


def test_good_file_is_read_in(read):
    assert read(collection(area())) == "1 gebied ingelezen uit grenzen.geojson."
    assert boundaries() == {"gm0321": [SQUARE]}
    run = ImportRun.objects.get()
    assert (run.source, run.file_name, run.counts) == (
        Source.BOUNDARIES,
        "grenzen.geojson",
        {"boundary": {"written": 1}},
    )


def test_second_file_replaces_known_areas_and_loses_none(read):
    read(collection(area(), area("GM0356", "Nieuwegein")))
    stamp = boundaries_stamp()
    read(collection(area(name="Nieuw Houten", kind="MultiPolygon", coordinates=[SQUARE, SQUARE])))
    assert dict(Boundary.objects.values_list("tooi", "name")) == {
        "gm0321": "Nieuw Houten",
        "gm0356": "Nieuwegein",
    }
    assert boundaries()["gm0321"] == [SQUARE, SQUARE]
    assert boundaries_stamp() > stamp


def test_trial_changes_nothing(read):
    assert "niets gewijzigd" in read(collection(area()), "--dry-run")
    assert boundaries_stamp() == Boundary.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "geen GeoJSON"),
        (b"\xff\xfe\x00", "geen GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [', "geen GeoJSON"),
        (b"[" * 100_000, "geen GeoJSON"),
        (b'{"features": []}', "geen gebieden"),
        (b"[1, 2]", "geen gebieden"),
        (collection(area(code="")), "Gebied 1 heeft geen code"),
        (collection(area(), area()), "Gebied 2 heeft dezelfde code"),
        (collection(area(), area("GM0356", coordinates=[[[155000, 463000]]])), "Gebied 2 (GM0356)"),
        (collection(area(kind="Point", coordinates=[5.0, 52.0])), "geen veelhoek"),
        (b'{"features": ["Houten"]}', "Gebied 1 heeft geen code"),
    ],
)
def test_bad_file_is_refused_in_one_sentence_and_changes_nothing(read, content, said):
    read(collection(area("GM0344", "Utrecht")))
    stamp = boundaries_stamp()
    with pytest.raises(CommandError) as refusal:
        read(content)
    assert refusal.value.returncode == 2
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert boundaries_stamp() == stamp
    assert list(boundaries()) == ["gm0344"]


def test_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="is niet te lezen") as refusal:
        call_command("import_boundaries", str(tmp_path / "kwijt.geojson"))
    assert refusal.value.returncode == 2


def test_giant_file_is_refused_before_it_is_read(tmp_path):
    giant = tmp_path / "groot.geojson"
    with giant.open("wb") as file:
        file.truncate(201 * 1024**2)
    with pytest.raises(CommandError, match="groter dan 200 MB") as refusal:
        call_command("import_boundaries", str(giant))
    assert refusal.value.returncode == 2
