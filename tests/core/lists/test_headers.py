import pytest

from verband.core.lists.headers import Head, head_key, head_kind, head_words, header_words


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Gemeente", Head("government", exact=True)),
        ("GEMEENTENAAM_2023", Head("government", exact=True)),
        ("Naam van de gemeente (CBS)", Head("government", exact=True)),
        ("Deelnemers", Head("government", exact=True, plural=True)),
        ("Alle gemeenten samen", Head("government")),
        ("Samenwerkingsverband", Head("partnership", exact=True)),
        ("Gemeenschappelijke regeling 2026", Head("partnership", exact=True)),
        ("Arbeidsmarktregio", Head("area")),
        ("Provincie", Head("province", exact=True)),
        ("GM-code", Head("government_code", exact=True)),
        ("t/m", Head("last_day", exact=True)),
        ("Aantal gemeenten", Head("ignored")),
        ("Zomaar iets", Head()),
        ("", Head()),
    ],
)
def test_head_says_what_its_column_holds(text, head):
    assert header_words().head_of(text) == head


def test_heads_are_compared_without_brackets_year_and_marks():
    assert head_key("Gemeente-naam (per 1 januari) 2024") == "gemeentenaam"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gemeentenaam", "municipality"),
        ("gem", "municipality"),
        ("Deelnemende gemeenten", "municipality"),
        ("Waterschap", "water-authority"),
        ("Gemeente of provincie", ""),
        ("Deelnemer", ""),
    ],
)
def test_head_names_one_kind_of_party_or_none(text, kind):
    assert head_kind(text) == kind


def test_known_heads_are_counted():
    assert head_words(["Gemeente", "Baarn", "", "Rol"]) == 2
