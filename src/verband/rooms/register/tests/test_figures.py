"""The counts of the national register, beside a tally of the file itself that shares no code with the import."""

import csv
import gzip
import json
from collections import defaultdict
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from verband.rooms.register.choices import Form, Obligation
from verband.rooms.register.tests.small_exports import region

DAY = "2026-05-16"
KEYS = {
    "partnerships",
    "by_form",
    "by_obligation",
    "by_task_kind",
    "memberships",
    "parties",
    "by_government",
}


def figures(*arguments):
    out = StringIO()
    call_command("figures", "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


class Tally:
    """The arrangements in force on the day of the file, counted straight from its elements."""

    def __init__(self, path):
        root = etree.fromstring(gzip.decompress(path.read_bytes()), etree.XMLParser(no_network=True))
        if not root.xpath("string(@*[local-name()='timestamp'])").startswith(DAY):
            pytest.skip(f"deze aantallen gelden voor {DAY}")
        self.members = [
            [self.key(member) for member in arrangement.iterfind("{*}deelnemendeOrganisaties/*")]
            for arrangement in root.iter("{*}regeling")
            if self.in_force(arrangement)
        ]

    @staticmethod
    def in_force(arrangement):
        start = arrangement.findtext("{*}datumInwerkingtreding") or ""
        end = arrangement.findtext("{*}datumUitwerkingtreding") or "9999"
        return start <= DAY < end

    @staticmethod
    def key(member):
        tooi = member.xpath("string(@*[local-name()='resourceIdentifierTOOI'])").rpartition("/")[2]
        return tooi or f"roo:{member.xpath('string(@*[local-name()=$n])', n='systeemId')}"

    def by_government(self):
        counts = defaultdict(int)
        for members in self.members:
            for key in set(members):
                counts[key] += 1
        return dict(counts)

    def in_province(self, codes):
        return sum(not codes.isdisjoint(members) for members in self.members)


@pytest.fixture(scope="module")
def tally(national_register):
    return Tally(national_register)


@pytest.fixture(scope="module")
def municipalities(national_register):
    """Return the codes of the municipalities that exist per province, from the list beside the register."""
    file = national_register.parents[1] / "gemeente_provincie.csv"
    if not file.exists():
        pytest.skip("gemeente_provincie.csv staat niet naast het register")
    codes = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            codes[row["provincie"]].add(row["gemeentecode"].lower())
    return codes


@pytest.mark.register
@pytest.mark.django_db
class TestNation:
    def test_keys_are_there_and_codes_are_those_stored(self, imported_register, tally):
        found = figures()
        assert KEYS <= found.keys()
        assert found["by_form"].keys() <= set(Form.values)
        assert found["by_obligation"].keys() <= set(Obligation.values)

    def test_nation_is_counted(self, imported_register, tally):
        found = figures()
        assert (found["partnerships"], found["memberships"], found["parties"]) == (451, 3551, 560)
        assert found["by_form"] == {"OL": 283, "BVO": 64, "GO": 23, "RZM": 81}
        assert sum(found["by_obligation"].values()) == 451
        assert found["memberships_of_ended_parties"] == 18

    def test_every_party_is_counted_as_the_file_lists_it(self, imported_register, tally):
        assert figures()["by_government"] == tally.by_government()

    def test_figures_on_an_earlier_day_are_those_of_that_day(self, imported_register, tally):
        assert figures("--peildatum", "2015-01-01")["peildatum"] == "2015-01-01"
        assert figures("--peildatum", "2015-01-01")["partnerships"] != 451


@pytest.mark.register
@pytest.mark.django_db
class TestProvinces:
    def test_utrecht_takes_part_in_forty_one(self, imported_register, tally, municipalities):
        found = figures("--province", "utrecht")
        assert found["partnerships"] == tally.in_province(municipalities["Utrecht"]) == 41
        assert sum(found["by_form"].values()) == 41

    def test_every_province_is_counted_as_the_file_lists_it(self, imported_register, tally, municipalities):
        assert len(municipalities) == 12
        counted = {name: figures("--province", name)["partnerships"] for name in municipalities}
        assert counted == {name: tally.in_province(codes) for name, codes in municipalities.items()}

    def test_province_counts_all_members_of_its_partnerships(self, imported_register, tally, municipalities):
        inside = [members for members in tally.members if not municipalities["Zeeland"].isdisjoint(members)]
        found = figures("--province", "Zeeland")
        assert found["memberships"] == sum(map(len, inside))
        assert found["parties"] == len({key for members in inside for key in members})

    def test_unknown_province_is_refused_with_the_known_ones(self, imported_register):
        with pytest.raises(CommandError, match="Bekend zijn: .*Utrecht") as refused:
            figures("--province", "Holland")
        assert refused.value.returncode == 2


@pytest.mark.django_db
class TestWithoutRegister:
    def test_nothing_is_counted_and_every_key_is_there(self):
        found = figures()
        assert KEYS <= found.keys()
        assert found["partnerships"] == 0

    def test_bad_day_is_refused_in_one_sentence(self):
        with pytest.raises(CommandError, match="is geen datum") as refused:
            figures("--peildatum", "gisteren")
        assert refused.value.returncode == 2

    def test_people_read_the_same_numbers_as_lines(self, bring):
        bring(region())
        out = StringIO()
        call_command("figures", stdout=out)
        assert "partnerships: 1\n" in out.getvalue()
        assert "by_form:\n  OL: 1\n" in out.getvalue()
