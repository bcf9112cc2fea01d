"""The house can be built anywhere: no lock names a host, and no file names a machine it was written on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", "benchmarks", "docs", "frontend", "requirements", "src", "tests", "tools")
NOT_OURS = {"node_modules", "vendor", "__pycache__"}
"""Folders that installing or running fills and that are never committed."""
NOT_TEXT = {".gz", ".ico", ".jpg", ".pdf", ".png", ".pyc", ".sqlite3", ".webp", ".woff2", ".xlsx", ".zip"}

ADDRESS = re.compile(r"://|\bfile:|\bgit\+|--(?:extra-)?index-url|--find-links|--trusted-host|\s@\s")
MACHINE = re.compile(
    r"/(?:work|farm|home|Users|tmp)/\w|/root/"
    r"|\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|crates\.io|proxy\.golang\.org)\b"
    r"|\b(?:artifactory|jfrog|nexus|verdaccio|devpi)\b",
    re.IGNORECASE,
)
MAY_NAME = {"tests/house/test_locks.py": "the patterns themselves and what is planted for them"}
"""File that may name a machine or a registry → why."""


def addresses_in(lock: str) -> list[str]:
    """Return the lines of a lock of Python packages that say where a package comes from."""
    return [line.strip() for line in lock.splitlines() if ADDRESS.search(line)]


def without_hash(lock: str) -> list[str]:
    """Return the packages of a lock that could be swapped for another file."""
    packages = re.split(r"^(?=[\w.\-]+(?:\[\S+\])?==)", lock, flags=re.MULTILINE)[1:]
    return [package.split()[0] for package in packages if "--hash=sha256:" not in package]


def loose_in(lock: str) -> Iterator[str]:
    """Yield the packages of an npm lock that say where they come from, or have no hash."""
    for name, package in json.loads(lock)["packages"].items():
        if "resolved" in package or package.get("link"):
            yield f"{name}: a source"
        if name and not package.get("integrity"):
            yield f"{name}: no hash"


def our_texts() -> Iterator[Path]:
    """Yield the text files of the house, wherever it stands and whether or not git is there."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    on_top = (path for path in ROOT.iterdir() if not path.name.startswith(".") or path.name == ".gitignore")
    files = (path for path in (*on_top, *inside) if path.is_file() and path.suffix not in NOT_TEXT)
    yield from (path for path in files if not NOT_OURS & set(path.relative_to(ROOT).parts))


def machines_in(text: str) -> list[str]:
    """Return what names a machine or a package registry."""
    return [found.group() for found in MACHINE.finditer(text)]


def python_locks() -> dict[str, str]:
    files = (ROOT / "requirements").glob("*.txt")
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def test_no_python_lock_names_a_host():
    assert {name: found for name, lock in python_locks().items() if (found := addresses_in(lock))} == {}
    assert {"runtime.txt", "dev.txt"} <= python_locks().keys()


def test_every_locked_python_package_has_a_hash():
    assert {name: loose for name, lock in python_locks().items() if (loose := without_hash(lock))} == {}


def test_every_locked_npm_package_has_a_hash_and_no_host():
    assert list(loose_in((ROOT / "frontend/package-lock.json").read_text(encoding="utf-8"))) == []


def test_no_file_names_a_machine_or_a_registry():
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in our_texts()}
    named = {name: found for name, text in texts.items() if (found := machines_in(text))}
    assert {name: found for name, found in named.items() if name not in MAY_NAME} == {}
    assert MAY_NAME.keys() <= named.keys()


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pakketten.example/simple",
        "--find-links wheels",
        "django @ file:///opt/django.whl",
        "django @ git+ssh://host/django",
        "-e file:../django",
    ],
)
def test_a_planted_address_is_seen(line: str):
    assert addresses_in(f"numpy==2.0 \\\n    --hash=sha256:00\n{line}") == [line]


def test_a_planted_package_without_hash_is_seen():
    lock = (
        "a==1 \\\n    --hash=sha256:00\n    # via b\nb[x]==2\n    # via c\nc==3 ; y \\\n    --hash=sha256:0\n"
    )
    assert without_hash(lock) == ["b[x]==2"]


def test_a_planted_source_in_an_npm_lock_is_seen():
    packages = {
        "": {"name": "house"},
        "node_modules/a": {"integrity": "sha512-x", "resolved": "https://host/a.tgz"},
        "node_modules/b": {"integrity": "sha512-x", "link": True},
        "node_modules/c": {"version": "1.0.0"},
        "node_modules/d": {"integrity": "sha512-x"},
    }
    found = list(loose_in(json.dumps({"packages": packages})))
    assert found == ["node_modules/a: a source", "node_modules/b: a source", "node_modules/c: no hash"]


@pytest.mark.parametrize("text", ["/home/anna", "C:/Users/anna", "from pypi.org", "our Nexus"])
def test_a_planted_machine_is_seen(text: str):
    assert machines_in(text)


@pytest.mark.parametrize("text", ["/samenwerken/", "framework/models", "var/verband.sqlite3", "een connexus"])
def test_an_ordinary_text_is_let_through(text: str):
    assert machines_in(text) == []
