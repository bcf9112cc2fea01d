"""The report of a part: its pictures and figures in one document."""

from dataclasses import dataclass

from verband.core.figures.bars import Bars
from verband.core.figures.matrix import Matrix
from verband.rooms.patchwork.bridge.load import LoadLine, load_bars, load_lines
from verband.rooms.patchwork.bridge.matrix import matrix
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.prompts import Shown, prompts
from verband.rooms.patchwork.bridge.words import Links
from verband.rooms.register.bridge.facts import inventory
from verband.rooms.register.selectors.figures import figures

NOWHERE_ELSE = Links()
"""For a report that is a file: it keeps no day."""


@dataclass(frozen=True)
class Report:
    """Everything the report tells."""

    part: Part
    counts: dict[str, object]
    matrix: Matrix
    load: Bars
    lines: tuple[LoadLine, ...]
    prompts: tuple[Shown, ...]
    caveat: str
    source: str


def build_report(everything: Part, part: Part, whole: Part, links: Links = NOWHERE_ELSE) -> Report:
    """Build the report of a part of the register."""
    told, lines = inventory(), load_lines(part, whole)
    return Report(
        part=part,
        counts=figures(part.register),
        matrix=matrix(part, order="alphabet", all_rows=False, url="", links=links),
        load=load_bars(part, lines, measure="registered", split="obligation", url="", links=links),
        lines=lines,
        prompts=prompts(everything, part),
        caveat=told.sentence,
        source=told.source,
    )
