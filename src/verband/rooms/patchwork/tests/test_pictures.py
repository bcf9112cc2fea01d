from datetime import date
from statistics import median

import pytest
from django.urls import reverse
from lxml import html

from verband.core.facts.seat_estimates import estimated_seats
from verband.rooms.patchwork.bridge.words import brief
from verband.rooms.patchwork.views import pictures
from verband.rooms.register.choices import Role
from verband.rooms.register.models import ImportRun, Membership, Party, Seat
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import outline, party, read_in
from verband.rooms.register.tests.pages import addresses, text_of

REGISTERED = {"provincie": "PV26", "bron": "roo"}


def open_page(client, name, **query):
    return client.get(reverse(f"patchwork:{name}"), REGISTERED | query)


def heads(rows):
    return [row.head.label for row in rows]


def test_overview_counts_partnerships_parties_and_prompts(client, region):
    response = open_page(client, "overview")
    part = response.context["part"]
    assert (len(part.partnerships), len(part.parties)) == (3, 5)
    assert response.context["prompt_count"] == sum(
        number for _, _, number in open_page(client, "prompts").context["kinds"]
    )
    assert "3 samenwerkingsverbanden met 5 deelnemende partijen" in text_of(response)


def test_matrix_has_a_mark_for_every_membership(client, region):
    figure = open_page(client, "matrix", allen="ja").context["figure"]
    filled = {
        (row.head.label, column.label): cell.key
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
        if cell
    }
    assert len(filled) == 4 + 3 + 4
    assert filled["Houten", "Regio Lek"] == "host"
    assert filled["Vianen", "Veiligheidsregio Lek"] == "participant"


def test_matrix_tells_a_part_from_the_whole_without_colour(client, region):
    figure = client.get(reverse("patchwork:matrix"), {"bron": "gesprekken-2024"}).context["figure"]
    marks = {row.head.label: row.cells[0].mark for row in figure.rows}
    assert len({marks["Houten"], marks["Nieuwegein"], marks["Provincie Utrecht"]}) == 3


def test_matrix_shows_who_lies_outside_only_when_asked(client, neighbours):
    assert "Culemborg" not in heads(open_page(client, "matrix").context["figure"].rows)
    assert "Culemborg" in heads(open_page(client, "matrix", allen="ja").context["figure"].rows)


@pytest.mark.parametrize(("order", "first"), [("alphabet", "Houten"), ("size", "Houten"), ("kind", "Houten")])
def test_matrix_stands_in_the_order_asked_for(client, region, order, first):
    assert heads(open_page(client, "matrix", volgorde=order).context["figure"].rows)[0] == first


def test_matrix_marks_the_abolished(client, region):
    [vianen] = [
        row.head for row in open_page(client, "matrix").context["figure"].rows if row.head.label == "Vianen"
    ]
    assert vianen.note == "opgeheven"


def test_matrix_leads_to_both_sides(client, region):
    links = addresses(open_page(client, "matrix"))
    assert {region.houten.get_absolute_url(), region.fire.get_absolute_url()} <= set(links)


def test_load_is_measured_over_everything_a_government_takes_part_in(client, neighbours):
    lines = {line.party.name: line.load for line in open_page(client, "load").context["lines"]}
    assert lines["Gemeente Houten"].registered == 4
    assert lines["Gemeente Nieuwegein"].registered == 3
    assert lines["Gemeente Houten"].partners == 5
    inside_gelderland = client.get(reverse("patchwork:load"), {"provincie": "PV25", "bron": "roo"})
    assert {line.party.name: line.load.registered for line in inside_gelderland.context["lines"]} == {
        "Gemeente Culemborg": 2,
        "Gemeente Tiel": 1,
    }


def test_medians_are_taken_over_the_whole_country(client, neighbours):
    lines = {line.party.name: line.load for line in open_page(client, "load").context["lines"]}
    medium = {"Houten": 4, "Vijfheerenlanden": 3, "Culemborg": 2, "Tiel": 1}
    assert lines["Gemeente Houten"].typical.registered == median(medium.values())
    assert lines["Gemeente Houten"].typical.governments == len(medium)


def test_municipality_of_unknown_size_is_compared_with_nobody(client, region):
    lines = {line.party.name: line for line in open_page(client, "load").context["lines"]}
    assert lines["Gemeente Nieuwegein"].load.typical is None
    assert "inwoners niet bekend" in text_of(open_page(client, "load"))


@pytest.mark.parametrize(
    ("role", "counted"),
    [
        (Role.PARTICIPANT, 1), (Role.HOST, 1), (Role.SUPPORTER, 1),
        (Role.OBSERVER, 0), (Role.AGENDA_MEMBER, 0), (Role.INVOLVED, 0),
    ],
)  # fmt: skip
def test_who_is_involved_or_looks_on_carries_no_load(client, region, role, counted):
    Membership.objects.filter(party=region.province, partnership=region.talks).update(role=role)
    lines = open_page(client, "load", provincie="", bron="gesprekken-2024").context["lines"]
    [load] = [line.load for line in lines if line.party.pk == region.province.pk]
    assert load.registered == counted
    assert bool(load.partners) == bool(counted)


def test_seats_that_people_filled_in_go_before_the_estimate(client, region):
    def seats():
        lines = open_page(client, "load").context["lines"]
        return next(line.load.seats for line in lines if line.party.pk == region.houten.pk)

    before = seats()
    assert before.known == 0
    for organ in ("algemeen bestuur", "algemeen bestuur", "dagelijks bestuur"):
        Seat.objects.create(partnership=region.fire, party=region.houten, organ=organ, function="lid")
    Seat.objects.create(
        partnership=region.fire,
        party=region.houten,
        organ="bestuur",
        function="lid",
        valid_to=date(2020, 1, 1),
    )
    forget()
    after = seats()
    assert (after.known, after.estimated) == (1, before.estimated - 1)
    assert after.total == before.total - estimated_seats("OL", 3) + 3


def test_load_tells_what_the_law_asks_for(client, region):
    lines = {line.party.name: line for line in open_page(client, "load").context["lines"]}
    assert lines["Gemeente Houten"].statutory == 1


@pytest.mark.parametrize("measure", ["registered", "partners", "mean-size"])
def test_bars_stand_by_alphabet_until_the_largest_is_asked_for(client, region, measure):
    def shown(**query):
        page = open_page(client, "load", maat=measure, **query).context
        assert [brief(line.party.name) for line in page["lines"]] == [
            row.label for row in page["figure"].rows
        ]
        return [(row.label, row.text) for row in page["figure"].rows]

    assert shown() == sorted(shown())
    ranked = [float(text.replace(",", ".")) for _, text in shown(rang="ja")]
    assert ranked == sorted(ranked, reverse=True)
    assert sorted(shown(rang="ja")) == shown()


def test_bars_of_many_governments_stand_on_pages_and_the_table_beside_them_holds_all(
    client, region, monkeypatch
):
    monkeypatch.setattr(pictures, "GOVERNMENTS_ON_PAGE", 2)
    first = open_page(client, "load", maat="partners")
    last = open_page(client, "load", maat="partners", pagina=2)
    labels = [row.label for answer in (first, last) for row in answer.context["figure"].rows]
    assert len(labels) == len(set(labels)) == 4
    assert len(first.context["figure"].frame.twin.rows) == 4
    assert "1–2 van 4, pagina 1 van 2" in text_of(first)
    assert "geen pagina van deze lijst" in text_of(open_page(client, "load", pagina=9))


@pytest.mark.parametrize("split", ["obligation", "form", "task_kind"])
def test_split_bars_add_up_to_the_whole(client, region, split):
    whole = {row.label: row.text for row in open_page(client, "load").context["figure"].rows}
    assert {
        row.label: row.text for row in open_page(client, "load", splits=split).context["figure"].rows
    } == whole


def test_two_kinds_of_one_partnership_leave_the_total_true(client, region):
    version = region.fire.versions.get(number=2)
    version.task_kinds.create(kind="ggd", found_in="title", evidence="ggd")
    version.task_kinds.create(kind="belastingen", found_in="title", evidence="belasting")
    forget()
    [houten] = [
        row
        for row in open_page(client, "load", splits="task_kind").context["figure"].rows
        if row.label == "Houten"
    ]
    assert houten.text == "3"
    assert sum(int(part.text) for part in houten.segments) == 5


def test_whole_medians_carry_no_decimals(client, region):
    page = html.fromstring(open_page(client, "load").content.decode())
    medians = page.xpath('//td[@data-label="Verschillende partners"]/span/text()')
    assert "(4)" in medians
    assert not [median for median in medians if median.endswith(",0)")]


def test_load_carries_the_sentence_on_what_the_register_holds(client, region):
    said = text_of(open_page(client, "load"))
    assert "33" in said
    assert "drukte" not in said.casefold()


def test_overlap_counts_what_two_governments_share(client, region):
    figure = open_page(client, "overlap").context["figure"]
    cells = {
        (row.head.label, column.label): cell
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
    }
    assert cells["Houten", "Nieuwegein"].text == cells["Nieuwegein", "Houten"].text == "3"
    assert cells["Houten", "Vianen"].text == "1"


def test_overlap_leads_to_what_the_two_share_in_the_same_part(client, region):
    response = open_page(client, "overlap", opgevolgd="ja")
    links = [link for link in addresses(response) if link.startswith(reverse("patchwork:shared"))]
    assert links
    pages = [client.get(link) for link in links]
    assert {page.status_code for page in pages} == {200}
    assert all(page.context["part"] is response.context["part"] for page in pages)


def test_overlap_between_partnerships_counts_shared_members(client, region):
    figure = open_page(client, "overlap", tussen="verbanden").context["figure"]
    cells = {
        (row.head.label, column.label): cell.text
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
    }
    assert cells["Regio Lek", "Veiligheidsregio Lek"] == "3"


def test_same_members_and_nested_partnerships_are_named(client, region):
    response = open_page(client, "overlap")
    named = {(inner.name, outer.name) for inner, outer in response.context["nested"]}
    assert named == {("Afvaldienst Lek", "Regio Lek"), ("Afvaldienst Lek", "Veiligheidsregio Lek")}
    assert response.context["groups"] == ()
    Membership.objects.filter(party__in=[region.waste_body, region.vianen]).delete()
    forget()
    [group] = open_page(client, "overlap").context["groups"]
    assert [row.name for row in group] == ["Afvaldienst Lek", "Regio Lek", "Veiligheidsregio Lek"]


def shared(client, one, other, **query):
    return open_page(client, "shared", een=one, ander=other, **query)


def test_shared_page_divides_what_two_take_part_in(client, neighbours, region):
    response = shared(client, region.houten.public_id, region.vianen.public_id)
    found = response.context["shared"]
    assert [row.name for row in found.both] == ["Veiligheidsregio Lek"]
    assert [row.name for row in found.only_one] == ["Afvaldienst Lek", "Lek en Waal", "Regio Lek"]
    assert found.only_other == ()
    assert (found.jaccard, found.containment) == (0.25, 1.0)
    assert "Samen in 1 samenwerkingsverband" in text_of(response)


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("kaas", "kaas"), ("houten", ""), ("houten", "water"), ("water", "houten")]
)
def test_shared_page_needs_two_governments_that_take_part_here(client, region, one, other):
    ids = {"houten": region.houten.public_id, "water": region.water.public_id}
    assert shared(client, ids.get(one, one), ids.get(other, other)).status_code == 404


def test_map_has_tiles_where_they_ship(client, neighbours):
    assert open_page(client, "map").context["tile_map"].tiles
    elsewhere = client.get(reverse("patchwork:map"), {"provincie": "PV25"})
    assert elsewhere.context["tile_map"] is None
    assert "Hier is nog geen kaart" in text_of(elsewhere)


def test_tile_leads_to_its_municipality(client, region):
    urls = {tile.url for tile in open_page(client, "map").context["tile_map"].tiles}
    assert region.houten.get_absolute_url() in urls
    assert region.vianen.get_absolute_url() not in urls


def test_map_has_boundaries_once_they_are_read_in(client, region):
    assert open_page(client, "map").context["boundary_map"] is None
    outline(region.houten)
    read_in("grenzen", ImportRun.objects.last().stand_on)
    drawn = open_page(client, "map").context["boundary_map"]
    assert [shape.url for shape in drawn.shapes] == [region.houten.get_absolute_url()]
    assert "Nieuwegein" in text_of(open_page(client, "map"))


def test_boundaries_of_elsewhere_draw_no_map(client, region):
    outline(party("Gemeente Elders", tooi="gm9999"))
    Party.objects.filter(tooi="gm9999").delete()
    read_in("grenzen", ImportRun.objects.last().stand_on)
    assert open_page(client, "map").context["boundary_map"] is None


def test_municipality_that_takes_part_in_nothing_is_on_the_map_with_zero(client, region):
    Membership.objects.filter(party=region.houten).delete()
    [tile] = [
        t
        for t in open_page(client, "map").context["tile_map"].tiles
        if t.url == region.houten.get_absolute_url()
    ]
    assert tile.look.text == "0"


def test_areas_tell_how_partnerships_lie_on_provinces(client, neighbours):
    lines = client.get(reverse("patchwork:areas"), {"bron": "roo"}).context["lines"]
    counts = {line.name: line.count for line in lines}
    utrecht, gelderland = counts["Utrecht"], counts["Gelderland"]
    assert (utrecht.parties, utrecht.equal, utrecht.within, utrecht.crossing) == (3, 2, 0, 2)
    assert (gelderland.parties, gelderland.equal, gelderland.within, gelderland.crossing) == (2, 1, 0, 1)


def test_chosen_area_lists_what_touches_it(client, neighbours):
    response = client.get(reverse("patchwork:areas"), {"bron": "roo", "gebied": "PV25"})
    assert [(line.partnership.name, line.lies) for line in response.context["fits"]] == [
        ("Afvaldienst Waal", "valt er precies mee samen"),
        ("Lek en Waal", "gaat over de grens"),
    ]
    assert response.context["area"].name == "Gelderland"


@pytest.mark.parametrize("query", [{"gebied": "PV99"}, {"indeling": "kaas"}, {"indeling": "energy-region"}])
def test_unknown_area_or_division_shows_no_list(client, neighbours, query):
    response = client.get(reverse("patchwork:areas"), query)
    assert response.context["fits"] == ()
    assert response.context["lines"]
