"""Bar of the page "samenwerking in beeld": a province with the nation loaded, beside a bare page with its cells.

    python benchmarks/picture_page.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies; it is read into a
temporary database. One picture per address, warm, with no HTML kept anywhere; the whole stack of middleware
answers both sides, in one process and interleaved. The bare page is the smallest Django view and template that
render the very same cells of the table, without links, titles or classes. Exits with status 1 when a bar is missed.
"""

import os
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from metrics import medians

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.test import Client

ROUNDS = 21
MOST_QUERIES = 12
SECONDS = 0.150
TIMES_BARE = 8
PROVINCE = "provincie=PV26"
PICTURES = {"overview": f"/beeld/?{PROVINCE}", "matrix": f"/beeld/matrix/?{PROVINCE}"}
OTHERS = {
    "matrix, similarity": f"/beeld/matrix/?{PROVINCE}&volgorde=similarity",
    "matrix of the nation": "/beeld/matrix/",
    "load": f"/beeld/regelingen/?{PROVINCE}",
    "overlap": f"/beeld/overlap/?{PROVINCE}",
    "prompts": f"/beeld/gespreksaanleidingen/?{PROVINCE}",
    "report": f"/beeld/rapport/?{PROVINCE}",
    "start": "/",
    "governments": "/overheden/",
    "partnerships": "/samenwerkingsverbanden/",
    "partnerships, filtered": f"/samenwerkingsverbanden/?{PROVINCE}&vorm=OL",
    "memberships": "/deelnames/",
    "search": "/zoeken/?zoek=ggd",
}
"""What is measured as well, for the record: no bar is set."""
BARE = "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
GRID = '//table[contains(concat(" ", @class, " "), " grid ")]'


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print(
            "Say where the register lies: python benchmarks/picture_page.py FOLDER_OR_FILE", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as folder:
        client = load(Path(where), folder)
        kept = [picture(client, name, address) for name, address in PICTURES.items()]
        for name, address in OTHERS.items():
            (seconds,) = medians(partial(client.get, address), rounds=5)
            print(f"{name:22} {seconds * 1e3:6.1f} ms, {queries(client, address):2} queries")
    print("every bar is met" if all(kept) else "A BAR IS MISSED")
    return 0 if all(kept) else 1


def load(where: Path, folder: str) -> "Client":
    """Read the register into a database of its own and return a partner of the province who visits the site."""
    os.environ |= {"VERBAND_DATA": folder, "DJANGO_SETTINGS_MODULE": "verband.site.settings"}
    os.environ.pop("VERBAND_DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    file = min(where.glob("*.xml.gz")) if where.is_dir() else where
    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", verbosity=0)
        call_command("import_roo", str(file), stdout=nowhere)
    client = Client(SERVER_NAME="localhost")
    sign_in(client)
    return client


def sign_in(client: "Client") -> None:
    """Look on as a partner of the province."""
    from verband.rooms.accounts.models import User
    from verband.rooms.register.choices import AffiliationRole
    from verband.rooms.register.models import Affiliation, Party

    user = User.objects.create_user("lezer@example.org")
    party = Party.objects.get(tooi="gm0321")
    Affiliation.objects.create(
        user=user, party=party, role=AffiliationRole.READER, valid_from=date(2020, 1, 1)
    )
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def picture(client: "Client", name: str, address: str, path: str = GRID, seconds: float = SECONDS) -> bool:
    cells = cells_of(client.get(address), path)
    answer_bare(cells)
    assert cells_of(client.get("/kaal/"), "//table") == cells, "the bare page shows other cells"
    ours, bare = medians(partial(client.get, address), partial(client.get, "/kaal/"), rounds=ROUNDS)
    number, limit = queries(client, address), max(seconds, TIMES_BARE * bare)
    print(
        f"{name:22} {ours * 1e3:6.1f} ms, {number:2} queries; bare page of {sum(map(len, cells)):,} cells "
        f"{bare * 1e3:.1f} ms: {ours / bare:.1f} x (bar {limit * 1e3:.0f} ms)"
    )
    return ours <= limit and number <= MOST_QUERIES


def cells_of(response: "HttpResponse", path: str = GRID) -> list[list[str]]:
    """Return the cells of the table of a page as people read them; none when the page has no table."""
    assert response.status_code == 200, response.status_code
    rows = html.fromstring(response.content.decode()).xpath(f"({path})[1]//tr")
    return [[cell.text_content().strip() for cell in row.xpath("./td | ./th")] for row in rows]


def answer_bare(rows: list[list[str]]) -> None:
    """Lay a bare page with these cells before the addresses of the site."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.template import Context, Template
    from django.urls import clear_url_caches, include, path

    from verband.rooms.common.audience import Audience, audience

    template = Template(BARE)

    @audience(Audience.PUBLIC)
    def bare(_request: "HttpRequest") -> HttpResponse:
        return HttpResponse(template.render(Context({"rows": rows})))

    settings.ROOT_URLCONF = (path("kaal/", bare), path("", include("verband.site.urls")))
    clear_url_caches()


def queries(client: "Client", address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
