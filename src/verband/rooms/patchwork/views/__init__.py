"""Pages of the patchwork, one file per family."""

from verband.rooms.patchwork.views.pictures import areas, load, map_page, matrix, overlap, overview, shared
from verband.rooms.patchwork.views.report import report, report_pdf
from verband.rooms.patchwork.views.single import (
    partnership_network,
    partnership_timeline,
    party_network,
    party_timeline,
)
from verband.rooms.patchwork.views.talks import completeness, deeper, prompts

__all__ = [
    "areas",
    "completeness",
    "deeper",
    "load",
    "map_page",
    "matrix",
    "overlap",
    "overview",
    "partnership_network",
    "partnership_timeline",
    "party_network",
    "party_timeline",
    "prompts",
    "report",
    "report_pdf",
    "shared",
]
