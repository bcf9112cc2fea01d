"""The list of affiliated entities: its parts, its files, and what changed since last year."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from verband.rooms.common.exports import read_back
from verband.rooms.register.choices import Form
from verband.rooms.register.models import Contribution, Particulars, PartnershipVersion, Seat, YearFigures
from verband.rooms.register.selectors.last_year import STAKES
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.workbooks import cut, repacked, with_entity


@pytest.fixture
def told(region):
    """Tell of the waste service what a clerk would fill in for 2026."""
    Contribution.objects.create(
        partnership=region.waste,
        party=region.houten,
        year=2026,
        kind="budget",
        amount=Decimal("1250.50"),
        source="b",
    )
    Contribution.objects.create(
        partnership=region.waste,
        party=region.houten,
        year=2026,
        kind="accounts",
        amount=Decimal(1300),
        source="r",
    )
    YearFigures.objects.create(
        partnership=region.waste,
        year=2026,
        kind="budget",
        equity_begin=Decimal(10),
        result=Decimal(-5),
        source="b",
    )
    Particulars.objects.create(partnership=region.waste, risks="Prijs van restafval.")
    Seat.objects.create(
        partnership=region.waste, party=region.houten, organ="AB", function="deelnemer", held_by="wethouder"
    )
    return region


def where(region, name="affiliated"):
    return reverse(f"register:{name}", args=[region.houten.public_id])


def rows(region, kind="csv"):
    return {
        row["Naam"]: row for row in read_back(window(None).get(f"{where(region)}?formaat={kind}").content)
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_is_told_and_leaves_open_what_is_not(told, kind):
    row = next(row for name, row in rows(told, kind).items() if "Afval" in name)
    assert (row["Bijdrage (euro)"], row["Resultaat (euro)"], row["Eigen vermogen 31 december (euro)"]) == (
        "1300",
        "-5",
        "niet bekend",
    )
    assert row["Bestuurlijk belang"] == "AB: deelnemer (wethouder)"
    assert row["Adres"].startswith("http://testserver/samenwerkingsverbanden/")


def test_the_page_says_how_much_is_filled_in_and_that_a_jurist_must_look(told):
    said = window(None).get(where(told)).content.decode()
    assert "bijdrage bij 1 van" in said
    assert "Laat toetsen" in said
    assert "BBV artikel 15" in said


def test_the_document_has_a_table_for_each_part_that_is_not_empty(told):
    content = window(None).get(f"{where(told)}?formaat=docx").content
    paper = Document(io.BytesIO(content))
    heads = [each.text for each in paper.paragraphs if each.style.name == "Heading 2"]
    assert heads[:2] == ["Gemeenschappelijke regelingen", "Vennootschappen en coöperaties"]
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Prijs van restafval." in cells
    assert "niet bekend" in cells


@pytest.fixture
def nameless(told):
    """Give the waste service a form that nobody knows."""
    PartnershipVersion.objects.filter(partnership=told.waste).update(form=Form.UNKNOWN)
    return told


APART = "Vorm niet bekend: beoordeel zelf of dit een verbonden partij is"


def test_an_unknown_form_stands_outside_the_list_on_screen_and_in_each_file(nameless):
    said = window(None).get(where(nameless)).content.decode()
    assert said.index("Samenwerking zonder rechtspersoon</h2>") < said.index(f"{APART}</h2>")
    assert "Afvaldienst Lek" not in said.split("Overige verbonden partijen</h2>")[1].split("</section>")[0]
    paper = Document(io.BytesIO(window(None).get(f"{where(nameless)}?formaat=docx").content))
    heads = [each.text for each in paper.paragraphs if each.style.name == "Heading 2"]
    assert heads[3:6] == ["Overige verbonden partijen", "Samenwerking zonder rechtspersoon", APART]
    row = next(row for name, row in rows(nameless, "xlsx").items() if name == "Afvaldienst Lek")
    assert row["Deel van de lijst"] == f"buiten de lijst: {APART}"


def test_reading_last_years_list_says_what_stands_outside_it(nameless, cast):
    content = window(None).get(f"{where(nameless)}?formaat=csv").content
    kept = [line for line in content.decode("utf-8-sig").splitlines() if "Afvaldienst Lek" not in line]
    answer = compare(cast, nameless, "\n".join(kept).encode())
    [new] = answer.context["since"].new
    assert (new.name, new.apart) == ("Afvaldienst Lek", f"buiten de lijst: {APART}")
    assert f"buiten de lijst: {APART}" in answer.content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_stake_that_the_decree_asks_for_is_a_column_and_the_contribution_is_not_it(told, kind):
    row = next(row for name, row in rows(told, kind).items() if "Afval" in name)
    assert row["Belang begin van het jaar (euro)"] == "niet bekend"
    assert row["Belang einde van het jaar (euro)"] == "niet bekend"


def test_what_is_at_stake_is_kept_with_the_contribution_and_stands_in_page_and_files(told, cast):
    kept = reverse("register:parts", args=[told.waste.public_id, "bijdragen"])
    values = {"party": told.houten.public_id, "year": 2025, "kind": "accounts", "amount": "10", "source": "r"}
    answer = window(cast.ambtenaar).post(kept, values | {"stake_begin": "5.000,00", "stake_end": "1,50"})
    assert answer.status_code == 302
    there = f"{where(told)}?jaar=2025"
    assert "€ 5.000 – € 2" in text_of(window(None).get(there)).replace("\xa0", " ")
    row = read_back(window(None).get(f"{there}&formaat=xlsx").content)
    stakes = [(each[STAKES[0]], each[STAKES[1]]) for each in row if each["Naam"] == "Afvaldienst Lek"]
    assert stakes == [("5000", "1,5")]
    paper = Document(io.BytesIO(window(None).get(f"{there}&formaat=docx").content))
    assert "5.000" in {cell.text for table in paper.tables for line in table.rows for cell in line.cells}


def test_what_is_open_leads_who_keeps_it_to_where_it_is_filled_in(told, cast):
    said = window(cast.ambtenaar).get(where(told)).content.decode()
    for word in ("bijdragen", "jaarcijfers"):
        assert reverse("register:parts", args=[told.waste.public_id, word]) in said
    assert reverse("register:particulars", args=[told.fire.public_id]) in said
    assert "no-print" in said.partition("vul in<")[0].rpartition("<a ")[2]
    for reader in (None, cast.griffier):
        assert "vul in<" not in window(reader).get(where(told)).content.decode()


def test_page_and_files_say_what_the_decree_asks_and_no_source_brings(told):
    told_plainly = "Geen bron brengt dat bedrag"
    assert told_plainly in window(None).get(where(told)).content.decode()
    paper = Document(io.BytesIO(window(None).get(f"{where(told)}?formaat=docx").content))
    assert any(told_plainly in each.text for each in paper.paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(window(None).get(f"{where(told)}?formaat=xlsx").content))
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert any(told_plainly in cell for cell in cells)


def test_last_years_stake_is_laid_beside_that_of_now(told, cast):
    Contribution.objects.update(stake_begin=Decimal(5000))
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    assert compare(cast, told, content).context["since"].changed == []
    Contribution.objects.update(stake_begin=Decimal(6000))
    [changed] = compare(cast, told, content).context["since"].changed
    assert changed.fields == [(STAKES[0], "€\N{NO-BREAK SPACE}5.000", "€\N{NO-BREAK SPACE}6.000")]


def test_who_only_looks_on_has_no_affiliated_entity(region):
    assert "Lekoverleg" not in rows_of(region.province)


def rows_of(party):
    content = (
        window(None).get(reverse("register:affiliated", args=[party.public_id]) + "?formaat=csv").content
    )
    return [row["Naam"] for row in read_back(content)]


def compare(cast, region, content):
    sent = {"bestand": SimpleUploadedFile("vorig.xlsx", content)}
    return window(cast.griffier).post(where(region, "compare-affiliated"), sent)


def test_the_same_list_shows_no_change(told, cast):
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    since = compare(cast, told, content).context["since"]
    assert (since.new, since.gone, since.changed) == ([], [], [])
    assert since.same == len(rows(told))


def test_what_is_new_gone_and_changed_is_named(told, cast):
    content = window(None).get(f"{where(told)}?formaat=csv").content
    Particulars.objects.update(risks="Geen.")
    lines = content.decode("utf-8-sig").splitlines()
    kept = [line for line in lines if not line.startswith("Regio Lek")]
    head = lines[0].split(";")
    old = ["Oude dienst" if name == "Naam" else "" for name in head]
    content = "\n".join([*kept, ";".join(old)]).encode()
    since = compare(cast, told, content).context["since"]
    assert [each.name for each in since.new] == ["Regio Lek"]
    assert [each.name for each in since.gone] == ["Oude dienst"]
    assert [(each.fields) for each in since.changed] == [[("Risico's", "Prijs van restafval.", "Geen.")]]


@pytest.mark.parametrize("content", [b"", b"niets", b"PK\x03\x04x"])
def test_a_file_that_is_no_list_gets_one_sentence(told, cast, content):
    assert compare(cast, told, content).status_code == 422


def test_a_list_without_names_is_refused(told, cast):
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Titel"])
    book.active.append(["x"])
    book.save(out)
    assert "geen kolom" in compare(cast, told, out.getvalue()).content.decode()


@pytest.mark.parametrize("year", ["", "kaas", "99999"])
def test_a_year_that_is_none_is_this_year(region, year):
    response = window(None).get(f"{where(region)}?jaar={year}")
    assert response.context["entities"].year == 2026
    assert ("geen jaar van 1990 tot en met 2100; getoond is 2026" in response.content.decode()) is bool(year)


@pytest.mark.parametrize("change", [with_entity, cut])
def test_a_hostile_or_damaged_workbook_of_last_year_is_refused_in_one_sentence(told, cast, change):
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    answer = compare(cast, told, repacked(content, change))
    assert answer.status_code == 422
    assert "Dit bestand is niet te lezen als lijst" in answer.content.decode()


def sheets(region):
    return Document(io.BytesIO(window(None).get(f"{where(region)}?formaat=docx").content))


def test_the_document_lies_across_a_sheet_of_a4_with_heads_on_every_page(told):
    paper = sheets(told)
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    room = section.page_width - section.left_margin - section.right_margin
    for table in paper.tables:
        assert sum(cell.width for cell in table.rows[0].cells) <= room
        assert min(cell.width.cm for cell in table.rows[0].cells) > 2
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert paper.core_properties.author == "Gemeente Houten"


def test_amounts_read_as_people_write_them(told):
    cells = {cell.text for table in sheets(told).tables for row in table.rows for cell in row.cells}
    assert {"1.300", "-5", "10"} <= cells
    Contribution.objects.filter(kind="accounts").update(amount=Decimal("4384699.10"))
    cells = {cell.text for table in sheets(told).tables for row in table.rows for cell in row.cells}
    assert "4.384.699,10" in cells


def own_list(*lines):
    return "\n".join(";".join(line) for line in lines).encode()


def test_an_own_list_is_read_by_abbreviations_under_a_title(told, cast):
    PartnershipVersion.objects.filter(partnership=told.waste).update(short_name="ADL")
    content = own_list(["Verbonden partijen 2025", ""], ["Naam", "Risico's"], ["ADL", "Prijs van restafval."])
    since = compare(cast, told, content).context["since"]
    assert (since.gone, since.changed, since.same) == ([], [], 1)
    assert "Afvaldienst Lek" not in [each.name for each in since.new]


def test_an_empty_cell_says_as_little_as_one_that_is_not_known(told, cast):
    content = own_list(
        ["Naam", "Openbaar belang", "Risico's"], ["Afvaldienst Lek", "", "Prijs van restafval."]
    )
    assert compare(cast, told, content).context["since"].changed == []


def test_the_year_goes_along_to_the_comparison_and_back(told, cast):
    there = f"{where(told, 'compare-affiliated')}?jaar=2025"
    page = window(cast.griffier).get(f"{where(told)}?jaar=2025")
    assert there in page.content.decode()
    compared = window(cast.griffier).get(there).content.decode()
    assert f"{where(told)}?jaar=2025" in compared
    assert "Gemeente Houten, 2025" in compared


def test_a_past_year_says_of_which_day_the_participants_are(told):
    said = window(None).get(f"{where(told)}?jaar=2020").content.decode()
    assert "Wie deelneemt is gezien op 31 december 2020; bedragen zijn van 2020." in said


def test_what_a_firmer_paper_leaves_open_stands_as_an_earlier_one_told_it(told):
    Contribution.objects.filter(kind="budget").update(stake_begin=Decimal(5000))
    figures = {"partnership": told.waste, "year": 2026, "source": "r"}
    YearFigures.objects.create(**figures, kind="accounts", result=Decimal(7))
    YearFigures.objects.create(**figures, kind="amended-budget", equity_begin=Decimal(11))
    row = rows(told)["Afvaldienst Lek"]
    assert (row["Bijdrage (euro)"], row[STAKES[0]], row[STAKES[1]]) == ("1300", "5000", "niet bekend")
    assert (row["Eigen vermogen 1 januari (euro)"], row["Resultaat (euro)"]) == ("11", "7")
    papers = "jaarrekening: bijdrage, resultaat; begroting: belang begin; begrotingswijziging: eigen vermogen begin"
    assert row["Bedragen volgens"] == papers
    assert papers in text_of(window(None).get(where(told)))


def test_what_is_missing_leads_to_the_row_that_stands_there_already(told, cast):
    query = f"overheid={told.houten.public_id}&amp;jaar=2026"
    said = window(cast.ambtenaar).get(where(told)).content.decode()
    for word, row in (
        ("bijdragen", Contribution.objects.get(kind="accounts")),
        ("jaarcijfers", YearFigures.objects.get()),
    ):
        assert (
            f'{reverse("register:correct-part", args=[told.waste.public_id, word, row.public_id])}"' in said
        )
        assert f'{reverse("register:parts", args=[told.fire.public_id, word])}?{query}#toevoegen"' in said


def test_the_table_lies_across_a_large_sheet_on_paper(told):
    assert "table-scroll print-a3" in window(None).get(where(told)).content.decode()


def test_a_row_with_the_id_of_one_is_never_that_of_a_namesake(told, cast):
    PartnershipVersion.objects.filter(partnership__in=[told.waste, told.lek]).update(name="Naamgenoot")
    content = window(None).get(f"{where(told)}?formaat=csv").content
    lines = [line for line in content.decode("utf-8-sig").splitlines() if str(told.lek.public_id) not in line]
    since = compare(cast, told, "\n".join(lines).encode()).context["since"]
    assert ([each.name for each in since.new], since.gone, since.changed) == (["Naamgenoot"], [], [])
    assert since.same == len(lines) - 1


def test_an_own_list_gives_each_of_its_rows_to_one_entity_only(told, cast):
    PartnershipVersion.objects.filter(partnership__in=[told.waste, told.lek]).update(name="Naamgenoot")
    since = compare(cast, told, own_list(["Naam"], ["Naamgenoot"])).context["since"]
    assert [each.name for each in since.new].count("Naamgenoot") == 1
    assert (since.same, since.gone) == (1, [])


def test_changed_amounts_read_as_they_do_elsewhere(told, cast):
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    Contribution.objects.filter(kind="accounts").update(amount=Decimal("1250000.5"))
    answer = compare(cast, told, content)
    assert answer.context["since"].changed[0].fields == [
        ("Bijdrage (euro)", "€\N{NO-BREAK SPACE}1.300", "€\N{NO-BREAK SPACE}1.250.000,50")
    ]


def test_the_same_amount_written_otherwise_is_no_change(told, cast):
    content = own_list(["Naam", "Bijdrage (euro)"], ["Afvaldienst Lek", "€ 1.300,00"])
    assert compare(cast, told, content).context["since"].changed == []


def test_who_only_holds_shares_contributes_nothing_that_is_known(told):
    Contribution.objects.filter(kind="budget").delete()
    Contribution.objects.update(amount=None, stake_end=Decimal(5000))
    row = rows(told)["Afvaldienst Lek"]
    assert (row["Bijdrage (euro)"], row["Bijdrage per inwoner (euro)"]) == ("niet bekend", "niet bekend")
    assert row[STAKES[1]] == "5000"
    assert "bijdrage bij 0 van" in window(None).get(where(told)).content.decode()
    said = window(None).get(told.waste.get_absolute_url()).content.decode()
    assert '<td data-label="Bijdrage" class="numeric">niet bekend</td>' in said
