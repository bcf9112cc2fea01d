"""Who every page is for: facts are public, analyses are for the partners of a region."""

import pytest

from verband.rooms.common.audience import Audience, audience_of
from verband.site.tests.addresses import PATTERNS, VIEWS, address

FACTS = {
    "home",
    "accessibility",
    "register:parties",
    "register:party",
    "register:resident",
    "register:council-member",
    "register:partnerships",
    "register:partnership",
    "register:memberships",
    "register:search",
    "register:sources",
    "patchwork:timeline-party",
    "patchwork:timeline-partnership",
}
ANALYSES = {
    "patchwork:overview",
    "patchwork:matrix",
    "patchwork:load",
    "patchwork:overlap",
    "patchwork:shared",
    "patchwork:prompts",
    "patchwork:completeness",
    "patchwork:map",
    "patchwork:areas",
    "patchwork:network-party",
    "patchwork:network-partnership",
    "patchwork:deeper",
    "patchwork:report",
    "patchwork:report-pdf",
}


def test_every_page_is_for_whom_it_was_meant():
    declared = {name: audience_of(view) for name, view in VIEWS.items()}
    meant = dict.fromkeys(FACTS, Audience.PUBLIC) | dict.fromkeys(ANALYSES, Audience.PARTNERS)
    assert declared == meant


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_working_copy_shows_every_page_to_whoever_sits_at_the_machine(client, region, name):
    assert client.get(address(name, region)).status_code == 200


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_page_can_be_written_to(client, region, name):
    assert client.post(address(name, region)).status_code == 405
