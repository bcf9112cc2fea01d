"""Small exports of the national register, record by record, and all that stands here after reading them in."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps

NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
STAND = "2026-05-16"
CLASSES = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap"}


def organisation(number: int, name: str, tooi: str = "", *, kind: str = "Gemeente", inside: str = "") -> str:
    """Return an organisation; a code makes it the government that the code stands for."""
    return (
        f'<p:organisatie p:systeemId="{number}"{_code(tooi)}><p:naam>{name}</p:naam>'
        f"<p:types><p:type>{kind}</p:type></p:types>{inside}</p:organisatie>"
    )


def member(number: int | str, name: str = "", *, joined: str = "", organ: str = "", tooi: str = "") -> str:
    """Return a participant of an arrangement."""
    identity = f' p:systeemId="{number}"' if number else ""
    organs = f"<p:bestuursorganen><p:bestuursorgaan>{organ}</p:bestuursorgaan></p:bestuursorganen>"
    return (
        f"<p:deelnemendeOrganisatie{identity}{_code(tooi)}><p:naam>{name or f'Partij {number}'}</p:naam>"
        f"{_day('toetredingsDatum', joined)}{organs if organ else ''}</p:deelnemendeOrganisatie>"
    )


def arrangement(
    number: int,
    title: str,
    *members: str,
    starts: str = "2015-01-01",
    ends: str = "",
    before: int = 0,
    after: int = 0,
    form: str = "Openbaar lichaam",
    inside: str = "",
) -> str:
    """Return one version of an arrangement."""
    links = "".join(
        f'<p:{name} p:systeemId="{other}"/>'
        for name, other in (("previousVersion", before), ("nextVersion", after))
        if other
    )
    return (
        f'<p:regeling p:systeemId="{number}"><p:titel>{title}</p:titel>{inside}'
        f"<p:samenwerkingsvorm>{form}</p:samenwerkingsvorm>{links}"
        f"{_day('datumInwerkingtreding', starts)}{_day('datumUitwerkingtreding', ends)}"
        f"<p:deelnemendeOrganisaties>{''.join(members)}</p:deelnemendeOrganisaties></p:regeling>"
    )


def export(*records: str, stand: str = STAND, namespace: str = NAMESPACE) -> bytes:
    """Return a whole export; records tell by themselves which part they belong to."""
    organisations = "".join(record for record in records if record.startswith("<p:organisatie "))
    arrangements = "".join(record for record in records if record.startswith("<p:regeling "))
    return (
        f'<p:overheidsorganisaties xmlns:p="{namespace}" p:timestamp="{stand}">'
        f"<p:organisaties>{organisations}</p:organisaties>"
        f"<p:gemeenschappelijkeRegelingen>{arrangements}</p:gemeenschappelijkeRegelingen>"
        "</p:overheidsorganisaties>"
    ).encode()


def _code(tooi: str) -> str:
    address = f"https://identifier.overheid.nl/tooi/id/{CLASSES.get(tooi[:2], 'so')}/{tooi}"
    return f' p:resourceIdentifierTOOI="{address}"' if tooi else ""


def _day(name: str, day: str) -> str:
    return f"<p:{name}>{day}</p:{name}>" if day else ""


HOUTEN = organisation(1, "Gemeente Houten", "gm0321")
ZEIST = organisation(2, "Gemeente Zeist", "gm0355")
BODY = organisation(3, "Vuurwacht", "so0003", kind="Regionaal samenwerkingsorgaan")
GOVERNMENTS = (HOUTEN, ZEIST, BODY)


def region(*, goal: str = "Samen branden blussen.", **values: Any) -> bytes:
    """Return an export of one arrangement of two municipalities."""
    fire = arrangement(100, "GR Vuurwacht", member(1), member(2), inside=f"<p:doel>{goal}</p:doel>", **values)
    return export(*GOVERNMENTS, fire)


def everything() -> Mapping[str, list[tuple[Any, ...]]]:
    """Return every row of the rooms that an import writes in, by table."""
    models = [model for app in ("register", "history") for model in apps.get_app_config(app).get_models(True)]
    return {model._meta.db_table: list(model.objects.order_by("pk").values_list()) for model in models}
