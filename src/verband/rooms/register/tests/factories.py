"""A small region, built row by row, for the tests of every room that looks at the register.

Stand of the register 16 mei 2026; what was told in conversations stands after the slash. ``x`` takes part,
``d`` on some tasks only (op onderdelen), ``b`` is involved without taking part, a year is when it begins or ended.

    ===================  =========  =========  =========  =========  ==========
    in PV26              Brandweer  Afval oud  Afval nu   Regio Lek  Lekoverleg
    since                1998       2001       2022       unknown    told only
    task                 safety     waste      waste      unknown    unknown
    ===================  =========  =========  =========  =========  ==========
    Houten               x          x          x          x / d      / d
    Nieuwegein           x          x          x          x / x      / x
    Vijfheerenlanden     x          .          x          x / x      / x
    Vianen, ended 2019   x          .          .          .          .
    Waterschap Lekzoom   from 2027  .          .          . / x      .
    Provincie Utrecht    till 2010  .          .          . / x      / b
    Afvaldienst Lek      .          .          .          x / .      .
    ===================  =========  =========  =========  =========  ==========

Vijfheerenlanden was made of Vianen and others in 2019 and yet joined the fire brigade in 1998; the old waste
service has probably been succeeded by the new one, whose own body takes part in Regio Lek; Lekoverleg looks
like the new waste service; a third version of the fire brigade is planted in 2027.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from uuid import uuid4

from verband.core.search import search_text
from verband.rooms.register.choices import Division, Form, Obligation, PartyKind, Role, SchemeKind, Source
from verband.rooms.register.models import (
    Area,
    AreaMember,
    Boundary,
    Challenge,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    PoliticalGroup,
    Remark,
    Succession,
    VersionTaskKind,
)

STAND = date(2026, 5, 16)
TOLD = date(2025, 1, 31)
FUTURE = date(2027, 1, 1)
"""From this day on holds what is planted and must not be seen on the stand."""
SPRUNG = date(2019, 1, 1)
"""The day Vianen ended and Vijfheerenlanden began."""
_numbers = count(90_000)


@dataclass(frozen=True, repr=False)
class Region:
    """The rows of the region that tests name."""

    houten: Party
    nieuwegein: Party
    vijfheerenlanden: Party
    vianen: Party
    water: Party
    province: Party
    waste_body: Party
    fire: Partnership
    old_waste: Partnership
    waste: Partnership
    lek: Partnership
    talks: Partnership


def party(name: str, kind: str = PartyKind.MUNICIPALITY, *, area: Area | None = None, **values) -> Party:
    """Add a party, in an area if one is given."""
    short_name = values.get("short_name", "")
    row = Party.objects.create(
        **{"kind": kind, "name": name, "register_id": str(next(_numbers))}
        | {"search_text": search_text(name, short_name)}
        | values
    )
    if area:
        AreaMember.objects.create(area=area, party=row)
    return row


def partnership(
    name: str, *, source: str = Source.REGISTER, tasks: tuple[str, ...] = (), **values
) -> Partnership:
    """Add a partnership with one version; values that a version has go there, the others to its identity."""
    own = {key: values.pop(key) for key in ("own_party", "matches", "match_note") if key in values}
    number = str(next(_numbers)) if source == Source.REGISTER else ""
    row = Partnership.objects.create(leading_source=source, register_id=number, **own)
    version(row, name, source=source, tasks=tasks, **values)
    return row


def version(
    row: Partnership, name: str, *, source: str = Source.REGISTER, tasks: tuple[str, ...] = (), **values
):
    """Add the next version of a partnership by a source."""
    made = PartnershipVersion.objects.create(
        **{"partnership": row, "source": source, "name": name}
        | {"number": row.versions.filter(source=source).count() + 1}
        | {"register_id": str(next(_numbers)) if source == Source.REGISTER else ""}
        | {"search_text": search_text(name, values.get("short_name", ""))}
        | values
    )
    for kind in tasks:
        VersionTaskKind.objects.create(version=made, kind=kind, found_in="title", evidence=kind)
    return made


def join(row: Partnership, *parties: Party, source: str = Source.REGISTER, **values) -> None:
    """Let parties take part in a partnership, according to a source."""
    for member in parties:
        Membership.objects.create(partnership=row, party=member, source=source, **values)


def read_in(source: str, stand_on: date) -> ImportRun:
    """Note that a source was read in, so that pages have a day to speak of."""
    return ImportRun.objects.create(
        source=source,
        batch=uuid4(),
        stand_on=stand_on,
        applied_at=datetime(2026, 5, 20, 9, tzinfo=UTC),
        file_name=f"{source}.xml",
        digest="",
        facts_version="",
        counts={},
    )


def outline(member: Party) -> Boundary:
    """Add a square boundary of a municipality."""
    ring = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]
    return Boundary.objects.create(tooi=member.tooi, name=member.name, geometry=[[ring]])


def build_region() -> Region:
    """Build the region of the table above."""
    area = Area.objects.create(division=Division.PROVINCE, code="PV26", name="Utrecht")
    parties = _parties(area)
    rows = Region(**parties, **_partnerships(parties["waste_body"]))
    Succession.objects.create(predecessor=rows.vianen, successor=rows.vijfheerenlanden, on=SPRUNG, share=1)
    _join_registered(rows)
    _join_told(rows)
    read_in(Source.REGISTER, STAND)
    read_in(Source.CONVERSATIONS, TOLD)
    return rows


def _parties(area: Area) -> dict[str, Party]:
    vijf = party("Gemeente Vijfheerenlanden", area=area, tooi="gm1961", inhabitants=60_000, council_seats=37)
    for position, (name, seats) in enumerate([("Dorpslijst", 20), ("Stadslijst", 16)], start=1):
        PoliticalGroup.objects.create(party=vijf, position=position, name=name, seats=seats)
    return {
        "houten": party(
            "Gemeente Houten", area=area, tooi="gm0321", inhabitants=50_000, website="https://houten.test"
        ),
        "nieuwegein": party("Gemeente Nieuwegein", area=area, tooi="gm0356", website="javascript:alert(1)"),
        "vijfheerenlanden": vijf,
        "vianen": party("Gemeente Vianen", area=area, tooi="gm0620", inhabitants=20_000, ended_on=SPRUNG),
        "water": party("Waterschap Lekzoom", PartyKind.WATER_AUTHORITY, area=area, tooi="ws9901"),
        "province": party(
            "Provincie Utrecht", PartyKind.PROVINCE, area=area, tooi="pv26", inhabitants=1_400_000
        ),
        "waste_body": party("Afvaldienst Lek", PartyKind.JOINT_BODY, short_name="ADL"),
    }


def _partnerships(body: Party) -> dict[str, Partnership]:
    fire = partnership(
        "Regionale Brandweer Lek", form=Form.PLAIN_ARRANGEMENT, valid_from=date(1998, 1, 1), valid_to=SPRUNG
    )
    version(
        fire,
        "Veiligheidsregio Lek",
        tasks=("veiligheid",),
        short_name="VRL",
        purpose="Samen branden blussen.",
        form=Form.PUBLIC_BODY,
        obligation=Obligation.STATUTORY_FIXED,
        scheme_kind=SchemeKind.EXECUTIVE,
        website="javascript:alert(1)",
        decisions=["https://wetten.test/besluit", "javascript:alert(1)"],
        legal_grounds=[["Wet op de Lek", "https://wetten.test/lek"], ["Oud recht", ""]],
        policy_areas=["Openbare orde"],
        powers=[["Artikel 5", "Blussen."]],
        power_transfers=["Delegatie"],
        valid_from=SPRUNG,
        valid_to=FUTURE,
        verified_on=date(2026, 1, 1),
    )
    version(fire, "Veiligheidsregio Toekomst", form=Form.PUBLIC_BODY, valid_from=FUTURE)
    voluntary = {"obligation": Obligation.VOLUNTARY, "tasks": ("afval_en_reiniging",)}
    return {
        "fire": fire,
        "old_waste": partnership(
            "Afvaldienst Oud", form=Form.PUBLIC_BODY, valid_from=date(2001, 1, 1), **voluntary
        ),
        "waste": partnership(
            "Afvaldienst Lek",
            form=Form.OPERATIONAL_MANAGEMENT_ENTITY,
            own_party=body,
            body=body,
            valid_from=date(2022, 1, 1),
            **voluntary,
        ),
        "lek": partnership(
            "Regio Lek", form=Form.HOST_AUTHORITY, match_note="Het register mist het waterschap."
        ),
        "talks": partnership(
            "Lekoverleg",
            source=Source.CONVERSATIONS,
            form=Form.NETWORK,
            unnamed="3 niet gespecificeerde gemeenten",
            as_told="Wonen aan de Lek",
        ),
    }


def _join_registered(rows: Region) -> None:
    three = (rows.houten, rows.nieuwegein, rows.vijfheerenlanden)
    join(
        rows.fire,
        *three,
        rows.vianen,
        organs=["executive"],
        joined_on=date(1998, 1, 1),
        valid_from=date(1998, 1, 1),
    )
    join(rows.fire, rows.province, valid_from=date(1998, 1, 1), valid_to=date(2010, 1, 1))
    join(rows.fire, rows.water, valid_from=FUTURE)
    join(rows.old_waste, *three[:2], valid_from=date(2001, 1, 1))
    join(rows.waste, *three, joined_on=date(2022, 1, 1), valid_from=date(2022, 1, 1))
    join(rows.lek, rows.houten, role=Role.HOST)
    join(rows.lek, *three[1:], rows.waste_body)


def _join_told(rows: Region) -> None:
    told, two = Source.CONVERSATIONS, (rows.nieuwegein, rows.vijfheerenlanden)
    join(rows.lek, rows.houten, source=told, whole=False, as_told="op onderdelen")
    join(rows.lek, *two, rows.water, rows.province, source=told)
    join(rows.talks, rows.houten, source=told, whole=False, as_told="op onderdelen")
    join(rows.talks, *two, source=told)
    join(rows.talks, rows.province, source=told, role=Role.INVOLVED)
    version(rows.lek, "Lekregio", source=told, form=Form.NETWORK)
    rows.talks.matches = rows.waste.register_id
    rows.talks.match_note = "Verteld is een overleg, geregistreerd een dienst."
    rows.talks.save()
    rows.lek.challenges.add(Challenge.objects.create(code="wonen", name="Wonen"))
    for row, text in ((rows.lek, "Het gesprek kan korter."), (rows.talks, "Er is vertrouwen.")):
        Remark.objects.create(
            partnership=row, text=text, round_name="verkenning 2024", told_from=date(2024, 6, 1), told_to=TOLD
        )
