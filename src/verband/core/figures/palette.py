"""Colours and signs of things, once for screen, drawing and paper.

Every colour that means something goes with a second sign: a mark (letter or symbol) or a texture. Hues are
told apart with the usual kinds of colour blindness; no hue says good or bad. Inks reach 4.5:1 on their fill,
edges 3:1 on paper (WCAG 2.2 AA); ``tests/core/figures`` holds us to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swatch:
    """How one kind of thing looks."""

    fill: str
    """Colour of the surface, as ``#rrggbb``."""
    ink: str
    """Colour of text and marks on that surface."""
    label: str = ""
    """Dutch word for the legend."""
    mark: str = ""
    """Letter or symbol that says the same without colour."""
    texture: str = "solid"


PAPER = "#ffffff"
INK = "#1b2529"
NEUTRAL = {
    "paper": PAPER,
    "ink": INK,
    "quiet": "#4b585e",
    "edge": "#68767c",
    "grid": "#d9dedf",
    "wash": "#f3f5f5",
    "focus": "#1b2529",
    "focus-glow": "#ffe9a3",
    "outline": "#a8430f",
}

ROLE = {
    "participant": Swatch("#2b7389", PAPER, "deelnemer, geheel", "●"),
    "participant-partial": Swatch("#cfe3ea", "#0d3240", "deelnemer, op onderdelen", "◐"),
    "host": Swatch("#0d3240", PAPER, "centrumgemeente of uitvoerende gemeente", "H"),
    "host-partial": Swatch("#0d3240", PAPER, "centrumgemeente of uitvoerende gemeente, op onderdelen", "H◐"),
    "supporter": Swatch("#eadcf2", "#4a2163", "ondersteunend", "O"),
    "observer": Swatch("#fbecc4", "#553c00", "waarnemer", "W"),
    "agenda-member": Swatch("#dfe4e5", INK, "agendalid", "A"),
    "involved": Swatch(PAPER, INK, "betrokken, geen deelnemer", "B"),
}

OBLIGATION = {
    "statutory-fixed": Swatch("#0d4152", PAPER, "wettelijk verplicht, indeling ligt vast"),
    "statutory-free": Swatch("#4e9bb0", INK, "wettelijk verplicht, indeling vrij", texture="stripes"),
    "voluntary": Swatch("#b78112", INK, "vrijwillig", texture="dots"),
    "unknown": Swatch("#dfe4e5", INK, "onbekend", texture="lines"),
}

_BODY, _LIGHT, _CONTRACT, _PRIVATE = "#0d4152", "#4e9bb0", "#b78112", "#8a4fa3"
FORM = {
    "OL": Swatch(_BODY, PAPER),
    "BVO": Swatch(_BODY, PAPER, texture="stripes"),
    "GO": Swatch(_LIGHT, INK),
    "RZM": Swatch(_LIGHT, INK, texture="stripes"),
    "CEN": Swatch(_LIGHT, INK, texture="dots"),
    "DVO": Swatch(_CONTRACT, INK),
    "CONV": Swatch(_CONTRACT, INK, texture="stripes"),
    "NET": Swatch(_CONTRACT, INK, texture="dots"),
    "STI": Swatch(_PRIVATE, PAPER),
    "VER": Swatch(_PRIVATE, PAPER, texture="stripes"),
    "COOP": Swatch(_PRIVATE, PAPER, texture="dots"),
    "NV-BV": Swatch(_PRIVATE, PAPER, texture="bands"),
    "unknown": Swatch("#dfe4e5", INK, texture="lines"),
}

TASK_GROUP = {
    "environment": Swatch("#1d7a5f", PAPER, "leefomgeving", "L"),
    "safety-health": Swatch("#5a2278", PAPER, "veiligheid en gezondheid", "V"),
    "social": Swatch("#b78112", INK, "sociaal domein", "S"),
    "operations": Swatch("#5590d9", INK, "bedrijfsvoering", "B"),
    "space-economy": Swatch("#a8430f", PAPER, "ruimte, verkeer en economie", "R"),
    "governance-culture": Swatch("#cc76a0", INK, "bestuur, onderwijs en cultuur", "C"),
    "unknown": Swatch("#4b585e", PAPER, "soort taak onbekend", "?"),
}
TASK_GROUP_OF = {
    "omgevingsdienst": "environment",
    "afval_en_reiniging": "environment",
    "recreatie_en_natuur": "environment",
    "water_riolering": "environment",
    "ggd": "safety-health",
    "veiligheid": "safety-health",
    "werk_en_inkomen": "social",
    "werkvoorziening": "social",
    "jeugd_en_zorginkoop": "social",
    "belastingen": "operations",
    "bedrijfsvoering_ict": "operations",
    "ambtelijke_organisatie": "operations",
    "verkeer_en_vervoer": "space-economy",
    "economie_grond_haven": "space-economy",
    "regio_bestuur": "governance-culture",
    "onderwijs_en_cultuur": "governance-culture",
    "archief_en_erfgoed": "governance-culture",
    "rekenkamer_en_ombudsman": "governance-culture",
    "begraven": "governance-culture",
}

PARTY_KIND = {
    "municipality": Swatch("#ffffff", INK, "gemeente", "G"),
    "province": Swatch("#0d3240", PAPER, "provincie", "P"),
    "water-authority": Swatch("#cfe3ea", "#0d3240", "waterschap", "W"),
    "ministry": Swatch("#dfe4e5", INK, "ministerie", "M"),
    "foreign-government": Swatch("#dfe4e5", INK, "overheid in het buitenland", "N"),
    "joint-body": Swatch("#eadcf2", "#4a2163", "samenwerkingsverband als deelnemer", "S"),
    "company-or-foundation": Swatch("#fbecc4", "#553c00", "bedrijf of stichting", "B"),
    "association": Swatch("#fbecc4", "#553c00", "vereniging", "V"),
    "other": Swatch("#dfe4e5", INK, "anders", "A"),
}

SEQUENCE = (
    Swatch("#e4eff2", INK),
    Swatch("#b3d3dc", INK),
    Swatch("#74adbd", INK),
    Swatch("#2b7389", PAPER),
    Swatch("#0d3240", PAPER),
)
ZERO = Swatch(PAPER, INK, "geen")
UNKNOWN = Swatch("#f3f5f5", INK, "onbekend", "?")


def role_key(role: str, *, whole: bool) -> str:
    """Return the key in ``ROLE`` of a role that holds for the whole or for some tasks only."""
    partial = f"{role}-partial"
    return partial if not whole and partial in ROLE else role


def task_group(kinds: tuple[str, ...]) -> str:
    """Return the key in ``TASK_GROUP`` of the first task kind; ``unknown`` when there is none we know."""
    return TASK_GROUP_OF.get(kinds[0], "unknown") if kinds else "unknown"


def shade_steps(count: int) -> tuple[int, ...]:
    """Return which shades of ``SEQUENCE`` (1 = lightest) show ``count`` classes, spread over the whole range.

    One class alone gets the middle shade, so that it claims neither few nor many.
    """
    most = len(SEQUENCE)
    if count == 1:
        return ((most + 1) // 2,)
    return tuple(1 + round(step * (most - 1) / (count - 1)) for step in range(count))


def css_variables() -> str:
    """Write the whole palette as CSS custom properties of the root element."""
    lines = "\n".join(f"  --verband-{name}: {colour};" for name, colour in _named_colours())
    return f":root {{\n{lines}\n}}\n"


def _named_colours() -> Iterator[tuple[str, str]]:
    yield from NEUTRAL.items()
    tables = {
        "role": ROLE,
        "obligation": OBLIGATION,
        "form": FORM,
        "task": TASK_GROUP,
        "party": PARTY_KIND,
        "class": {str(step): swatch for step, swatch in enumerate(SEQUENCE, 1)},
        "count": {"zero": ZERO, "unknown": UNKNOWN},
    }
    for family, swatches in tables.items():
        for key, swatch in swatches.items():
            yield f"{family}-{key.lower()}", swatch.fill
            yield f"{family}-{key.lower()}-ink", swatch.ink
