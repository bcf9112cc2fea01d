"""Every table of a picture page leaves as CSV and XLSX, whole, with what identifies its rows."""

import io
from itertools import chain

import openpyxl
import pytest
from django.urls import reverse

from verband.rooms.patchwork.tests.test_talks import REGISTERED
from verband.rooms.register.models import Membership
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import outline, read_in
from verband.rooms.register.tests.pages import addresses, exported, text_of

SITE = "http://testserver"
TABLES = {
    "matrix": ("beeld",),
    "load": ("cijfers", "beeld"),
    "overlap": ("beeld", "zelfde", "binnen"),
    "map": ("beeld",),
    "areas": ("gebieden", "ligging"),
    "prompts": ("aanleidingen",),
    "completeness": ("bevindingen",),
    "deeper": ("toeval", "bruggen", "groepen"),
}
EVERY_TABLE = pytest.mark.parametrize(
    ("page", "table"), [(page, table) for page, tables in TABLES.items() for table in tables]
)


def saved(client, page, **query):
    return exported(client, reverse(f"patchwork:{page}"), {**REGISTERED, "provincie": "PV26", **query})


@EVERY_TABLE
def test_table_is_saved_in_both_formats(client, neighbours, page, table):
    Membership.objects.filter(party__name="Afvaldienst Lek").delete()
    forget()
    rows = saved(client, page, tabel=table, gebied="PV26")
    assert rows
    for value in chain.from_iterable(row.values() for row in rows):
        assert not value.startswith("/")


@EVERY_TABLE
def test_page_links_to_each_of_its_files(client, neighbours, page, table):
    Membership.objects.filter(party__name="Afvaldienst Lek").delete()
    forget()
    query = {"provincie": "PV26", "gebied": "PV26", "peildatum": "2026-05-16"}
    links = addresses(client.get(reverse(f"patchwork:{page}"), query))
    for kind in ("csv", "xlsx"):
        [link] = [link for link in links if f"formaat={kind}" in link and f"tabel={table}" in link]
        assert "provincie=PV26" in link
        assert "peildatum=2026-05-16" in link


@pytest.mark.parametrize("page", TABLES)
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"formaat": "pdf"}, "'pdf' is geen bekende keuze bij formaat"),
        ({"formaat": "csv", "tabel": "kaas"}, "'kaas' is geen bekende keuze bij tabel"),
    ],
)
def test_file_that_is_not_there_is_named_on_the_page(client, region, page, query, said):
    assert said in text_of(client.get(reverse(f"patchwork:{page}"), {"provincie": "PV26", **query}))


def test_load_gives_every_figure_and_median_its_column(client, region):
    [houten] = [row for row in saved(client, "load") if row["Overheid"] == "Gemeente Houten"]
    [line] = [
        line
        for line in client.get(reverse("patchwork:load"), REGISTERED).context["lines"]
        if line.party.name == "Gemeente Houten"
    ]
    assert houten["Geregistreerde regelingen"] == str(line.load.registered)
    assert houten["Mediaan: geregistreerde regelingen"] == f"{line.load.typical.registered:g}".replace(
        ".", ","
    )
    assert houten["TOOI"] == "gm0321"
    assert houten["Adres"] == SITE + region.houten.get_absolute_url()


def test_load_of_who_is_compared_with_nobody_has_no_median(client, region):
    [row] = [row for row in saved(client, "load") if row["Overheid"] == "Gemeente Nieuwegein"]
    assert row["Mediaan: verschillende partners"] == "niet bekend"


def test_overlap_comes_as_numbers_by_alphabet_with_both_ids(client, region):
    rows = saved(client, "overlap")
    pairs = [(row["Een"], row["Ander"], row["Gedeeld"]) for row in rows]
    assert pairs == [
        ("Houten", "Nieuwegein", "3"),
        ("Houten", "Vianen", "1"),
        ("Houten", "Vijfheerenlanden", "3"),
        ("Nieuwegein", "Vianen", "1"),
        ("Nieuwegein", "Vijfheerenlanden", "3"),
        ("Vianen", "Vijfheerenlanden", "1"),
    ]
    assert rows[0]["Id bij een"] == str(region.houten.public_id)
    assert rows[0]["Adres bij ander"] == SITE + region.nieuwegein.get_absolute_url()


def test_overlap_keeps_the_order_of_the_picture(client, region):
    figure = client.get(reverse("patchwork:overlap"), {"volgorde": "size"}).context["figure"]
    order = [row.head.label for row in figure.rows]
    twin = [[cell.text for cell in row[:2]] for row in figure.frame.twin.rows]
    assert twin == sorted(twin, key=lambda pair: [order.index(name) for name in pair])


def test_whole_table_is_saved_where_the_page_shows_a_part(client, region, monkeypatch):
    monkeypatch.setattr("verband.rooms.patchwork.exports.talks.PROMPTS_ON_PAGE", 1)
    response = client.get(reverse("patchwork:prompts"), REGISTERED)
    assert len(response.context["page"]) == 1
    assert len(saved(client, "prompts")) == response.context["page"].paginator.count > 1


def test_prompts_are_saved_with_reasons_and_ids(client, region):
    [row] = [
        row
        for row in saved(client, "prompts", soort="stale")
        if row["Gaat over"].startswith("Afvaldienst Lek en")
    ]
    assert "waarschijnlijk opgevolgd door ‘Afvaldienst Lek’" in row["Redenen"]
    assert str(region.old_waste.public_id) in row["Id's van de samenwerkingsverbanden"]
    assert SITE + region.waste.get_absolute_url() in row["Adressen van de samenwerkingsverbanden"]


def test_findings_are_saved_with_their_kind(client, region):
    rows = saved(client, "completeness")
    shown = client.get(reverse("patchwork:completeness"), REGISTERED).context["findings"]
    assert [row["Bevinding"] for row in rows] == [finding.sentence for finding in shown]
    assert {row["Soort bevinding"] for row in rows} >= {"een deelnemer is opgeheven"}


def test_file_says_how_its_rows_were_chosen(client, region):
    response = client.get(
        reverse("patchwork:load"), {"provincie": "PV26", "formaat": "xlsx", "bron": "kaas", "rang": "ja"}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(response.content))["Toelichting"]
    said = {row[0]: row[1] or "" for row in sheet.iter_rows(values_only=True) if row[0]}
    assert "Provincie: Utrecht" in said["Filter"]
    assert "Grootste eerst: ja" in said["Filter"]
    assert "'kaas' is geen bekende keuze" in said["Melding"]
    assert said["Peildatum"].startswith("Stand register 16 mei 2026")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("network-party", "houten"),
        ("network-partnership", "fire"),
        ("timeline-party", "houten"),
        ("timeline-partnership", "fire"),
    ],
)
def test_picture_of_one_is_saved(client, region, name, row):
    address = reverse(f"patchwork:{name}", args=[getattr(region, row).public_id])
    assert exported(client, address, {"tabel": "beeld"})
    assert any("formaat=csv" in link for link in addresses(client.get(address)))


def test_days_of_a_timeline_are_saved_as_days(client, region):
    address = reverse("patchwork:timeline-partnership", args=[region.fire.public_id])
    rows = exported(client, address, {})
    [province] = [row for row in rows if row["Versie of deelnemer"] == "Provincie Utrecht"]
    assert (province["Vanaf"], province["Tot"]) == ("1998-01-01", "2010-01-01")


def test_map_on_boundaries_is_saved_as_well(client, region):
    outline(region.houten)
    read_in("grenzen", region.houten.ended_on or "2026-01-01")
    assert [row for row in saved(client, "map") if row["Gemeente"] == "Houten"]


def test_page_without_a_picture_is_shown_for_a_file_that_cannot_be(client, neighbours):
    response = client.get(reverse("patchwork:map"), {"provincie": "PV25", "formaat": "csv"})
    assert "Hier is nog geen kaart" in text_of(response)
