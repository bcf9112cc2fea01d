"""The codes on the wire are a promise: a label may change on the screen, its code in the interface may not."""

import pytest

from verband.rooms.common.api.shapes import dutch_codes
from verband.rooms.register.choices import (
    Division,
    FigureKind,
    Form,
    Obligation,
    PartyKind,
    Role,
    SchemeKind,
    Source,
)

PROMISED = {
    PartyKind: "gemeente provincie waterschap ministerie buitenlandse-overheid samenwerkingsorganisatie "
    "bedrijf-of-stichting vereniging andere-partij",
    Form: "openbaar-lichaam bedrijfsvoeringsorganisatie gemeenschappelijk-orgaan regeling-zonder-meer centrumregeling "
    "dienstverleningsovereenkomst convenant-of-bestuursovereenkomst netwerk stichting vereniging cooperatie "
    "vennootschap niet-bekend",
    Obligation: "verplicht-vaste-regio verplicht-vrije-regio vrijwillig niet-bekend",
    SchemeKind: "raadsregeling collegeregeling burgemeestersregeling gemengde-regeling niet-bekend",
    Role: "deelnemer centrumgemeente-of-uitvoerende-gemeente ondersteunend waarnemer agendalid "
    "betrokken-geen-formele-deelnemer",
    Source: "register gesprekken-2024 eigen-lijst grenzen-van-gebieden hier-bijgehouden",
    FigureKind: "begroting begrotingswijziging jaarrekening",
    Division: "provincie veiligheidsregio res-regio eigen-indeling",
}


@pytest.mark.parametrize("choices", PROMISED, ids=lambda choices: choices.__name__)
def test_no_code_of_the_interface_has_changed(choices):
    assert set(PROMISED[choices].split()) <= set(dutch_codes(choices).values())


@pytest.mark.parametrize("choices", PROMISED, ids=lambda choices: choices.__name__)
def test_no_two_codes_are_the_same(choices):
    assert len(set(dutch_codes(choices).values())) == len(choices)
