"""Boundaries on their way in."""

from verband.core.geojson import Outline, read_boundaries

__all__ = ["Outline", "read_boundaries"]
