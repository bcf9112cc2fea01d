"""What an address asks for: every parameter known, well formed and given once, or all mistakes at once."""

from functools import lru_cache
from typing import Any

from django.http import QueryDict
from rest_framework import serializers

from verband.rooms.common.api.problems import InvalidInput, Mistake, mistakes_of
from verband.rooms.common.api.shapes import CHOOSE, Shape

MOST_ON_A_PAGE = 1000
LONGEST_SEARCH = 200
NO_DAY = "Dit is geen datum; schrijf bijvoorbeeld 2026-05-16."

Asked = dict[str, Any]
"""What was asked, under the names of the code; absent when it was not asked and has no default."""


NO_NUL = r"^[^\x00]*$"
"""No database takes this sign; the schema says so."""


def text_field(**options: Any) -> serializers.RegexField:
    """Return a parameter that holds a text, taken as it is sent: trimmed, a stray sign could leave nothing of it."""
    return serializers.RegexField(NO_NUL, **({"trim_whitespace": False} | options))


class Query(Shape):
    """The parameters that an address knows."""


class DayQuery(Query):
    """An address that looks at one day."""

    peildatum = serializers.DateField(
        source="day",
        required=False,
        error_messages={"invalid": NO_DAY},
        help_text="De dag waarop u kijkt, zoals 2026-05-16. Wat daarna gebeurde telt niet mee. "
        "Zonder peildatum ziet u de nieuwste stand van de bronnen.",
    )


class PageQuery(DayQuery):
    """An address of a list in pages."""

    pagina = serializers.IntegerField(
        source="page", default=1, min_value=1, max_value=1_000_000, help_text="Welke pagina, vanaf 1."
    )
    aantal_per_pagina = serializers.IntegerField(
        source="size",
        default=50,
        min_value=1,
        max_value=MOST_ON_A_PAGE,
        help_text="Hoeveel resultaten er op een pagina staan.",
    )


class SearchQuery(PageQuery):
    """An address of a list that can be searched."""

    zoek = text_field(
        source="search",
        default="",
        allow_blank=True,
        max_length=LONGEST_SEARCH,
        trim_whitespace=True,
        help_text="Elk woord staat in een naam: als begin van een woord, in een andere vorm of spelling, of afgekort.",
    )


def order_field(*names: str) -> serializers.ChoiceField:
    """Return the parameter that orders a list; a hyphen before a name turns the order round."""
    orders = [*names, *(f"-{name}" for name in names)]
    return serializers.ChoiceField(
        source="order",
        choices=orders,
        default=names[0],
        error_messages={"invalid_choice": CHOOSE % ", ".join(orders)},
        help_text="Waarop de lijst is geordend; met een streepje ervoor andersom.",
    )


def read_query(query: type[Query], given: QueryDict) -> Asked:
    """Return what an address asks for.

    Raises
    ------
    InvalidInput
        Naming every parameter that is unknown, given twice or malformed.
    """
    if not given:
        return dict(_defaults(query))
    asked = query(data=given)
    mistakes = [] if asked.is_valid() else list(mistakes_of(asked.errors, place="query"))
    mistakes += _unknown(asked, given) + _repeated(asked, given)
    if mistakes:
        raise InvalidInput(mistakes)
    return dict(asked.validated_data)


@lru_cache(maxsize=64)
def _defaults(query: type[Query]) -> Asked:
    asked = query(data={})
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def _unknown(query: Query, given: QueryDict) -> list[Mistake]:
    known = ", ".join(query.fields)
    says = (
        f"Deze parameter is hier onbekend. Bekend zijn: {known}." if known else "Hier zijn geen parameters."
    )
    return [Mistake("query", name, says, "unknown") for name in given if name not in query.fields]


def _repeated(query: Query, given: QueryDict) -> list[Mistake]:
    single = [
        name
        for name, field in query.fields.items()
        if not isinstance(field, serializers.MultipleChoiceField | serializers.ListField)
    ]
    return [
        Mistake("query", name, "Deze parameter staat meer dan eens in het adres.", "repeated")
        for name in single
        if len(given.getlist(name)) > 1
    ]
