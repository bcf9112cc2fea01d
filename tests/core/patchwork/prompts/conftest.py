"""A context around a small patchwork."""

import pytest

from verband.core.patchwork.prompts import Context
from verband.core.patchwork.thresholds import load_thresholds


@pytest.fixture
def context_of(snapshot_of):
    def make(members, *, partnerships=None, parties=None, also="", **facts: object):
        snapshot = snapshot_of(members, partnerships=partnerships, parties=parties, also=also)
        return Context(snapshot, load_thresholds(), "Verzonnen voorbeeld", **facts)

    return make


@pytest.fixture
def national_context(national):
    return Context(
        national.snapshot,
        load_thresholds(),
        "Register van Overheidsorganisaties, stand 16 mei 2026",
        neighbours=national.neighbours,
        neighbours_source="CBS en Kadaster",
        renewed=national.renewed,
    )
