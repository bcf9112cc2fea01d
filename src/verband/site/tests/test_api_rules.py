"""The NLGov REST API Design Rules 2.2: each rule that a machine can check is one test, under the rule's own name."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import path

from verband.rooms.common.api.version import API_VERSION, BASE
from verband.rooms.common.audience import Audience, audience
from verband.site import urls as site_urls

SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.json)?|\{[a-zA-Z_]+\}")
CAMEL = re.compile(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*")
DAY = re.compile(r"date|datum|Op$|^(van|tot|per|bestaatSinds)$")
PROBLEM = "application/problem+json"


@pytest.fixture
def schema(client, db):
    return client.get(f"{BASE}/openapi.json", secure=True).json()


def operations(schema):
    for where, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield where, method, operation


def properties(schema):
    for shape in schema["components"]["schemas"].values():
        yield from shape.get("properties", {}).items()


def references(node):
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        for inner in node.values():
            yield from references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from references(inner)


def told(response, status):
    """Return a problem, after seeing that it is one."""
    assert response.status_code == status
    assert response["Content-Type"] == PROBLEM
    found = json.loads(response.content)
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    return found


def test_no_trailing_slash(client, region, schema):
    assert [where for where in schema["paths"] if where.endswith("/")] == []
    for where in ("partijen/", f"partijen/{region.houten.public_id}/", "openapi.json/"):
        told(client.get(f"{BASE}/{where}"), 404)


def test_path_segments_kebab_case(schema):
    segments = {part for where in schema["paths"] for part in where.split("/") if part}
    assert {part for part in segments if not KEBAB.fullmatch(part)} == set()


def test_query_keys_camel_case(schema):
    keys = {
        each["name"]
        for _, _, found in operations(schema)
        for each in found.get("parameters", ())
        if each["in"] == "query"
    }
    assert "aantalPerPagina" in keys
    assert {key for key in keys if not CAMEL.fullmatch(key)} == set()


def test_property_names_camel_case(schema):
    assert {name for name, _ in properties(schema) if not CAMEL.fullmatch(name)} == set()
    assert {
        name for name in schema["components"]["schemas"] if not re.fullmatch("[A-Z][A-Za-z]+", name)
    } == set()


def test_date_time_format(schema):
    wrong = {
        name: found
        for name, found in properties(schema)
        if DAY.search(name) and found.get("format") != "date" and found.get("type") == "string"
    }
    assert wrong == {}
    assert {found.get("format") for _, found in properties(schema)} <= {None, "date", "uuid", "uri", "double"}


def test_http_methods(schema):
    assert {method for _, method, _ in operations(schema)} <= {"get", "post", "put", "patch", "delete"}


def test_http_response_code_of_a_wrong_method(client, region):
    response = client.post(f"{BASE}/gebieden", {}, content_type="application/json")
    told(response, 405)
    assert "GET" in response["Allow"]


@pytest.mark.parametrize(
    ("method", "where", "options", "status"),
    [
        ("get", "kaas", {}, 404),
        ("post", "kaas", {}, 404),
        ("get", "partijen/kaas", {}, 404),
        ("get", "partijen/00000000-0000-0000-0000-000000000000", {}, 404),
        ("get", "partijen?pagina=0", {}, 400),
        ("get", "partijen", {"HTTP_ACCEPT": "text/html"}, 406),
        ("delete", "partijen", {}, 405),
        ("get", "partijen", {"HTTP_HOST": "kaas.test"}, 400),
    ],
)
def test_error_handling_problem_details(client, region, method, where, options, status):
    told(getattr(client, method)(f"{BASE}/{where}", **options), status)


def test_error_handling_problem_details_of_a_missing_csrf_token(db):
    told(Client(enforce_csrf_checks=True).post("/api/", {}), 403)


def test_error_handling_problem_details_of_a_failure(db, settings, caplog):
    @audience(Audience.PUBLIC)
    def fails(_request):
        message = "geheim"
        raise RuntimeError(message)

    settings.ROOT_URLCONF = (path("api/v1/stuk", fails), *site_urls.urlpatterns)
    response = Client(raise_request_exception=False).get(f"{BASE}/stuk")
    assert "geheim" not in json.dumps(told(response, 500))
    assert "geheim" in caplog.text


def test_error_handling_problem_details_in_the_schema(schema):
    for where, method, found in operations(schema):
        for status, response in found["responses"].items():
            if status >= "400":
                assert list(response["content"]) == [PROBLEM], (where, method, status)
    members = schema["components"]["schemas"]["Probleem"]
    assert {"status", "title", "detail"} <= set(members["required"])
    assert members["properties"]["errors"]["items"]["$ref"].endswith("/Fout")
    assert {"in", "detail"} <= set(schema["components"]["schemas"]["Fout"]["required"])


def test_error_handling_invalid_input(schema):
    for where, method, found in operations(schema):
        assert "400" in found["responses"], (where, method)
        assert "422" not in found["responses"], (where, method)


def test_error_handling_all_errors(client, region):
    query = {"peildatum": "gisteren", "soort": ["gemeente", "kaas"], "pagina": ["1", "2"], "brood": "1"}
    errors = told(client.get(f"{BASE}/partijen", query), 400)["errors"]
    assert sorted((each["in"], each["location"]["name"], each["code"]) for each in errors) == [
        ("query", "brood", "unknown"),
        ("query", "pagina", "repeated"),
        ("query", "peildatum", "invalid"),
        ("query", "soort", "invalid_choice"),
    ]
    assert all(each["detail"].endswith(".") for each in errors)


def test_doc_openapi(schema):
    assert re.fullmatch(r"3\.\d+\.\d+", schema["openapi"])
    for reference in set(references(schema)):
        _, _, kind, name = reference.split("/")
        assert name in schema["components"][kind], reference


def test_doc_language(schema):
    for where, method, found in operations(schema):
        assert found["summary"], (where, method)
        assert found["description"].endswith("."), (where, method)


def test_publish_openapi(client, db):
    response = client.get(f"{BASE}/openapi.json")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_doc_openapi_contact(schema, settings):
    assert schema["info"]["contact"] == settings.CONTACT
    assert set(settings.CONTACT) == {"name", "email", "url"}


def test_uri_version(schema):
    [server] = schema["servers"]
    assert server["url"].endswith(f"/v{API_VERSION.partition('.')[0]}")
    assert not [where for where in schema["paths"] if re.search(r"/v\d", where)]


def test_semver(schema):
    assert SEMVER.fullmatch(schema["info"]["version"])


@pytest.mark.parametrize("where", ["openapi.json", "cijfers", "kaas", "partijen?pagina=0"])
def test_version_header(client, region, where):
    assert client.get(f"{BASE}/{where}")["API-Version"] == API_VERSION


def test_version_header_in_the_schema(schema):
    for where, method, found in operations(schema):
        for status, response in found["responses"].items():
            assert "API-Version" in response["headers"], (where, method, status)


def test_transport_tls(schema):
    assert all(server["url"].startswith("https://") for server in schema["servers"])


@pytest.mark.parametrize("where", ["openapi.json", "cijfers", "kaas", "partijen?pagina=0"])
def test_transport_security_headers(client, region, where):
    response = client.get(f"{BASE}/{where}", secure=True)
    assert response["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "charset" not in response["Content-Type"]
    assert response["Strict-Transport-Security"].startswith("max-age=31536000")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_transport_cors(client, db):
    asks = {"HTTP_ORIGIN": "https://elders.test", "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "GET"}
    response = client.options(f"{BASE}/partijen", **asks)
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    changing = client.options(f"{BASE}/partijen", **(asks | {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": "POST"}))
    assert "Access-Control-Allow-Methods" not in changing.headers
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_changelog():
    told_in = (site_urls.__file__).rsplit("/src/", 1)[0] + "/docs/handleiding/api.md"
    with open(told_in, encoding="utf-8") as page:  # noqa: PTH123 - one read
        assert f"### {API_VERSION}" in page.read()


def test_a_day_in_an_answer_is_a_day(client, region):
    for row in client.get(f"{BASE}/deelnames").json()["resultaten"]:
        assert date.fromisoformat(row["standdatum"])
