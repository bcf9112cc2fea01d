"""Invented arrangements per kind, and the names that lead astray."""

import pytest

from verband.core.classify import ArrangementText, classify, task_kinds


def kinds_of(**text: object):
    return [found.kind for found in classify(ArrangementText(**text), task_kinds())]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Regeling Omgevingsdienst Oosterland", "omgevingsdienst"),
        ("RUD Oosterland", "omgevingsdienst"),
        ("Gemeenschappelijke regeling GGD Oosterland", "ggd"),
        ("Gemeenschappelijke Gezondheidsdienst Oosterland", "ggd"),
        ("Regionale Ambulancevoorziening Oosterland", "ggd"),
        ("Veiligheidsregio Oosterland", "veiligheid"),
        ("Zorg- en Veiligheidshuis Oosterland", "veiligheid"),
        ("Belastingsamenwerking gemeenten en hoogheemraadschap Oosterland", "belastingen"),
        ("Intergemeentelijke Sociale Dienst Oosterland", "werk_en_inkomen"),
        ("Volkskredietbank Oosterland", "werk_en_inkomen"),
        ("Werkvoorzieningsschap Oosterland", "werkvoorziening"),
        ("Participatiebedrijf Oosterland", "werkvoorziening"),
        ("Centrumregeling Beschermd Wonen Oosterland", "jeugd_en_zorginkoop"),
        ("Serviceteam Jeugd Oosterland", "jeugd_en_zorginkoop"),
        ("Vuilverwerking Oosterland", "afval_en_reiniging"),
        ("Bedrijfsvoeringsorganisatie Reinigingsdienst Oosterland", "afval_en_reiniging"),
        ("Regionaal archief Oosterland", "archief_en_erfgoed"),
        ("Streekarchivariaat Oosterland", "archief_en_erfgoed"),
        ("Regionaal Historisch Centrum Oosterland", "archief_en_erfgoed"),
        ("Natuur- en recreatieschap Oosterland", "recreatie_en_natuur"),
        ("Regionale ICT-dienst Oosterland", "bedrijfsvoering_ict"),
        ("Shared Service Center Oosterland", "bedrijfsvoering_ict"),
        ("Centrumregeling ambtelijke samenwerking Oost – West", "ambtelijke_organisatie"),
        ("Werkorganisatie Oost-West", "ambtelijke_organisatie"),
        ("Regeling toezicht openbaar onderwijs Oosterland", "onderwijs_en_cultuur"),
        ("Schoolverzuim en VSV Oosterland", "onderwijs_en_cultuur"),
        ("Rekenkamer Oost en West", "rekenkamer_en_ombudsman"),
        ("Ombudscommissie Oosterland", "rekenkamer_en_ombudsman"),
        ("Gemeenschappelijke regeling Regio Oosterland", "regio_bestuur"),
        ("Euregio Oosterland", "regio_bestuur"),
        ("Samenwerkingsverband collectief vervoer Oosterland", "verkeer_en_vervoer"),
        ("Wegschap Oosterdijk", "verkeer_en_vervoer"),
        ("Havenschap Oosterland", "economie_grond_haven"),
        ("Bedrijvenpark Oosterland", "economie_grond_haven"),
        ("Samenwerking afvalwater Oosterland", "water_riolering"),
        ("Muskusrattenbestrijding Oosterland", "water_riolering"),
        ("Crematoria Oosterland", "begraven"),
    ],
)
def test_the_name_tells_the_kind(title, kind):
    assert kinds_of(title=title) == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ({"title": "Sociale Kredietverlening en Schuldhulpverlening in Limburg"}, ["werk_en_inkomen"]),
        ({"title": "Waterlands Archief"}, ["archief_en_erfgoed"]),
        ({"title": "Recreatieschap Twiske-Waterland"}, ["recreatie_en_natuur"]),
        ({"title": "GGD Zaanstreek-Waterland"}, ["ggd"]),
        ({"title": "Siteholderschap werelderfgoed Hollandse Waterlinies"}, ["archief_en_erfgoed"]),
        ({"title": "Meten en Monitoren Afvalwaterketen"}, ["water_riolering"]),
        (
            {"title": "Gelders Archief, Ministerie van Onderwijs, Cultuur en Wetenschap"},
            ["archief_en_erfgoed"],
        ),
        ({"title": "Gezamenlijke brandweer voor het haven- en industriegebied"}, ["veiligheid"]),
        ({"title": "Bedrijfsvoeringsorganisatie Oosterland"}, []),
        ({"title": "Sociale Onderneming Regio Oosterland"}, []),
        ({"title": "Regeling Oosterland", "policy_areas": ("organisatie en bedrijfsvoering",)}, []),
    ],
)
def test_a_misleading_name_does_not_mislead(text, kinds):
    assert kinds_of(**text) == kinds


def test_a_participant_in_the_name_is_not_the_task():
    text = {
        "title": "Samenwerking Dienst Sociale Zaken en Werkgelegenheid Noord en de gemeente Oost",
        "purpose": "Een facilitaire voorziening, vooreerst ICT",
    }

    assert kinds_of(**text) == ["bedrijfsvoering_ict"]


@pytest.mark.parametrize(
    ("goal", "kinds"),
    [
        ("het inzamelen en verwerken van afvalstoffen", ["afval_en_reiniging"]),
        ("de uitvoering van de Wet sociale werkvoorziening", ["werkvoorziening"]),
        ("het ontwikkelen van een bedrijventerrein", ["economie_grond_haven"]),
        ("het beheer van de archiefbescheiden", ["archief_en_erfgoed"]),
        ("de uitvoering van het doelgroepenvervoer", ["verkeer_en_vervoer"]),
        ("de openbare gezondheidszorg en hulpverlening in het kader van de rampenbestrijding", ["ggd"]),
        ("de bedrijfsvoeringstaken in het kader van de Jeugdwet", ["jeugd_en_zorginkoop"]),
        ("werk en inkomen, jeugdhulp, belastingen en ICT: waardering onroerende zaken", []),
    ],
)
def test_the_goal_tells_what_a_brand_name_hides(goal, kinds):
    assert kinds_of(title="Gemeenschappelijke regeling Blauw", purpose=goal) == kinds


def test_a_region_that_only_burns_waste_is_a_waste_body():
    assert kinds_of(title="Regeling Regio Oost", purpose="verwerking van afvalstoffen") == [
        "afval_en_reiniging"
    ]


def test_a_region_with_several_tasks_stays_a_region():
    goal = "uitvoering van de Leerplichtwet en van het vraagafhankelijk vervoer"

    assert kinds_of(title="Regeling Regio Oost", purpose=goal) == ["regio_bestuur"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ({"title": "Veiligheids- en Gezondheidsregio Oost"}, ["veiligheid", "ggd"]),
        (
            {"title": "Veiligheidsregio Oost", "purpose": "brandweer en publieke gezondheidszorg"},
            ["veiligheid", "ggd"],
        ),
        ({"title": "GGD en Veilig Thuis Oost"}, ["ggd", "jeugd_en_zorginkoop"]),
        (
            {"title": "GGD Oost", "powers": ("overeenkomsten met aanbieders van jeugdhulp",)},
            ["ggd", "jeugd_en_zorginkoop"],
        ),
        (
            {"title": "Dienst Werk en Inkomen Oost", "purpose": "bijstand en Wsw"},
            ["werk_en_inkomen", "werkvoorziening"],
        ),
        (
            {"title": "Participatiebedrijf Oost", "purpose": "de Wsw en de IOAW"},
            ["werkvoorziening", "werk_en_inkomen"],
        ),
        (
            {"title": "Regeling Regio Oost", "powers": ("de taken publieke gezondheidszorg",)},
            ["regio_bestuur", "ggd"],
        ),
    ],
)
def test_two_real_tasks_give_two_kinds(text, kinds):
    assert kinds_of(**text) == kinds


def test_a_safety_region_that_names_the_health_act_is_no_health_service():
    text = {"title": "Veiligheidsregio Oost", "purpose": "uitvoering geven aan de Wet publieke gezondheid"}

    assert kinds_of(**text) == ["veiligheid"]


def test_a_law_or_a_power_tells_what_nothing_else_does():
    assert kinds_of(title="De Blauwe", legal_grounds=("Wet sociale werkvoorziening",)) == ["werkvoorziening"]
    assert kinds_of(title="De Blauwe", powers=("de IOAW en de Wsw",)) == [
        "werk_en_inkomen",
        "werkvoorziening",
    ]


def test_laws_that_every_body_keeps_tell_nothing():
    laws = ("Wet gemeenschappelijke regelingen", "Archiefwet 1995", "Gemeentewet", "Waterschapswet")

    assert kinds_of(title="De Blauwe", legal_grounds=laws) == []
