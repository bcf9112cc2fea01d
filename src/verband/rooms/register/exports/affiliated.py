"""The columns of the list of affiliated entities: words and amounts, and in a file what identifies each row."""

from collections.abc import Callable
from decimal import Decimal

from django.urls import reverse

from verband.rooms.common.tables import Column
from verband.rooms.register.choices import Role
from verband.rooms.register.selectors.affiliated import STAKE_NAMES, EntityLine
from verband.rooms.register.selectors.last_year import PAPERS, PER_INHABITANT, STAKES

Columns = tuple[Column[EntityLine], ...]
INHABITANTS = "De bijdrage gedeeld door de inwoners volgens het register, zonder peildatum."


NAME: Column[EntityLine] = Column("naam", "Naam", lambda line: line.partnership.name)


def in_words() -> Columns:
    """Return what the decree asks for that is told in words, beside the name."""
    return (
        Column("plaats", "Vestigingsplaats", lambda line: line.place or None),
        Column("vorm", "Vorm", lambda line: line.form_label),
        Column("belang", "Openbaar belang", lambda line: line.public_interest or None),
        Column("zetels", "Bestuurlijk belang", lambda line: line.seats_told or None),
        Column("risicos", "Risico's", lambda line: line.risks or None),
    )


def in_figures() -> Columns:
    """Return the amounts that the decree asks for, and the contribution of the year, which is not the stake."""
    return (
        *(
            Column(code, label, _stake(name), "number")
            for code, label, name in zip(("belang-begin", "belang-einde"), STAKES, STAKE_NAMES, strict=True)
        ),
        Column("bijdrage", "Bijdrage (euro)", lambda line: _euro(line.amount), "number"),
        Column("ev-begin", "Eigen vermogen 1 januari (euro)", _figure("equity_begin"), "number"),
        Column("ev-einde", "Eigen vermogen 31 december (euro)", _figure("equity_end"), "number"),
        Column("vv-begin", "Vreemd vermogen 1 januari (euro)", _figure("debt_begin"), "number"),
        Column("vv-einde", "Vreemd vermogen 31 december (euro)", _figure("debt_end"), "number"),
        Column("resultaat", "Resultaat (euro)", _figure("result"), "number"),
        Column("volgens", PAPERS, lambda line: line.papers or None),
    )


def entity_columns(absolute: Callable[[str], str]) -> Columns:
    """Return the columns of a file; ``absolute`` makes a path into a whole address."""
    return (
        NAME,
        *in_words(),
        *in_figures(),
        Column(
            "per-inwoner", PER_INHABITANT, lambda line: _cents(line.per_inhabitant), "number", INHABITANTS
        ),
        Column("rol", "Rol", lambda line: str(Role(line.membership.role).label)),
        Column("deelnemers", "Deelnemers", lambda line: line.participants, "number"),
        Column("deel", "Deel van de lijst", lambda line: line.group.told),
        Column("id", "Openbaar id", lambda line: str(line.partnership.public_id)),
        Column("registernummer", "Registernummer", lambda line: line.partnership.register_id or None),
        Column("adres", "Adres", lambda line: absolute(_path(line))),
    )


def _path(line: EntityLine) -> str:
    return reverse("register:partnership", args=[line.partnership.public_id])


def _figure(name: str) -> Callable[[EntityLine], float | None]:
    """Return how a cell of the yearly figures is filled."""
    return lambda line: _euro(line.money[name])


def _cents(amount: Decimal | None) -> float | None:
    return None if amount is None else _euro(round(amount, 2))


def _stake(name: str) -> Callable[[EntityLine], float | None]:
    """Return how a cell of what the government has at stake is filled."""
    return lambda line: _euro(line.stakes[name])


def _euro(amount: object) -> float | None:
    """Cells hold numbers; an amount below ninety thousand billion keeps its cents as one."""
    return None if amount is None else float(str(amount))
