"""What the address of a picture asks for: which part, in which order, counted how."""

from collections.abc import Mapping
from dataclasses import dataclass

from verband.rooms.common.asked import Asked
from verband.rooms.register.choices import Source
from verband.rooms.register.selectors.on_day import RegisterOnDay

ORDERS = {"alphabet": "alfabet", "similarity": "gelijkenis", "size": "aantal", "kind": "soort"}
MEASURES = {
    "registered": "aantal geregistreerde regelingen",
    "partners": "aantal verschillende partners",
    "mean-size": "gemiddelde grootte",
}
SHARES = {"aantal": "aantal gedeeld", "gelijkenis": "gelijkenis", "binnen": "ligt binnen"}
BETWEEN = {"overheden": "overheden", "verbanden": "samenwerkingsverbanden"}
ALL = "alles"
SPLITS = {
    "": "niet",
    "obligation": "verplicht of vrijwillig",
    "form": "vorm",
    "task_kind": "soort taak (twee soorten tellen bij beide)",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice in a form: its values with labels, and which is on."""

    name: str
    label: str
    values: Mapping[str, str]
    chosen: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The choices a picture is made with."""

    province: str
    source: str
    with_succeeded: bool
    order: str
    all_rows: bool
    measure: str
    split: str
    ranked: bool
    share: str
    between: str
    provinces: Mapping[str, str]
    sources: Mapping[str, str]

    def choice(self, name: str) -> Choice:
        """Return one choice as the form shows it."""
        return {
            "provincie": Choice(
                "provincie", "Provincie", {"": "heel het overzicht", **self.provinces}, self.province
            ),
            "bron": Choice("bron", "Bron", self.sources, self.source or ALL),
            "volgorde": Choice("volgorde", "Volgorde", ORDERS, self.order),
            "opgevolgd": _yes_no("opgevolgd", "Ook wat waarschijnlijk is opgevolgd", on=self.with_succeeded),
            "allen": _yes_no("allen", "Ook deelnemers van buiten de provincie", on=self.all_rows),
            "maat": Choice("maat", "Maat", MEASURES, self.measure),
            "splits": Choice("splits", "Splits naar", SPLITS, self.split),
            "rang": _yes_no("rang", "Grootste eerst", on=self.ranked),
            "deel": Choice("deel", "Toon", SHARES, self.share),
            "tussen": Choice("tussen", "Tussen", BETWEEN, self.between),
        }[name]


def _yes_no(name: str, label: str, *, on: bool) -> Choice:
    return Choice(name, label, {"nee": "nee", "ja": "ja"}, "ja" if on else "nee")


def selection(asked: Asked, register: RegisterOnDay, *, registered: bool) -> Selection:
    """Read the choices from the address; a value that is not known is named and the default taken.

    ``registered`` says that the page looks at what is registered unless asked otherwise, where there is any.
    """
    known = asked.one_of
    yes_no = {"ja": True, "nee": False}
    sources = _sources(register)
    default = Source.REGISTER.value if registered and Source.REGISTER in register.sources else ALL
    return Selection(
        source=known("bron", sources, default).removeprefix(ALL),
        province=known("provincie", register.provinces, ""),
        with_succeeded=yes_no[known("opgevolgd", yes_no, "nee")],
        order=known("volgorde", ORDERS, "alphabet"),
        all_rows=yes_no[known("allen", yes_no, "nee")],
        measure=known("maat", MEASURES, "registered"),
        split=known("splits", SPLITS, ""),
        ranked=yes_no[known("rang", yes_no, "nee")],
        share=known("deel", SHARES, "aantal"),
        between=known("tussen", BETWEEN, "overheden"),
        provinces=register.provinces,
        sources=sources,
    )


def _sources(register: RegisterOnDay) -> dict[str, str]:
    """The sources one can choose from: all together, then each that leads a partnership."""
    named = {source.value: f"alleen {source.label}" for source in Source if source in register.sources}
    *first, last = [source.label for source in Source if source in register.sources] or ["alles"]
    return {ALL: f"{', '.join(first)} en {last}" if first else "alles", **named}
