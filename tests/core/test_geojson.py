"""Boundaries from GeoJSON: small files by hand, and whatever else is handed in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.geojson import read_boundaries

SQUARE = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]


def feature(code="GM0344", kind="Polygon", coordinates=SQUARE, **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"statcode": code, **properties}, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_an_area_has_its_code_in_lower_case_and_its_name():
    (outline,) = read_boundaries(collection(feature(statnaam="Utrecht")))
    assert (outline.code, outline.name, outline.polygons) == ("gm0344", "Utrecht", [SQUARE])


def test_an_area_of_several_pieces_keeps_them_all():
    (outline,) = read_boundaries(collection(feature(kind="MultiPolygon", coordinates=[SQUARE, SQUARE])))
    assert len(outline.polygons) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "geen GeoJSON"),
        (b"<xml/>", "geen GeoJSON"),
        (b"[1]", "geen gebieden"),
        (b'{"features": []}', "geen gebieden"),
        (b'{"features": [3]}', "Gebied 1 heeft geen code"),
        (collection(feature(code="")), "Gebied 1 heeft geen code"),
        (collection(feature(kind="Point", coordinates=[5, 52])), "geen veelhoek"),
        (collection(feature(coordinates=[[[136000, 455000]]])), "graden"),
        (collection(feature(coordinates=[5])), "geen veelhoek"),
        (collection(feature(coordinates=[[]])), "geen veelhoek"),
        (collection(feature(kind="MultiPolygon", coordinates=[[]])), "geen veelhoek"),
        (collection(feature(coordinates=[["x"]])), "geen veelhoek"),
        (collection(feature(kind="MultiPolygon", coordinates=[5])), "geen veelhoek"),
        (collection({"properties": {"code": "GM1"}, "geometry": None}), "geen veelhoek"),
        (collection(feature(), feature()), "dezelfde code"),
        (collection(feature(), feature(code="G" * 41)), r"Gebied 2 heeft een code van 41 tekens .*tot 40\."),
        (collection(feature(statnaam="N" * 251)), r"Gebied 1 heeft een naam van 251 tekens \('N{40}…'\)"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(text, words):
    with pytest.raises(InputError, match=words):
        read_boundaries(text)


@given(st.binary(max_size=200))
def test_no_bytes_give_another_error(text):
    with pytest.raises(InputError):
        read_boundaries(text)
