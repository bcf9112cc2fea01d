"""Which day the pages speak of, and how old the source is."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.common.words import datum
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun

TELLING = (Source.REGISTER, Source.CONVERSATIONS, Source.LIST)
"""The sources that say who works with whom; boundaries do not."""
NEWEST = (
    "SELECT * FROM register_importrun "
    "WHERE id IN (SELECT MAX(id) FROM register_importrun GROUP BY source) ORDER BY id"
)
"""Every page asks this: it reads no older run, of which a daily import makes many, and need not be built each time."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The day that is looked at, and the sources with the day each tells of."""

    day: date
    sources: tuple[tuple[str, date], ...]
    """Label and day of each source that was read in, the register first."""
    chosen: bool
    """Whether the day was asked for, or is simply the day of the leading source."""

    @property
    def has_register(self) -> bool:
        """Whether the national register was read in."""
        return any(label == Source.REGISTER.label for label, _ in self.sources)

    @property
    def sentence(self) -> str:
        """Return for example "Stand register 16 mei 2026"; never "today" of a source that is older."""
        if not self.sources:
            return "Er is nog geen bron ingelezen"
        if self.chosen:
            return f"Stand op {datum(self.day)}, volgens {self.source_names}"
        return f"Stand {self.source_names}"

    @property
    def source_names(self) -> str:
        """Return the sources with the day each tells of."""
        return "; ".join(_with_day(label, day) for label, day in self.sources)


def _with_day(label: str, day: date) -> str:
    """A label that ends in a year keeps the day apart, or two dates would run into each other."""
    return f"{label} ({datum(day)})" if label[-1].isdigit() else f"{label} {datum(day)}"


def newest_runs() -> dict[str, ImportRun]:
    """Return the newest import of each source; none of one of which everything was withdrawn."""
    newest = {run.source: run for run in ImportRun.objects.raw(NEWEST)}
    return {source: run for source, run in newest.items() if not _left_nothing(run)}


def _left_nothing(run: ImportRun) -> bool:
    return {outcome for numbers in run.counts.values() for outcome in numbers} == {"withdrawn"}


def day_to_see(begins: date | None, today: date) -> date | None:
    """Return the day a page must look at to show what begins on a day; None when the stand shows it already."""
    return max(begins, today) if begins and begins > stand(today).day else None


def stand(today: date, asked: date | None = None) -> Stand:
    """Return the stand for a page: the day asked for, else that of the register, else of the newest source.

    A page must not say "today" of a register that is months old, also when a list was read in today.
    """
    runs = newest_runs()
    order = [source for source in TELLING if source in runs]
    sources = tuple((Source(source).label, runs[source].stand_on) for source in order)
    register = runs.get(Source.REGISTER)
    newest = max((day for _, day in sources), default=today)
    return Stand(asked or (register.stand_on if register else newest), sources, asked is not None)
