import pytest

from verband.core.classify import ArrangementText
from verband.core.classify.text import SOURCES

TEXT = ArrangementText(
    title="Regeling Meer",
    short_title="Meer",
    purpose="Het beheer van het meer",
    powers=("Artikel 1", "Artikel 2"),
    legal_grounds=("Waterwet",),
    policy_areas=("water", "natuur"),
    body_name="Meerschap",
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("title", "Regeling Meer\nMeer\nMeerschap"),
        ("known_name", "Regeling Meer\nMeer\nMeerschap"),
        ("goal", "Het beheer van het meer"),
        ("policy_areas", "water\nnatuur"),
        ("legal_grounds", "Waterwet"),
        ("powers", "Artikel 1\nArtikel 2"),
    ],
)
def test_a_source_is_read_line_by_line(source, expected):
    assert TEXT.read(source) == expected


@pytest.mark.parametrize("source", [one for one in SOURCES if one not in ("title", "known_name")])
def test_a_silent_source_is_empty(source):
    assert ArrangementText(title="Regeling").read(source) == ""


def test_quotes_dashes_and_invisible_signs_are_made_plain():
    text = ArrangementText(
        purpose="\u200bWet veiligheidsregio\u2019s \u2013 gemeen\u00adschappelijk\u00a0doel"
    )

    assert text.read("goal") == "Wet veiligheidsregio's - gemeenschappelijk doel"
