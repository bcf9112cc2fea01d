"""As a site for others: safe settings, safe headers on every answer, nothing fetched elsewhere."""

import json
import re
from pathlib import Path

import pytest

from verband.site.tests.places import Place, new_place

HOST = "verband.voorbeeld.nl"
SITE = {
    "VERBAND_HOSTS": HOST,
    "VERBAND_PROXIES": "1",
    "VERBAND_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789abcdefghijklmnop",
    "VERBAND_VAULT_KEY": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "VERBAND_CONTACT_EMAIL": "verband@voorbeeld.nl",
    "VERBAND_DATABASE_URL": "",
}
ANSWERED = """
import json
from django.test import Client
client = Client(raise_request_exception=False)
asked = [(OURS, "https", "/"), ("ander.example", "https", "/"), ("ander.example", "https", "/api/v1/parties")]
asked += [("ander.example", "http", "/"), ("a b", "https", "/"), (OURS, "http", "/overheden/")]
asked += [(OURS, "https", path) for path in PATHS]
told = []
for host, scheme, path in asked:
    answer = client.get(path, HTTP_HOST=host, HTTP_X_FORWARDED_PROTO=scheme)
    body = b"".join(answer) if answer.streaming else answer.content
    told.append([host, scheme, path, answer.status_code, dict(answer.headers), body.decode("utf-8", "replace")])
print(json.dumps(told))
"""
PATHS = [
    *("/overheden/", "/beeld/", "/beeld/matrix/", "/zoeken/?zoek=jansen", "/aanmelden/", "/gezond/"),
    *("/toegankelijkheid/", "/bestaat-niet/", "/vertrouwelijk/", "/beheer/accounts/", "/%00"),
    *("/api/v1/openapi.json", "/api/v1/bestaat-niet", "/overheden/?peildatum=nooit"),
    *("/static/common/controls.css", "/.well-known/security.txt"),
]  # fmt: skip
ELSEWHERE = re.compile(
    r"""(?:src|srcset|action|data|poster)=["']?(?:https?:)?//|<link[^>]*href=["']?(?:https?:)?//"""
)
CSS_ELSEWHERE = re.compile(r"""url\(["']?(?:https?:)?//|@import""")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Place:
    """Return a site for others with tables and nothing in them."""
    made = new_place(tmp_path_factory.mktemp("site") / "data")
    made = Place(made.folder, made.environment | SITE)
    assert not made.told("migrate", "--verbosity", "0").returncode
    return made


@pytest.fixture(scope="module")
def answers(place) -> list[list]:
    return json.loads(place.does(f"OURS, PATHS = {HOST!r}, {PATHS!r}\n{ANSWERED}"))


def test_django_finds_nothing_to_say_of_the_deployment(place):
    done = place.told("check", "--deploy", "--fail-level", "WARNING")
    assert not done.returncode, done.stderr
    assert "no issues" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"VERBAND_DEBUG": "1"}, "Met VERBAND_HOSTS kan VERBAND_DEBUG of VERBAND_DEMO niet op 1 staan."),
        ({"VERBAND_DEMO": "1"}, "Met VERBAND_HOSTS kan VERBAND_DEBUG of VERBAND_DEMO niet op 1 staan."),
        ({"VERBAND_SECRET_KEY": ""}, "Met VERBAND_HOSTS moet VERBAND_SECRET_KEY in de omgeving staan."),
    ],
)
def test_site_for_others_does_not_start_with_what_belongs_to_a_working_copy(place, more, sentence):
    done = place.told("check", **more)
    assert done.returncode
    assert sentence in done.stderr


def test_site_without_a_key_for_the_vault_says_so_and_makes_none(place):
    done = place.told("check", VERBAND_VAULT_KEY="")
    assert "VERBAND_VAULT_KEY" in done.stdout + done.stderr
    assert not (place.folder / "vault_key").exists()


def test_every_answer_has_the_headers_that_keep_a_browser_safe(answers):
    for host, scheme, path, status, headers, _ in answers:
        where = f"{scheme}://{host}{path} {status}"
        assert headers["X-Content-Type-Options"] == "nosniff", where
        assert headers["X-Frame-Options"] == "DENY", where
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, where
        assert "frame-ancestors 'none'" in policy, where
        assert "unsafe" not in policy, where
        assert "http" not in policy, where
        if scheme == "https":
            assert headers["Strict-Transport-Security"].startswith("max-age=31536000"), where


def test_no_answer_is_a_failure_and_another_name_is_refused(answers):
    for host, scheme, path, status, *_ in answers:
        assert status < 500, (host, path)
        if host != HOST:
            assert status == 400, (host, scheme, path)


def test_what_is_asked_without_https_is_sent_there(answers):
    (moved,) = (row for row in answers if row[:2] == [HOST, "http"])
    assert moved[3] == 301
    assert moved[4]["Location"] == f"https://{HOST}/overheden/"


def test_no_page_fetches_anything_elsewhere(answers):
    pages = [
        row for row in answers if row[4].get("Content-Type", "").startswith("text/html") and row[3] != 301
    ]
    assert len(pages) > 8
    for _, _, path, _, _, body in pages:
        assert not ELSEWHERE.findall(body), path


def test_no_style_fetches_anything_elsewhere():
    rooms = Path(__file__).resolve().parents[2] / "rooms"
    styles = [file for file in rooms.rglob("*.css") if "tests" not in file.parts]
    assert styles
    assert [file.name for file in styles if CSS_ELSEWHERE.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="https://a.example/x.js">',
        "<img src='//a.example/x.png'>",
        '<link rel="x" href="http://a.example/">',
    ],
)
def test_a_planted_asset_of_another_host_is_seen(planted):
    assert ELSEWHERE.search(planted)


def test_a_link_to_another_host_is_no_asset():
    assert not ELSEWHERE.search('<a href="https://wetten.overheid.nl/">wet</a>')
