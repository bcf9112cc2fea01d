"""All that the page of the search shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.facets import FacetResult, apply_facets
from verband.rooms.common.tables import Query, page_asked
from verband.rooms.register.bridge.search import MOST_WORDS, READ_LETTERS, Question, read_question
from verband.rooms.register.selectors.search.find import FACETS, Candidate, find
from verband.rooms.register.selectors.search.hits import Hit, hits
from verband.rooms.register.selectors.search.trying import Advice, advice

PAGE_SIZE = 25
SAID_BACK = 80
"""Letters of what was typed that the page repeats in a sentence."""


@dataclass(frozen=True)
class SearchPage:
    """What was asked, and one page of what was found."""

    text: str
    said: str
    """What was typed, short enough for a sentence."""
    question: Question
    total: int
    """What was found before any filter."""
    result: FacetResult[Candidate]
    page: Page[Candidate]
    hits: list[Hit]
    advice: Advice | None
    notices: tuple[str, ...]


def search_page(
    visitor: Visitor,
    text: str,
    query: Query,
    *,
    day: date,
    today: date,
    unsure: Collection[UUID] = frozenset(),
) -> SearchPage:
    """Look for a text, keep what the filters of the address let through, and open the page it asks for."""
    question = read_question(text)
    found = find(visitor, question, day=day, today=today, unsure=unsure)
    result = apply_facets(found, FACETS, query)
    page, page_notice = page_asked(Paginator(result.rows, PAGE_SIZE), query)
    shown = "".join(letter for letter in text[:READ_LETTERS] if letter.isprintable())
    return SearchPage(
        text=shown,
        said=shown if len(shown) <= SAID_BACK else f"{shown[:SAID_BACK]}…",
        question=question,
        total=len(found),
        result=result,
        page=page,
        hits=hits(page, question),
        advice=advice(visitor, question, day=day, today=today) if question and not found else None,
        notices=(*_notices(text, question, unsure), *([page_notice] if page_notice else [])),
    )


def _notices(text: str, question: Question, unsure: Collection[UUID]) -> list[str]:
    notices = []
    if text.strip() and not question:
        notices.append(
            "Hierin staat geen woord of getal om op te zoeken; typ een naam, een afkorting of een woord."
        )
    if question.cut:
        notices.append(f"U typte veel tekst; er is gezocht met de eerste {MOST_WORDS} woorden.")
    if unsure:
        notices.append(
            "Er wordt nu iets gewijzigd. Wat zojuist is gewijzigd, staat hier even niet bij; zoek straks opnieuw."
        )
    return notices
