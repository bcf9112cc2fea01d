"""Small exports of the register, written by hand, and small records for what comes after reading."""

import io
from datetime import date
from xml.sax.saxutils import escape

from verband.core.roo.reading import read_export
from verband.core.roo.records import Arrangement, Export, Participant

NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
TOOI = "https://identifier.overheid.nl/tooi/id"


def organisation(register_id="1", name="Gemeente Eikdorp", *, inside="", attributes=""):
    return (
        f'<p:organisatie p:systeemId="{register_id}" {attributes}>'
        f"<p:naam>{escape(name)}</p:naam>{inside}</p:organisatie>"
    )


def participant(register_id="1", name="Gemeente Eikdorp", *, inside="", attributes=""):
    return (
        f'<p:deelnemendeOrganisatie p:systeemId="{register_id}" {attributes}>'
        f"<p:naam>{escape(name)}</p:naam>{inside}</p:deelnemendeOrganisatie>"
    )


def arrangement(register_id="100", title="GR Vuurwacht", *, inside="", starts="2015-01-01", participants=()):
    return (
        f'<p:regeling p:systeemId="{register_id}"><p:titel>{escape(title)}</p:titel>{inside}'
        f"<p:datumInwerkingtreding>{starts}</p:datumInwerkingtreding>"
        f"<p:deelnemendeOrganisaties>{''.join(participants)}</p:deelnemendeOrganisaties></p:regeling>\n"
    )


def export(
    *arrangements: str,
    organisations=(),
    cross_border=(),
    namespace=NAMESPACE,
    prolog="",
    timestamp="2026-05-16",
):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{prolog}'
        f'<p:overheidsorganisaties xmlns:p="{namespace}" p:timestamp="{timestamp}">\n'
        f"<p:organisaties>{''.join(organisations)}</p:organisaties>\n"
        f"<p:gemeenschappelijkeRegelingen>{''.join(arrangements)}</p:gemeenschappelijkeRegelingen>\n"
        f"<p:gemeenschappelijkeRegelingenGrensoverschrijdend>{''.join(cross_border)}"
        "</p:gemeenschappelijkeRegelingenGrensoverschrijdend>\n"
        "</p:overheidsorganisaties>\n"
    ).encode()


def read(content: bytes, **options: object) -> Export:
    return read_export(io.BytesIO(content), **options)


TWO_PARTNERS = export(
    arrangement(
        inside='<p:samenwerkingsvorm p:afkorting="OL">Openbaar lichaam</p:samenwerkingsvorm>',
        participants=[
            participant(
                "1", "Gemeente Eikdorp", inside="<p:toetredingsDatum>2015-01-01</p:toetredingsDatum>"
            ),
            participant("2", "Waterschap Ée & Aa", inside="<p:verdeelsleutel>12,5</p:verdeelsleutel>"),
        ],
    ),
    organisations=[organisation("1"), organisation("2", "Waterschap Ée & Aa")],
)
"""A whole export with one arrangement of two parties."""


def version(
    register_id,
    starts,
    ends=None,
    *parties: object,
    before="",
    after="",
    title="GR Vuurwacht",
    **fields: object,
) -> Arrangement:
    """Return a version; dates as years or ISO text, parties as register ids or participants."""
    listed = tuple(party if isinstance(party, Participant) else Participant(party) for party in parties)
    return Arrangement(
        register_id=register_id,
        title=title,
        starts=day(starts),
        ends=day(ends),
        previous=before,
        next=after,
        participants=listed,
        **fields,
    )


def party(register_id, joined=None, left=None, **fields: object) -> Participant:
    return Participant(register_id, joined=day(joined), left=day(left), **fields)


def day(value) -> date | None:
    """Return 1 January of a year, or the day of an ISO text."""
    if isinstance(value, int):
        return date(value, 1, 1)
    return date.fromisoformat(value) if value else None


def versions_on(chain, on):
    """Return the versions that hold on a day."""
    return [
        version
        for version in chain.versions
        if (version.valid_from is None or version.valid_from <= on)
        and (version.valid_to is None or on < version.valid_to)
    ]


def version_on(chain, on):
    """Return the version that holds on a day; None before, after and in a gap."""
    return next(iter(versions_on(chain, on)), None)
