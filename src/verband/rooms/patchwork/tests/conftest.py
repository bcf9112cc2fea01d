"""The small region of the register, and a second province beside it to compare with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from verband.rooms.patchwork.bridge import maps
from verband.rooms.register.choices import AffiliationRole, Division, Form
from verband.rooms.register.models import Area, Partnership, Party
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.conftest import cast, region, today
from verband.rooms.register.tests.factories import Region, join, partnership, party

__all__ = ["cast", "region", "today"]


@pytest.fixture(autouse=True)
def bare_ground() -> Iterator[None]:
    """Forget the ground of maps: a rolled back reading of boundaries gives its number to the next one."""
    maps._ground.cache_clear()
    yield
    maps._ground.cache_clear()


@pytest.fixture
def client(db: None) -> Client:
    """Look on as a partner of the region; what others see is tested by the site for all pages together."""
    return window(
        person("partner", AffiliationRole.READER, party("Gemeente Elders", ended_on=date(1990, 1, 1)))
    )


@dataclass(frozen=True, repr=False)
class Neighbours:
    """What lies in Gelderland: two municipalities, a waste service of their own and one across the border."""

    culemborg: Party
    tiel: Party
    waste: Partnership
    across: Partnership


@pytest.fixture
def neighbours(region: Region) -> Neighbours:
    """Lay a second province beside the region."""
    area = Area.objects.create(division=Division.PROVINCE, code="PV25", name="Gelderland")
    rows = Neighbours(
        culemborg=party("Gemeente Culemborg", area=area, tooi="gm0216", inhabitants=31_000),
        tiel=party("Gemeente Tiel", area=area, tooi="gm0281", inhabitants=42_000),
        waste=partnership("Afvaldienst Waal", form=Form.PUBLIC_BODY, tasks=("afval_en_reiniging",)),
        across=partnership("Lek en Waal", form=Form.NETWORK, valid_from=date(2020, 1, 1)),
    )
    join(rows.waste, rows.culemborg, rows.tiel)
    join(rows.across, rows.culemborg, region.houten)
    return rows
