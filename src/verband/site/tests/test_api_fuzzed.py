"""The interface against its own schema, with what a machine thinks up: no 500, and every answer as described."""

import os
from datetime import UTC, datetime, timedelta

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import missing_required_header, positive_data_acceptance

from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.services.tokens import make_token
from verband.rooms.common.api.version import BASE
from verband.rooms.common.api.views import described
from verband.rooms.register.choices import FigureKind
from verband.rooms.register.models import Contribution, Seat, Task, YearFigures
from verband.site.wsgi import application

EXAMPLES = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 20
OPERATIONS = [(where, method) for where, methods in described()["paths"].items() for method in methods]
PLAIN = {"Accept-Encoding": "identity"}
REFUSED_FOR_A_REASON = [positive_data_acceptance, missing_required_header]
"""A well-formed change may still start from an old revision or contradict what stands: 412, 428, or 400 by the day."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection():
    """Keep the connection whose transaction holds the region, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described_site():
    return schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", application)


@pytest.fixture
def ids(region):
    """Return ids of every kind, so that some guesses hit."""
    membership = region.fire.memberships.first()
    area = region.houten.area_members.get().area
    of_fire = {"partnership": region.fire}
    paid = {**of_fire, "year": 2025, "kind": FigureKind.BUDGET, "source": "begroting 2025"}
    parts = (
        Task.objects.create(**of_fire, name="Blussen"),
        Seat.objects.create(**of_fire, party=region.houten, organ="algemeen bestuur", function="lid"),
        Contribution.objects.create(**paid, party=region.houten, amount="1250000.50"),
        YearFigures.objects.create(**paid, equity_end="-12.30"),
    )
    rows = (region.houten, region.vianen, region.water, region.fire, region.talks, membership, area, *parts)
    return [str(row.public_id) for row in (*rows, *region.fire.versions.all())]


def run(operation, ids, **sending):
    """Try an operation with what a machine thinks up; whatever it changes is undone."""

    @given(case=operation.as_strategy(), known=st.sampled_from([None, *ids]), other=st.sampled_from(ids))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def holds(case, known, other):
        cache.clear()
        if known and case.path_parameters:
            case.path_parameters["openbaarId"] = known
        if known and isinstance(case.body, dict):
            case.body |= {name: other for name in ("partij", "samenwerkingsverband") if name in case.body}
        with transaction.atomic():
            case.call_and_validate(**sending)
            transaction.set_rollback(True)

    holds()


@pytest.mark.parametrize(("where", "method"), [each for each in OPERATIONS if each[1] == "get"])
def test_every_answer_is_as_the_schema_says(region, ids, described_site, where, method):
    run(described_site[where][method], ids, headers=PLAIN)


@pytest.mark.parametrize(("where", "method"), [each for each in OPERATIONS if each[1] != "get"])
def test_every_change_is_as_the_schema_says(region, cast, ids, described_site, where, method):
    now = datetime.now(tz=UTC)
    _, secret = make_token(
        user=cast.ambtenaar, name="fuzz", scopes=[Scope.WRITE], expires_at=now + timedelta(days=1), at=now
    )
    sending = {**PLAIN, "Authorization": f"Bearer {secret}", "If-Match": '"1"'}
    run(described_site[where][method], ids, headers=sending, excluded_checks=REFUSED_FOR_A_REASON)


@pytest.mark.parametrize(("where", "method"), [each for each in OPERATIONS if each[1] != "get"])
def test_no_change_goes_through_without_a_key(region, ids, described_site, where, method):
    run(described_site[where][method], ids, headers=PLAIN, excluded_checks=REFUSED_FOR_A_REASON)
