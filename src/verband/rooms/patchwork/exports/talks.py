"""Prompts for a conversation and findings about the register, as files."""

from collections.abc import Iterable

from django.urls import reverse

from verband.rooms.common.tables import Column, Query, Table, build_table
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.prompts import FINDINGS, Finding, Shown
from verband.rooms.patchwork.exports.naming import Absolute, party_ids

PROMPTS_ON_PAGE = 20
"""Prompts on a page: about as many as one reads at a sitting."""


def prompt_table(shown: Iterable[Shown], query: Query, absolute: Absolute) -> Table[Shown]:
    """Return the prompts, a row each; names, ids and addresses stand in the same order."""
    columns: tuple[Column[Shown], ...] = (
        Column("over", "Gaat over", lambda row: row.about),
        Column("soort", "Soort aanleiding", lambda row: row.kind),
        Column("aanleiding", "Aanleiding", lambda row: row.prompt.title),
        Column("redenen", "Redenen", lambda row: "\n".join(row.prompt.reasons)),
        Column(
            "verbanden", "Samenwerkingsverbanden", lambda row: "\n".join(one.name for one in row.partnerships)
        ),
        Column("partijen", "Betrokken partijen", lambda row: "\n".join(one.name for one in row.parties)),
        Column("bron", "Bron", lambda row: "; ".join(row.prompt.sources)),
        Column(
            "verband-id",
            "Id's van de samenwerkingsverbanden",
            lambda row: "\n".join(str(one.public_id) for one in row.partnerships),
        ),
        Column(
            "adressen",
            "Adressen van de samenwerkingsverbanden",
            lambda row: "\n".join(
                absolute(reverse("register:partnership", args=[one.public_id])) for one in row.partnerships
            ),
        ),
        Column(
            "tooi",
            "TOOI of registernummer van de partijen",
            lambda row: "\n".join(p.key for p in row.parties),
        ),
    )
    return build_table(
        columns=columns, rows=shown, caption="Gespreksaanleidingen", query=query, page_size=PROMPTS_ON_PAGE
    )


def finding_table(findings: tuple[Finding, ...], part: Part, absolute: Absolute) -> Table[Finding]:
    """Return the findings, a row each."""
    parties = {str(party.public_id): party for party in part.register.parties.values()}
    columns: tuple[Column[Finding], ...] = (
        Column("overheid", "Overheid", lambda row: parties[row.party].name),
        Column("soort", "Soort bevinding", lambda row: FINDINGS[row.code]),
        Column("bevinding", "Bevinding", lambda row: row.sentence),
        Column("verband-id", "Id's van de samenwerkingsverbanden", lambda row: "\n".join(row.partnerships)),
        *party_ids(lambda row: parties[row.party], absolute),
    )
    return build_table(columns=columns, rows=findings, caption="Volledigheid van het register", query={})
