"""The columns of what was found in the texts of arrangements."""

from collections.abc import Callable

from django.urls import reverse

from verband.rooms.common.tables import Column, Link
from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.selectors.contents import Line, ListLine
from verband.rooms.register.choices import Form

Absolute = Callable[[str], str]


def line_columns() -> tuple[Column[Line], ...]:
    """Return the columns of one arrangement."""
    return (
        Column("eis", "Onderdeel", lambda line: line.requirement.label),
        Column("groep", "Groep", lambda line: line.requirement.group),
        Column("moet", "Moet of mag", _asked),
        Column("artikel", "Artikel van de wet", lambda line: line.requirement.article),
        Column("zekerheid", "Zekerheid", lambda line: zekerheid(line.requirement.certainty)),
        Column(
            "sinds", "Moest er in staan op", lambda line: line.due.on if line.requirement.must else "", "date"
        ),
        Column("uiterlijk", "Die dag is", _since),
        Column("bevinding", "Bevinding", lambda line: line.words),
        Column("clausule", "Artikel van de regeling", lambda line: line.answer.clause if line.answer else ""),
        Column("opmerking", "Opmerking", lambda line: line.answer.note if line.answer else ""),
        Column("op", "Nagekeken op", lambda line: line.answer.seen_on if line.answer else "", "date"),
        Column("door", "Nagekeken door", lambda line: line.by),
        Column("code", "Code", lambda line: line.requirement.code),
    )


def list_columns(absolute: Absolute) -> tuple[Column[ListLine], ...]:
    """Return the columns of the list of a region."""
    return (
        Column("naam", "Regeling", _named, "link"),
        Column("vorm", "Vorm", lambda line: str(Form(line.partnership.form).label)),
        Column("eisen", "Eisen die gelden", lambda line: line.counts.total, "number", "Wat de wet vraagt."),
        Column("nagekeken", "Nagekeken", lambda line: line.counts.checked, "number"),
        Column("ontbreekt", "Ontbreekt", lambda line: line.counts.missing, "number"),
        Column("deels", "Staat er deels in", lambda line: line.counts.partly, "number"),
        Column("niet", "Niet nagekeken", lambda line: line.counts.unchecked, "number"),
        Column("op", "Laatst nagekeken", lambda line: line.last_on or "", "date"),
        Column("id", "Openbaar id", lambda line: str(line.partnership.public_id)),
        Column("registernummer", "Registernummer", lambda line: line.partnership.register_id or None),
        Column("adres", "Adres", lambda line: absolute(_path(line))),
    )


def _asked(line: Line) -> str:
    words = "moet" if line.requirement.must else "mag"
    return f"{words}, afhankelijk van vorm of soort regeling" if line.depends else words


def _since(line: Line) -> str:
    if not line.requirement.must:
        return ""
    told = "op zijn laatst" if line.due.at_the_latest else "de eerste dag"
    return f"{told}; voor bepaalde tijd {datum(line.due.fixed_term)}" if line.due.fixed_term else told


def _named(line: ListLine) -> Link:
    return Link(line.partnership.name, _path(line))


def _path(line: ListLine) -> str:
    return reverse("councils:contents-of", args=[line.partnership.public_id])
