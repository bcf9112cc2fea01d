"""What the three lists have in common: facets, search, order, pages, exports, and the day they look at."""

import io

import openpyxl
import pytest
from django.urls import reverse

from verband.core.names import alphabetical_key
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import FUTURE
from verband.rooms.register.tests.pages import counts, exported, names, text_of

PARTIES, PARTNERSHIPS, MEMBERSHIPS = (
    reverse(f"register:{name}") for name in ("parties", "partnerships", "memberships")
)
LISTS = pytest.mark.parametrize("address", [PARTIES, PARTNERSHIPS, MEMBERSHIPS])


@pytest.mark.parametrize(
    ("address", "query"),
    [
        (PARTIES, {}),
        (PARTIES, {"soort": ["municipality", "province"], "bestaat": ["ja"]}),
        (PARTIES, {"provincie": ["PV26"], "grootte": ["medium"]}),
        (PARTIES, {"zoek": ["gemeente"], "grootte": ["unknown"]}),
        (PARTNERSHIPS, {}),
        (PARTNERSHIPS, {"taak": ["afval_en_reiniging"], "opvolging": ["nee"]}),
        (PARTNERSHIPS, {"provincie": ["PV26"], "vorm": ["OL", "BVO"]}),
        (PARTNERSHIPS, {"bron": ["roo"], "zoek": ["lek"]}),
        (MEMBERSHIPS, {}),
        (MEMBERSHIPS, {"soort": ["municipality"], "deel": ["onderdelen"]}),
        (MEMBERSHIPS, {"rol": ["host", "involved"], "provincie": ["PV26"]}),
    ],
)
def test_number_beside_a_value_is_what_choosing_it_alone_shows(client, region, address, query):
    for facet, values in counts(client.get(address, query)).items():
        for value, number in values.items():
            assert len(names(client.get(address, {**query, facet: value}))) == number, (facet, value)


@LISTS
@pytest.mark.parametrize("chosen", [["PV26", "unknown"], ["PV26"], ["kaas"], ["kaas", "PV26"]])
def test_values_of_one_facet_add_up_and_unknown_ones_hide_nothing(client, region, address, chosen):
    alone = counts(client.get(address))["provincie"]
    wanted = sum(alone.get(value, 0) for value in chosen) or len(names(client.get(address)))
    assert len(names(client.get(address, {"provincie": chosen}))) == wanted


@LISTS
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"provincie": "kaas"}, "onbekend: kaas"),
        ({"sorteer": "kaas"}, "'kaas' is geen bekende sortering"),
        ({"pagina": "9"}, "'9' is geen pagina van deze lijst"),
        ({"peildatum": "kaas"}, "'kaas' is geen datum"),
        ({"peildatum": "2026-02-30"}, "'2026-02-30' is geen datum"),
        ({"peildatum": "9999-12-31"}, "'9999-12-31' ligt niet tussen 1800 en 2199"),
    ],
)
def test_what_the_address_asks_in_vain_is_named_and_hides_nothing(client, region, address, query, said):
    response = client.get(address, query)
    assert said in text_of(response).casefold()
    assert names(response) == names(client.get(address))


@LISTS
def test_rows_stand_in_the_order_of_the_address(client, region, address):
    downwards, upwards = (names(client.get(address, {"sorteer": order})) for order in ("-naam", "naam"))
    assert upwards == names(client.get(address)) == sorted(upwards, key=alphabetical_key)
    assert downwards == sorted(downwards, key=alphabetical_key, reverse=True)


@LISTS
@pytest.mark.parametrize(
    "query", [{}, {"provincie": "PV26", "sorteer": "-naam"}, {"zoek": "lek"}, {"zoek": "kaas"}]
)
def test_export_is_what_is_seen(client, region, address, query):
    seen = client.get(address, query)
    rows = exported(client, address, query)
    assert [next(iter(row.values())) for row in rows] == names(seen)
    on_page = [column.label for column in seen.context["table"].columns]
    assert all(list(row)[: len(on_page)] == on_page for row in rows)


@LISTS
def test_export_leads_back_to_the_page_of_each_row(client, region, address):
    for row in exported(client, address, {}):
        assert client.get(row["Adres"]).status_code == 200


@LISTS
def test_export_tells_how_its_rows_were_chosen(client, region, address):
    told = client.get(address, {"formaat": "xlsx", "zoek": "lek", "provincie": "PV26"})
    assert told["Content-Disposition"].startswith("attachment")
    said = explanation(told.content)
    assert said["Filter"] in {"Provincie: Utrecht", "Provincie van de deelnemer: Utrecht"}
    assert said["Gezocht op"] == "lek"
    assert said["Peildatum"] == "Stand register 16 mei 2026; gesprekken 2024 (31 januari 2025)"


@LISTS
def test_nothing_of_the_future_is_seen(client, region, address):
    now = client.get(address)
    assert "Toekomst" not in now.content.decode()
    assert all("Toekomst" not in " ".join(row.values()) for row in exported(client, address, {}))
    forget()
    then = client.get(address, {"peildatum": FUTURE.isoformat()})
    assert address == PARTIES or "Veiligheidsregio Toekomst" in then.content.decode()


@LISTS
def test_list_without_rows_says_so(client, region, address):
    response = client.get(address, {"zoek": "kaas"})
    assert names(response) == []
    assert "Niets gevonden" in text_of(response)


def explanation(content: bytes) -> dict[str, str]:
    """Return the second sheet, which says what the first one holds."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Toelichting"]
    return {row[0]: row[1] or "" for row in sheet.iter_rows(values_only=True) if row[0]}
