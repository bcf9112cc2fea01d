"""Bar of the interface: the memberships of one government, beside a bare Django view with the same rows.

    python benchmarks/api.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies; it is read into a
temporary database. The bare view reads the rows with ``.values()`` into a ``JsonResponse``; both answer through the
site's own middleware, warm, in one process, interleaved, for every municipality in turn. No answer is kept
anywhere. First it is asserted that both sides give the same memberships. Exits with status 1 when a bar is missed.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import UUID

from picture_page import load

if TYPE_CHECKING:
    from django.http import HttpRequest, JsonResponse
    from django.test import Client

ROUNDS = 5
LEAST = 0.4
"""Answers per second, beside the bare view's."""
FIELDS = (
    "public_id", "revision", "role", "whole", "organs", "joined_on", "valid_from", "valid_to", "source",
    "party__public_id", "party__name", "party__kind", "party__tooi", "party__register_id",
    "partnership__public_id", "partnership__register_id",
    "partnership__versions__name", "partnership__versions__form",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/api.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder:
        client = load(Path(where), folder)
        ids = municipalities()
        answer_bare()
        for each in ids:
            assert same(client, each), f"the bare view gives other memberships of {each}"
        ours, bare = times(client, ids)
    ratio, tail = median(bare) / median(ours), quantiles(ours, n=20)[-1] / quantiles(bare, n=20)[-1]
    print(
        f"memberships of one government {median(ours) * 1e3:.2f} ms, bare {median(bare) * 1e3:.2f} ms: "
        f"{ratio:.2f} x its answers per second (bar {LEAST}); p95 {tail:.2f} x its p95"
    )
    print("every bar is met" if ratio >= LEAST else "A BAR IS MISSED")
    return 0 if ratio >= LEAST else 1


def municipalities() -> list[UUID]:
    """Return the municipalities that take part in something on the day of the register."""
    from verband.rooms.register.models import Membership

    rows = Membership.objects.leading().on(stand_day()).filter(party__kind="municipality")
    return list(rows.order_by("party").values_list("party__public_id", flat=True).distinct())


def stand_day() -> date:
    from django.utils import timezone

    from verband.rooms.register.selectors.stand import stand

    return stand(timezone.localdate()).day


def answer_bare() -> None:
    """Lay the bare view before the addresses of the site."""
    from django.conf import settings
    from django.db.models import F
    from django.http import JsonResponse
    from django.urls import clear_url_caches, include, path

    from verband.rooms.common.audience import Audience, audience
    from verband.rooms.register.models import Membership
    from verband.rooms.register.querysets import in_force

    day = stand_day()
    version = in_force(day, "partnership__versions__")

    @audience(Audience.PUBLIC)
    def bare(_request: "HttpRequest", public_id: UUID) -> "JsonResponse":
        rows = Membership.objects.leading().on(day).filter(party__public_id=public_id)
        rows = rows.filter(version, partnership__versions__source=F("partnership__leading_source"))
        return JsonResponse({"resultaten": list(rows.values(*FIELDS))})

    settings.ROOT_URLCONF = (path("kaal/<uuid:public_id>", bare), path("", include("verband.site.urls")))
    clear_url_caches()


def same(client: "Client", public_id: UUID) -> bool:
    """Whether both sides give the same memberships."""
    ours = {row["openbaarId"] for row in client.get(address(public_id)).json()["resultaten"]}
    return ours == {row["public_id"] for row in client.get(f"/kaal/{public_id}").json()["resultaten"]}


def address(public_id: UUID) -> str:
    return f"/api/v1/partijen/{public_id}/deelnames"


def times(client: "Client", ids: Iterable[UUID]) -> tuple[list[float], list[float]]:
    """Return the seconds of every answer, ours and the bare view's, taken in turn."""
    ours, bare = [], []
    for _ in range(ROUNDS):
        for each in ids:
            ours.append(seconds(lambda each=each: client.get(address(each))))
            bare.append(seconds(lambda each=each: client.get(f"/kaal/{each}")))
    return ours, bare


def seconds(do: Callable[[], object]) -> float:
    start = perf_counter()
    do()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
