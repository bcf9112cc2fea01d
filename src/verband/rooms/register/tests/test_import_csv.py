"""``import-csv``: lists as people keep them, read in whole or not at all."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from verband.core.lists import reading
from verband.rooms.register.choices import Role, Source
from verband.rooms.register.models import ImportRun, Membership, Partnership, PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services.reconcile import apply
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.lists import everything, sources, told
from verband.rooms.register.tests.pages import section

MANUAL = Path(__file__).parents[5] / "docs/beheer.md"
PLAIN = "Samenwerkingsverband;Gemeente\nRegio Lek;Houten\nRegio Lek;Súdwest-Fryslân\nJong Beraad;Houten\n"
EXPECTED = [("Houten", "Jong Beraad"), ("Houten", "Regio Lek"), ("Súdwest-Fryslân", "Regio Lek")]
MATRIX = ";Regio Lek;Jong Beraad\nHouten;x;x\nSúdwest-Fryslân;x;\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace(";", ","),
        PLAIN.replace(";", "\t"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        f"sep=;\n{PLAIN}",
        f"Overzicht samenwerking 2026;\n;\n{PLAIN}",
        PLAIN.replace("Samenwerkingsverband;Gemeente", "Naam verbonden partij;Deelnemende gemeente"),
        PLAIN.replace("Houten", "gemeente HOUTEN"),
        PLAIN.replace("Súdwest-Fryslân", "gm1900"),
        MATRIX,
        MATRIX.replace("x", "ja"),
        ";Houten;Súdwest-Fryslân\nRegio Lek;x;x\nJong Beraad;x;\n",
        "Regeling;Deelnemers\nRegio Lek;Houten, Súdwest-Fryslân\nJong Beraad;Houten\n",
        'Regeling,Deelnemers\nRegio Lek,"Houten en Súdwest-Fryslân"\nJong Beraad,Houten\n',
        'Regeling;Deelnemers\nRegio Lek;"Houten\nSúdwest-Fryslân"\nJong Beraad;Houten\n',
    ],
)
def test_list_is_read_as_people_keep_it(lists, content):
    lists.read(content, "--new")
    assert told() == EXPECTED


def test_unknown_partnership_becomes_one_of_the_list(lists):
    lists.read(PLAIN)
    version = PartnershipVersion.objects.get(name="Jong Beraad")
    assert version.partnership.leading_source == version.source == Source.LIST
    assert (version.number, version.valid_from, version.valid_to) == (1, None, None)
    assert register_on(TODAY).partnerships[version.partnership_id].name == "Jong Beraad"


def test_known_partnership_keeps_its_source_and_its_members(lists, region):
    before = sources()
    lists.read(PLAIN)
    region.lek.refresh_from_db()
    assert region.lek.leading_source == Source.REGISTER
    assert region.lek.versions.filter(source=Source.LIST).count() == 0
    assert sources() - before == {Source.LIST: 3}


def test_governments_are_referred_to_and_never_changed(lists):
    before = list(Party.objects.order_by("pk").values())
    lists.read(PLAIN.replace("Houten", "HOUTEN"))
    assert list(Party.objects.order_by("pk").values()) == before


def test_list_stands_beside_the_register_on_the_page(lists, client, region):
    lists.read("Verband;Deelnemer\nRegio Lek;Houten\nRegio Lek;Waterschap Lekzoom\n")
    page = client.get(region.lek.get_absolute_url())
    said = section(page, "Volgens register en volgens eigen lijst")
    assert "1 deelnemer staat in beide lijsten." in said
    assert "Alleen volgens eigen lijst Waterschap Lekzoom" in said
    assert "Alleen volgens register Afvaldienst Lek Gemeente Nieuwegein" in said
    assert section(page, "Volgens register en volgens gesprekken 2024")


def test_role_part_and_days_are_taken_over(lists, region):
    lists.read(
        "Verband;Gemeente;Rol;Vanaf;Tot en met\n"
        "Regio Lek;Houten;centrumgemeente;1-1-2015;31-12-2019\n"
        "Regio Lek;Nieuwegein (op onderdelen);;;\n"
    )
    host, partial = Membership.objects.filter(source=Source.LIST).order_by("party__name")
    assert (host.role, host.valid_from, host.valid_to) == (Role.HOST, date(2015, 1, 1), date(2020, 1, 1))
    assert (partial.whole, partial.valid_from, partial.valid_to) == (False, None, None)


def test_partnership_of_a_list_begins_with_its_first_member(lists):
    lists.read("Verband;Gemeente;Vanaf\nJong Beraad;Houten;2020-02-01\nJong Beraad;Soest;2019-01-01\n")
    assert PartnershipVersion.objects.get(name="Jong Beraad").valid_from == date(2019, 1, 1)


@pytest.mark.parametrize(
    ("written", "reason", "proposals"),
    [
        (
            "Bergen",
            "kan meer dan een",
            ["Gemeente Bergen (L), code gm0893", "Gemeente Bergen (NH), code gm0373"],
        ),
        ("Soesd", "niet precies zo bekend", ["Gemeente Soest, code gm0342"]),
        ("Vianen", "bestaat sinds 1 januari 2019 niet meer", ["Gemeente Vijfheerenlanden, code gm1961"]),
        ("Qqqq", "een lijst maakt geen overheden", []),
    ],
)
def test_government_that_is_not_certain_stops_the_whole_list(lists, written, reason, proposals):
    sentence = lists.refused(f"{PLAIN}Regio Lek;{written}\nJong Beraad;{written}\n")
    assert sentence.startswith("eigen.csv: 2 regels zijn niet zeker en er is niets gewijzigd;")
    first, *others = lists.doubts.splitlines()
    assert first.startswith(f"Regels 5, 6: overheid '{written}': ")
    assert reason in first
    assert [line.strip(" -").partition(":")[0] for line in others[: len(proposals)]] == proposals


@pytest.mark.parametrize("code", ["gm0373", "https://identifier.overheid.nl/tooi/id/gemeente/gm0373"])
def test_code_of_a_proposal_settles_a_doubt(lists, code):
    lists.read(f"Verband;Gemeente;TOOI overheid\nRegio Lek;Bergen;{code}\nRegio Lek;Houten;\n")
    lists.read(f"Verband;Gemeente\nRegio Lek;{code}\nRegio Lek;Houten\n")
    assert told() == [("Bergen (NH)", "Regio Lek"), ("Houten", "Regio Lek")]


def test_abolished_municipality_is_meant_by_its_code_or_by_a_line_that_ended_before(lists, region):
    lists.read("Verband;Gemeente\nRegio Lek;gm0620\nRegio Lek;Houten\n")
    lists.read(
        "Verband;Gemeente;Tot\nAfvaldienst Lek;Vianen;2018-01-01\nRegio Lek;Houten;\n", file_name="oud.csv"
    )
    assert told(party=region.vianen) == [("Vianen", "Afvaldienst Lek"), ("Vianen", "Regio Lek")]


def test_code_that_says_something_else_than_the_name_is_a_doubt(lists):
    lists.refused("Verband;Gemeente;TOOI overheid\nRegio Lek;Houten;gm0342\nRegio Lek;Soest;gm9999\n")
    assert "Regel 2: overheid 'Houten': naam en code wijzen niet hetzelfde aan" in lists.doubts
    assert "Regel 3: overheid 'Soest': code 'gm9999' is niet bekend" in lists.doubts


def test_partnership_that_resembles_a_known_one_is_a_doubt_until_it_is_called_new(lists):
    resembling = PLAIN.replace("Jong Beraad", "Afvaldienst Lekk")
    sentence = lists.refused(resembling)
    assert sentence.startswith("eigen.csv: 1 regel is niet zeker")
    assert "Regel 4: samenwerkingsverband 'Afvaldienst Lekk'" in lists.doubts
    assert "  - of iets nieuws: voer de opdracht dan uit met --new" in lists.doubts
    said = lists.read(resembling, "--new")
    assert "'Afvaldienst Lekk' is als nieuw gelezen" in said
    assert ("Houten", "Afvaldienst Lekk") in told()
    assert "is al verwerkt" in lists.read(resembling)


def test_new_never_doubles_a_name_that_is_there(lists, region):
    twin = Partnership.objects.create(leading_source=Source.CONVERSATIONS)
    PartnershipVersion.objects.create(
        partnership=twin, source=Source.CONVERSATIONS, number=1, name="Regio Lek"
    )
    lists.refused(PLAIN, "--new")
    assert f"  - Regio Lek, code roo:{region.lek.register_id}: zelfde naam" in lists.doubts
    assert f"  - Regio Lek, code {twin.public_id}: zelfde naam" in lists.doubts
    assert "iets nieuws" not in lists.doubts


def test_partnership_that_has_ended_is_a_doubt(lists, region):
    region.old_waste.versions.update(valid_to=date(2022, 1, 1))
    lists.refused("Verband;Gemeente\nAfvaldienst Oud;Houten\nRegio Lek;Houten\n")
    assert "samenwerkingsverband 'Afvaldienst Oud': bestaat sinds 1 januari 2022 niet meer" in lists.doubts
    lists.read(f"Verband;Gemeente\nroo:{region.old_waste.register_id};Houten\nRegio Lek;Houten\n")
    assert ("Houten", "Afvaldienst Oud") in told()


def test_what_cannot_be_read_in_a_line_is_told_with_the_line(lists):
    lists.refused("Verband;Gemeente;Rol;Vanaf\nRegio Lek;Houten;vaandrig;\nRegio Lek;Soest;;voorjaar 2020\n")
    assert "Regel 2: tekst 'vaandrig': deze rol is niet bekend" in lists.doubts
    assert "Regel 3: tekst 'voorjaar 2020': dit is geen dag" in lists.doubts


def test_lines_that_contradict_each_other_are_refused_with_both_lines(lists):
    lists.refused(
        "Verband;Gemeente;Vanaf\nRegio Lek;Houten;\nRegio Lek;Soest;\nRegio Lek;Houten;2020-01-01\n"
    )
    assert "Regels 2, 4: deelname 'Gemeente Houten in Regio Lek'" in lists.doubts


def test_line_that_stands_there_twice_counts_once(lists):
    lists.read(PLAIN + PLAIN.partition("\n")[2])
    assert told() == EXPECTED


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het bestand is leeg."),
        (b"\xef\xbb\xbf\n\n", "Het bestand is leeg."),
        (b"\xd0\xcf\x11\xe0rest", "Dit is een oud of beveiligd rekenblad (XLS), geen CSV of XLSX;"),
        (b"Verband;Gemeente\n", "Onder de kopregel (regel 1) staan geen gegevens."),
        (PLAIN.encode() + "Regio Lek;Súdwest".encode("cp1252"), "Regel 5 is in een andere tekenset"),
        (b"<!DOCTYPE html><p>", "Dit is een webpagina of XML, geen CSV of XLSX;"),
    ],
)
def test_file_that_is_no_list_is_refused_in_one_sentence(lists, content, sentence):
    assert lists.refused(content).startswith(sentence)


def test_file_of_more_than_two_hundred_thousand_lines_is_refused(lists):
    lines = "Regio Lek;Houten\n" * (reading.MAX_ROWS + 1)
    assert "200000 regels" in lists.refused(f"Verband;Gemeente\n{lines}")


def test_list_of_something_else_is_refused_before_looking_for_proposals(lists):
    lines = "".join(f"Overleg {number};Houten\n" for number in range(2001))
    assert "2001 namen die hier niet bekend zijn" in lists.refused(f"Verband;Gemeente\n{lines}")
    lines = "".join(f"Overleg {number};Houten\n" for number in range(5001))
    assert "--partnership KOLOM" in lists.refused(f"Verband;Gemeente\n{lines}")


def test_folder_is_refused_in_one_sentence(lists, tmp_path):
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(CommandError, match="is een map en geen bestand") as caught:
        call_command("import_csv", str(tmp_path / "map.csv"))
    assert caught.value.returncode == 2


def test_columns_can_be_named_by_head_or_by_number(lists):
    strange = PLAIN.replace("Samenwerkingsverband;Gemeente", "Wat;Wie")
    for options in (
        ["--government", "Wie", "--partnership", "Wat"],
        ["--government", "2", "--partnership", "1"],
    ):
        lists.read(strange, *options)
        assert told() == EXPECTED


def test_column_that_is_not_there_is_refused_with_the_ones_that_are(lists):
    sentence = lists.refused(PLAIN, "--government", "Raad")
    assert sentence == (
        "Er is geen kolom 'Raad' (--government). De kolommen heten: 'Samenwerkingsverband', 'Gemeente'."
    )


def test_reading_is_told_column_by_column(lists):
    said = lists.read("Lijst 2026;;\nVerband;Gemeente;Kleur\nRegio Lek;Houten;rood\n")
    assert "  overheid: kolom 'Gemeente'" in said
    assert "  niet gebruikt: Kleur" in said
    assert "  overgeslagen boven de kopregel: regel 1" in said


def test_trial_tells_names_and_changes_nothing(lists):
    before = everything()
    said = lists.read(PLAIN, "--dry-run")
    assert "  - Gemeente Houten in Jong Beraad" in said
    assert "Dit was een proef" in said
    assert everything() == before


def test_same_list_twice_changes_nothing(lists):
    lists.read(PLAIN)
    before = everything()
    assert "is al verwerkt" in lists.read(PLAIN)
    assert everything() == before


def test_error_halfway_leaves_everything_as_it_was(lists, monkeypatch):
    def break_off(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr(apply, "record_changes", break_off)
    before = everything()
    with pytest.raises(RuntimeError):
        lists.read(PLAIN)
    assert everything() == before


def test_export_of_memberships_can_be_read_back_as_it_is(lists, client, region):
    exported = client.get(reverse("register:memberships"), {"formaat": "csv"}).content
    lists.read(exported, file_name="deelnames.csv")
    rows = {(row.partnership_id, row.party_id): row for row in Membership.objects.filter(source=Source.LIST)}
    expected = register_on(date(2026, 5, 16)).memberships
    assert rows.keys() == {(row.partnership, row.party) for row in expected}
    for row in expected:
        copy = rows[row.partnership, row.party]
        assert (copy.role, copy.whole, copy.valid_from) == (row.role, row.whole, row.valid_from)
    before = everything()
    assert "is al verwerkt" in lists.read(exported, file_name="deelnames.csv")
    assert everything() == before


def test_reading_is_dated_on_the_day_of_reading(lists):
    lists.read(PLAIN)
    run = ImportRun.objects.latest("pk")
    assert (run.source, run.stand_on, run.file_name) == (Source.LIST, TODAY, "eigen.csv")


def test_long_names_of_lists_are_told_apart(lists):
    for number, government in enumerate(["Houten", "Soest"]):
        lists.read(
            f"Verband;Gemeente\nRegio Lek;{government}\n",
            file_name=f"{'verbonden partijen ' * 4}{number}.csv",
        )
    assert told() == [("Houten", "Regio Lek"), ("Soest", "Regio Lek")]


def test_doubts_beyond_two_hundred_are_counted(lists):
    lines = "".join(f"Regio Lek;Soe{number}\n" for number in range(201))
    lists.refused(f"Verband;Gemeente\nRegio Lek;Soest\n{lines}", "--government", "Gemeente")
    assert lists.doubts.endswith("en nog 1 twijfels\n")


def test_examples_of_the_manual_are_read(lists):
    for name in ("Amersfoort", "Baarn", "Eemnes"):
        party(f"Gemeente {name}")
    manual = MANUAL.read_text()
    _, section_of_lists = manual.split("## Eigen lijsten inlezen")
    _, memberships, areas, *_ = re.findall(r"^```\n(.*?)^```", section_of_lists, re.DOTALL | re.MULTILINE)
    lists.read(memberships, "--new")
    lists.read(areas, "--as", "areas")
    assert ("Eemnes", "Sportbeleid Eemkust") in told()


def test_short_list_may_lose_one_line_and_not_two(lists):
    lists.read(PLAIN)
    one_less, two_less = (PLAIN.rsplit("\n", number)[0] + "\n" for number in (2, 3))
    assert "ontbreken 2 van de 3 deelnames" in lists.refused(two_less)
    said = lists.read(PLAIN.replace("Jong Beraad;Houten", "Jong Beraad;Soest"))
    assert "deelnames: 1 nieuw, 2 ongewijzigd, 1 beëindigd" in said
    assert "deelnames: " in lists.read(one_less)


def test_list_without_a_name_is_refused(lists):
    assert "--list NAAM" in lists.refused(PLAIN, file_name="….csv")
