"""How Verband writes dates, numbers and what is not known, on pages, in files and in sentences.

Unknown is not zero: every word here turns None into words.
"""

import math
from datetime import date
from decimal import Decimal

from verband.rooms.common.bridge import dutch_date, dutch_number

UNKNOWN = "niet bekend"
CERTAINTIES = {
    "checked": "nagegaan in de tekst",
    "law-of-2017": "naar de wettekst van 2017",
    "unverified": "nog niet nagegaan",
    "own-reading": "onze lezing",
}

Number = int | float | Decimal


def datum(value: date | None) -> str:
    """Write a day as 16 mei 2026."""
    return dutch_date(value) if value else UNKNOWN


def vanaf_tot(begin: date | None, end: date | None = None) -> str:
    """Write a half-open period: `end` is the first day it no longer holds, which Dutch calls "tot"."""
    if begin and end:
        return f"{datum(begin)} tot {datum(end)}"
    if begin:
        return f"vanaf {datum(begin)}"
    return f"begin niet bekend, tot {datum(end)}" if end else "begin niet bekend"


def getal(value: Number | None, decimals: int | None = None) -> str:
    """Write a number as 1.234 or 1.234,5; without `decimals` whole numbers get none and others one."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    places = decimals if decimals is not None else 0 if value == int(value) else 1
    written = dutch_number(value, places)
    return written.removeprefix("-") if not written.strip("-0,.") else written


def euro(value: Number | None, decimals: int = 0) -> str:
    """Write an amount in euros as € 1.234, with a space that does not break."""
    return UNKNOWN if value is None else f"€\N{NO-BREAK SPACE}{getal(value, decimals)}"


def procent(share: float | None, decimals: int = 0) -> str:
    """Write a share from 0 to 1 as 25 %, with a space that does not break."""
    if share is None or not math.isfinite(share):
        return UNKNOWN
    return f"{getal(100 * share, decimals)}\N{NO-BREAK SPACE}%"


def x_van_y(known: int, total: int) -> str:
    """Write a coverage as 12 van 1.027; the page adds of what."""
    return f"{getal(known)} van {getal(total)}"


def onbekend(value: object) -> object:
    """Return the value, or words when there is none; zero is a value."""
    return UNKNOWN if value is None or value == "" else value


def meervoud(count: int | None, words: str) -> str:
    """Write a count with its noun; `words` is the singular and the plural with a comma between."""
    singular, plural = words.split(",")
    if count is None:
        return f"onbekend aantal {plural}"
    return f"{getal(count)} {singular if count == 1 else plural}"


def breekbaar(text: str) -> str:
    """Return a label whose longest word may be broken where its parts meet, for a narrow column."""
    return text.replace("amenwerkingsverband", "amenwerkings\N{SOFT HYPHEN}verband")


def zekerheid(code: str) -> str:
    """Write the certainty label of a pack in words."""
    return CERTAINTIES[code]
