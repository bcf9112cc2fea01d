"""The columns of the list of affiliated entities: in a file with what identifies each row, in a document without."""

from collections.abc import Callable

from django.urls import reverse

from verband.rooms.common.tables import Column
from verband.rooms.register.choices import Role
from verband.rooms.register.selectors.affiliated import EntityLine

Columns = tuple[Column[EntityLine], ...]


def in_document() -> Columns:
    """Return the columns as the decree asks for them."""
    return (
        Column("naam", "Naam", lambda line: line.partnership.name),
        Column("plaats", "Vestigingsplaats", lambda line: line.place or None),
        Column("vorm", "Vorm", lambda line: line.form_label),
        Column("belang", "Openbaar belang", lambda line: line.public_interest or None),
        Column("zetels", "Bestuurlijk belang", lambda line: line.seats_told or None),
        Column("bijdrage", "Bijdrage (euro)", lambda line: _euro(line.amount), "number"),
        Column("ev-begin", "Eigen vermogen 1 januari (euro)", _figure("equity_begin"), "number"),
        Column("ev-einde", "Eigen vermogen 31 december (euro)", _figure("equity_end"), "number"),
        Column("vv-begin", "Vreemd vermogen 1 januari (euro)", _figure("debt_begin"), "number"),
        Column("vv-einde", "Vreemd vermogen 31 december (euro)", _figure("debt_end"), "number"),
        Column("resultaat", "Resultaat (euro)", _figure("result"), "number"),
        Column("risicos", "Risico's", lambda line: line.risks or None),
    )


def entity_columns(absolute: Callable[[str], str]) -> Columns:
    """Return the columns of a file; ``absolute`` makes a path into a whole address."""
    return (
        *in_document(),
        Column("rol", "Rol", lambda line: str(Role(line.membership.role).label)),
        Column("deelnemers", "Deelnemers", lambda line: line.participants, "number"),
        Column("deel", "Deel van de lijst", lambda line: line.group.label),
        Column("id", "Openbaar id", lambda line: str(line.partnership.public_id)),
        Column("registernummer", "Registernummer", lambda line: line.partnership.register_id or None),
        Column("adres", "Adres", lambda line: absolute(_path(line))),
    )


def _path(line: EntityLine) -> str:
    return reverse("register:partnership", args=[line.partnership.public_id])


def _figure(name: str) -> Callable[[EntityLine], float | None]:
    """Return how a cell of the yearly figures is filled."""
    return lambda line: _euro(getattr(line.figures, name, None))


def _euro(amount: object) -> float | None:
    """Cells hold numbers; an amount below ninety thousand billion keeps its cents as one."""
    return None if amount is None else float(str(amount))
