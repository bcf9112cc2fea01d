"""Bar of the grid of moments: a province for a year with the nation loaded, beside a bare page with its cells.

    python benchmarks/moments.py FOLDER_OR_FILE

Measured as in ``picture_page.py``, signed in as a partner; every council of the province has two pieces put before it
for every arrangement. Exits with status 1 when the bar is missed.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import picture_page

SECONDS = 0.200
ADDRESS = "/betrekken/rooster/?provincie=PV26&jaar=2026"
TABLE = '//table[contains(concat(" ", @class, " "), " moments ")]'


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/moments.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder:
        client = picture_page.load(Path(where), folder)
        put_before_councils()
        kept = picture_page.picture(client, "grid of moments", ADDRESS, path=TABLE, seconds=SECONDS)
    print("the bar is met" if kept else "THE BAR IS MISSED")
    return 0 if kept else 1


def put_before_councils() -> None:
    """Put the frameworks and the draft budget of every arrangement before every council of the province."""
    from django.utils import timezone

    from verband.rooms.accounts.models import User
    from verband.rooms.common.asked import Asked
    from verband.rooms.councils.choices import Occasion
    from verband.rooms.councils.models import Consultation
    from verband.rooms.councils.selectors.grid import grid_of

    grid = grid_of(User.objects.get(), Asked({"gebied": ["PV26"]}), 2026, timezone.localdate())
    Consultation.objects.bulk_create(
        Consultation(
            partnership_id=row.row.pk,
            party_id=council.pk,
            occasion=occasion,
            year=2027,
            subject=occasion.label,
            sent_on=date(2026, 4, 15),
        )
        for row in grid.rows
        for council, cell in zip(grid.columns, row.cells, strict=True)
        if cell
        for occasion in (Occasion.FRAMEWORKS, Occasion.BUDGET)
    )
    print(f"{Consultation.objects.count():,} pieces before {len(grid.columns)} councils")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
