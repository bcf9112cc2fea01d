"""Bars of reading the national register in, beside a bare pass over the same file.

    python benchmarks/import_roo.py FOLDER_OR_FILE

The argument (or VERBAND_REGISTER) says where an export of the national register lies. Bare is ``lxml.iterparse``
with its elements cleared. An import is the command itself, in a started process: into an empty SQLite database
with versions, base values, events, classification and the index of the search (which the first search would
otherwise make), and then once more with nothing changed. What is read in is counted beside a tally of the file
first; what was kept of earlier texts is forgotten before each import. Memory is that of the command as a process
of its own. Exits with status 1 when a bar is missed.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from lxml import etree
from metrics import medians

ROUNDS = 7
TIMES_BARE_FIRST = 15
TIMES_BARE_AGAIN = 8
MEGABYTES = 250
ASK_FOR_PEAK = """
from pathlib import Path
from verband.cli import main
main()
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""


def main(arguments: list[str]) -> int:
    where = next(iter(arguments), os.environ.get("VERBAND_REGISTER", ""))
    if not where:
        print("Say where the register lies: python benchmarks/import_roo.py FOLDER_OR_FILE", file=sys.stderr)
        return 2
    file = min(Path(where).glob("*.xml.gz")) if Path(where).is_dir() else Path(where)
    with tempfile.TemporaryDirectory(prefix="verband-bench-") as name:
        folder = Path(name)
        lay_empty_database(folder)
        first_import(folder, file)
        assert_whole(file)
        counted = rows()
        second_import(file)
        assert rows() == counted, "an unchanged import changed something"
        kept = [times(folder, each) for each in (file, plain(file, folder))]
        kept.append(memory(folder, file))
    print("every bar is met" if all(kept) else "A BAR IS MISSED")
    return 0 if all(kept) else 1


def times(folder: Path, file: Path) -> bool:
    bare, first, again = medians(
        partial(bare_pass, file),
        partial(first_import, folder, file),
        partial(second_import, file),
        rounds=ROUNDS,
    )
    print(
        f"{file.suffix:4} bare {bare * 1e3:.0f} ms; first {first:.2f} s: {first / bare:.1f} x (at most "
        f"{TIMES_BARE_FIRST}); unchanged {again:.2f} s: {again / bare:.1f} x (at most {TIMES_BARE_AGAIN})"
    )
    return first / bare <= TIMES_BARE_FIRST and again / bare <= TIMES_BARE_AGAIN


def memory(folder: Path, file: Path) -> bool:
    """Ask the command for its own peak: what a parent hears of it includes the parent itself."""
    lay(folder)
    command = [sys.executable, "-c", ASK_FOR_PEAK, "import-roo", str(file)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    peak = int(said.split()[-2]) / 1024
    print(f"memory: {peak:.0f} MB at its peak (under {MEGABYTES})")
    return peak < MEGABYTES


def bare_pass(file: Path) -> None:
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
        for _, element in etree.iterparse(stream):
            element.clear()


def first_import(folder: Path, file: Path) -> None:
    lay(folder)
    second_import(file)


def second_import(file: Path) -> None:
    from django.core.management import call_command

    from verband.core.search.stems import stem
    from verband.rooms.register.bridge.facts import find_task_kinds
    from verband.rooms.register.services.search import renew_index

    find_task_kinds.cache_clear()
    stem.cache_clear()
    with Path(os.devnull).open("w") as nowhere:
        call_command("import_roo", str(file), stdout=nowhere)
    renew_index()


def lay_empty_database(folder: Path) -> None:
    """Make an empty database, to be laid again before each first import."""
    os.environ |= {"VERBAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "verband.site.settings"}
    os.environ.pop("VERBAND_DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    connection.close()
    shutil.copy(folder / "verband.sqlite3", folder / "empty.sqlite3")


def lay(folder: Path) -> None:
    from django.db import connection

    connection.close()
    for left in folder.glob("verband.sqlite3*"):
        left.unlink()
    shutil.copy(folder / "empty.sqlite3", folder / "verband.sqlite3")


def plain(file: Path, folder: Path) -> Path:
    """Return the same file unpacked."""
    unpacked = folder / "plain.xml"
    unpacked.write_bytes(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
    return unpacked


def assert_whole(file: Path) -> None:
    """Count what was read in beside what the file holds."""
    from verband.rooms.history.models import Event
    from verband.rooms.register.models import ImportRun, Membership, PartnershipVersion, Party, SourceRecord

    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
        root = etree.parse(stream).getroot()
    day = ImportRun.objects.get().stand_on
    arrangements = root.findall("{*}*/{*}regeling")
    listed = (
        one.findall("{*}deelnemendeOrganisaties/*") for one in arrangements if in_force(one, day.isoformat())
    )
    assert PartnershipVersion.objects.count() == len(arrangements)
    assert Party.objects.count() == len(root.findall("{*}organisaties/{*}organisatie"))
    assert Membership.objects.on(day).count() == sum(map(len, listed))
    assert not PartnershipVersion.objects.filter(search_text="").exists()
    classified = PartnershipVersion.objects.on(day).exclude(task_kinds=None).distinct().count()
    assert classified >= 0.9 * PartnershipVersion.objects.on(day).count()
    written = set(Event.objects.values_list("object_id", flat=True))
    assert written >= set(SourceRecord.objects.values_list("object_id", flat=True))
    assert len(written) == Event.objects.count()


def in_force(arrangement: etree._Element, day: str) -> bool:
    starts = arrangement.findtext("{*}datumInwerkingtreding") or "0001-01-01"
    ends = arrangement.findtext("{*}datumUitwerkingtreding") or "9999-12-31"
    return starts <= day < ends


def rows() -> dict[str, int]:
    from django.apps import apps

    return {model._meta.db_table: model._default_manager.count() for model in apps.get_models()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
