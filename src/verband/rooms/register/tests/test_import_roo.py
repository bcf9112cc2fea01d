import gzip
from collections import Counter
from email.message import Message
from io import BytesIO, StringIO
from urllib.error import HTTPError, URLError

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from verband.rooms.history.models import Event
from verband.rooms.register.management.commands import import_roo
from verband.rooms.register.models import (
    AreaMember,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    Succession,
)
from verband.rooms.register.tests.small_exports import (
    BODY,
    GOVERNMENTS,
    HOUTEN,
    ZEIST,
    arrangement,
    everything,
    export,
    member,
    organisation,
    region,
)

pytestmark = pytest.mark.django_db
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<p:overheidsorganisaties xmlns:p="x">&b;</p:overheidsorganisaties>"""


def refusal(*arguments):
    """Return the sentence of a refused import, after making sure that nothing was changed."""
    before = everything()
    with pytest.raises(CommandError) as refused:
        call_command("import_roo", *arguments, stdout=StringIO())
    assert refused.value.returncode == 2
    assert everything() == before
    assert len(str(refused.value).splitlines()) == 1
    return str(refused.value)


def test_organisations_become_parties_with_their_kind_code_and_place_in_a_province(bring):
    bring(region())
    houten = Party.objects.get(tooi="gm0321")
    assert (houten.kind, houten.name, houten.register_id) == ("municipality", "Gemeente Houten", "1")
    assert houten.search_text == " gemeente houten"
    assert AreaMember.objects.get(party=houten).area.code == "PV26"
    assert Party.objects.get(register_id="3").kind == "joint-body"


def test_seats_are_kept_per_group_and_a_group_without_a_number_is_told_of(bring):
    council = (
        "<p:raad><p:totaalZetels>29</p:totaalZetels><p:partijen>"
        "<p:partij><p:naam>Dorp</p:naam><p:aantalZetels>20</p:aantalZetels></p:partij>"
        "<p:partij><p:naam>Lijst</p:naam></p:partij></p:partijen></p:raad>"
    )
    party = organisation(1, "Gemeente Houten", "gm0321", inside=council)
    said = bring(export(party, ZEIST, arrangement(100, "GR", member(1), member(2))))
    houten = Party.objects.get(tooi="gm0321")
    assert houten.council_seats == 29
    assert list(houten.groups.values_list("name", "seats")) == [("Dorp", 20)]
    assert "Let op: Gemeente Houten heeft een fractie zonder aantal zetels" in said


def test_versions_that_follow_each_other_are_one_partnership(bring):
    first = arrangement(
        100, "GR Brandweer", member(1), ends="2020-01-01", after=101, form='"Regeling zonder meer"'
    )
    second = arrangement(101, "GR Vuurwacht", member(1), member(2), starts="2020-01-01", before=100)
    bring(export(*GOVERNMENTS, first, second))
    partnership = Partnership.objects.get()
    assert (partnership.register_id, partnership.leading_source) == ("100", "roo")
    versions = partnership.versions.values_list("number", "name", "form", "valid_to")
    assert [row[:3] for row in versions] == [(1, "GR Brandweer", "RZM"), (2, "GR Vuurwacht", "OL")]
    periods = Membership.objects.order_by("valid_from").values_list("party__register_id", "valid_from")
    assert [(number, day.year) for number, day in periods] == [("1", 2015), ("2", 2020)]


def test_records_with_one_title_stay_apart(bring):
    bring(export(*GOVERNMENTS, arrangement(100, "GR", member(1)), arrangement(101, "GR", member(2))))
    assert Partnership.objects.count() == 2


def test_texts_are_read_for_task_and_duty_and_the_body_counts_for_search(bring):
    body = '<p:regionaalSamenwerkingsorgaan p:systeemId="3">Vuurwacht</p:regionaalSamenwerkingsorgaan>'
    fire = arrangement(100, "Gemeenschappelijke regeling Veiligheidsregio Lek", member(1), inside=body)
    bring(export(*GOVERNMENTS, fire))
    version = PartnershipVersion.objects.get()
    assert [found.kind for found in version.task_kinds.all()] == ["veiligheid"]
    assert version.obligation == "statutory-fixed"
    assert " vuurwacht" in version.search_text


def test_whoever_is_named_by_code_alone_is_the_organisation_with_that_code(bring):
    bring(export(*GOVERNMENTS, arrangement(100, "GR", member("", "Houten", tooi="gm0321"))))
    assert Membership.objects.get().party.register_id == "1"
    assert Party.objects.count() == 3


def test_whoever_has_no_record_of_its_own_becomes_a_party(bring):
    named, coded = member("", "Stadt Kleve"), member("", "Gemeente Bunnik", tooi="gm0312")
    bring(export(*GOVERNMENTS, arrangement(100, "GR", named, coded)))
    parties = Membership.objects.order_by("party__name").values_list(
        "party__name", "party__kind", "party__tooi"
    )
    assert list(parties) == [("Gemeente Bunnik", "municipality", "gm0312"), ("Stadt Kleve", "other", "")]


def test_abolished_municipality_is_tied_to_its_successor(bring):
    vianen, vijf = organisation(4, "Vianen", "gm0620"), organisation(5, "Vijfheerenlanden", "gm1961")
    bring(export(vianen, vijf, arrangement(100, "GR", member(4))))
    assert str(Succession.objects.get()) == "Vianen → Vijfheerenlanden"


def test_every_new_record_has_one_event_with_what_it_became(bring):
    bring(region())
    events = Counter(Event.objects.values_list("object_kind", flat=True))
    assert events == {"area": 12, "party": 3, "partnership": 1, "version": 1, "membership": 2}
    assert set(Event.objects.values_list("deed", flat=True)) == {"create"}
    made = Event.objects.get(object_kind="version")
    assert made.before is None
    assert made.after["name"] == made.label == "GR Vuurwacht"
    assert made.batch == ImportRun.objects.get().batch
    assert made.reason == "ingelezen uit exportOO.xml"


def test_packed_and_renamed_files_are_read_all_the_same(bring):
    bring(region())
    before = everything()["register_sourcerecord"]
    other_name = region().replace(b"export/2.6.9", b"export/3.0.0")
    assert "versies: 1 ongewijzigd" in bring(gzip.compress(other_name), name="nieuw.xml.gz")
    assert everything()["register_sourcerecord"] == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is leeg"),
        (gzip.compress(region())[:-20], "niet volledig"),
        (region()[:-30], "niet volledig"),
        (b"<rss><channel/></rss>", "begint met het element <rss>"),
        (BOMB, "DOCTYPE"),
        (b"<!DOCTYPE html><html><body></body></html>", "webpagina"),
        (b"\x1f\x8b\x08 geen gz", "(gz)"),
        (b"gewone tekst", "geen XML"),
        (export(*GOVERNMENTS), "geen enkele gemeenschappelijke regeling"),
        (region().replace(b'systeemId="3"', b'systeemId="3x"'), "nummer van het register"),
    ],
)
def test_wrong_file_is_refused_in_one_sentence(bring, tmp_path, content, told):
    bring(region())
    file = tmp_path / "fout.xml"
    file.write_bytes(content)
    assert told in refusal(str(file))


def test_bad_date_is_told_of_and_counts_as_unknown(bring):
    said = bring(region(starts="morgen"))
    assert """heeft bij 'datumInwerkingtreding' de waarde "morgen", wat geen datum""" in said
    assert "de waarde geldt als onbekend" in said
    assert PartnershipVersion.objects.get().valid_from is None
    assert Membership.objects.filter(valid_from=None).count() == 2


def test_organisation_that_stands_twice_is_one_party(bring):
    said = bring(export(*GOVERNMENTS, HOUTEN, arrangement(100, "GR", member(1))))
    assert "Let op" not in said
    assert Party.objects.count() == 3


def test_organisation_that_stands_twice_with_other_values_is_told_of(bring):
    other = organisation(1, "Gemeente Haauten", "gm0321")
    said = bring(export(*GOVERNMENTS, other, arrangement(100, "GR", member(1))))
    assert '(naam "Gemeente Houten" tegenover "Gemeente Haauten"); de eerste vermelding telt.' in said
    assert Party.objects.get(register_id="1").name == "Gemeente Houten"


def test_twenty_findings_are_shown_and_all_of_them_written_to_a_file(bring, tmp_path):
    doubled = [arrangement(100 + n, f"GR {n}", member(1), member(1)) for n in range(23)]
    content, file = export(*GOVERNMENTS, *doubled), tmp_path / "bevindingen.txt"
    said = bring(content, "--dry-run")
    assert said.count("Let op: ") == 20
    assert "en nog 3; alles met --findings BESTAND\n" in said
    said = bring(content, "--findings", str(file))
    assert "23 bevindingen geschreven naar" in said
    assert "en nog" not in said
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 23
    assert "staat twee keer in regeling 122" in lines[-1]


def test_findings_that_cannot_be_written_stop_the_import(bring, tmp_path):
    file = tmp_path / "exportOO.xml"
    file.write_bytes(region())
    assert "is niet te schrijven" in refusal(str(file), "--findings", str(tmp_path / "weg" / "lijst.txt"))


def test_missing_file_and_folder_are_refused_by_name(tmp_path):
    assert "bestaat niet" in refusal(str(tmp_path / "weg.xml"))
    assert "is een map" in refusal(str(tmp_path))


def test_two_organisations_with_one_code_are_refused(tmp_path):
    file = tmp_path / "dubbel.xml"
    file.write_bytes(export(HOUTEN, organisation(9, "Houten 2", "gm0321"), arrangement(100, "GR", member(1))))
    assert "dezelfde TOOI-code als organisatie 1" in refusal(str(file))


def test_text_that_is_too_long_is_refused_by_field(tmp_path):
    file = tmp_path / "lang.xml"
    file.write_bytes(export(*GOVERNMENTS, arrangement(100, "x" * 1025, member(1))))
    assert "te lang voor het veld naam van versies" in refusal(str(file))


def test_great_loss_is_refused_until_a_person_insists(bring, tmp_path):
    bring(export(*GOVERNMENTS, *(arrangement(100 + n, f"GR {n}", member(1)) for n in range(10))))
    file = tmp_path / "half.xml"
    file.write_bytes(export(*GOVERNMENTS, *(arrangement(100 + n, f"GR {n}", member(1)) for n in range(9))))
    assert "ontbreken 1 van de 10 samenwerkingsverbanden" in refusal(str(file))
    assert "deelnames: 9 ongewijzigd, 1 beëindigd" in bring(file.read_bytes(), "--force")
    assert PartnershipVersion.objects.get(name="GR 9").valid_to.isoformat() == "2026-05-16"


def test_dry_run_tells_what_would_change_by_name_and_changes_nothing(bring):
    first = [arrangement(100 + n, f"GR {n}", member(1)) for n in range(40)]
    bring(export(HOUTEN, ZEIST, BODY, *first))
    PartnershipVersion.objects.filter(name="GR 1").update(purpose="eigen doel")
    changed = arrangement(101, "GR 1", member(1), inside="<p:doel>ander doel</p:doel>")
    renamed = arrangement(102, "GR twee", member(1))
    before = everything()
    new = arrangement(200, "GR nieuw", member(2))
    said = bring(export(HOUTEN, ZEIST, BODY, first[0], changed, renamed, *first[3:39], new), "--dry-run")
    assert everything() == before
    assert "versies: 1 nieuw, 1 gewijzigd, 37 ongewijzigd, 1 beëindigd, 1 verschil" in said
    for line in ("GR nieuw", "Partij 2 in GR nieuw", "GR twee (naam)", "GR 39", "GR 1 (doel)"):
        assert f"  - {line}\n" in said
    assert "niets gewijzigd" in said


def test_same_file_again_changes_nothing_at_all(bring):
    bring(region())
    before = everything()
    assert "is al verwerkt" in bring(region())
    assert everything() == before


def test_newer_file_that_says_the_same_only_moves_the_day(bring):
    bring(region())
    before = everything()
    bring(region().replace(b"2026-05-16", b"2026-06-16"))
    after = everything()
    assert ImportRun.objects.latest("id").stand_on.isoformat() == "2026-06-16"
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"register_importrun", "register_keptbooks"}


def test_older_file_is_told_of(bring):
    bring(region())
    said = bring(region().replace(b"2026-05-16", b"2025-05-16"))
    assert "Let op: dit bestand is van 16 mei 2025, ouder dan de stand van 16 mei 2026" in said


class Answer(BytesIO):
    """What a server sends, with the length it promised."""

    def __init__(self, content, promised=None) -> None:
        super().__init__(content)
        self.headers = {"Content-Length": str(promised or len(content))}


def test_address_is_fetched_whole_before_anything_is_compared(monkeypatch):
    monkeypatch.setattr(import_roo, "urlopen", lambda *_, **__: Answer(region()))
    call_command("import_roo", "https://register.test/exportOO.xml", stdout=StringIO())
    assert ImportRun.objects.get().file_name == "exportOO.xml"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (URLError("onbekend"), "de server is niet bereikbaar"),
        (URLError(TimeoutError()), "niet binnen 60 seconden"),
        (TimeoutError(), "niet binnen 60 seconden"),
        (HTTPError("https://register.test", 404, "", Message(), None), "code 404"),
        (ValueError("poort"), "het adres klopt niet"),
        (Answer(region(), promised=10_000_000), "brak af na"),
    ],
)
def test_address_that_gives_nothing_is_refused_in_one_sentence(monkeypatch, answer, told):
    def fetch(*_, **__):
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(import_roo, "urlopen", fetch)
    assert told in refusal("https://register.test/exportOO.xml")


def test_endless_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(import_roo, "MOST_BYTES", 1000)
    monkeypatch.setattr(import_roo, "urlopen", lambda *_, **__: Answer(region()))
    assert "groter dan 1 GB" in refusal("https://register.test/exportOO.xml")


def test_database_that_is_not_ready_is_told_of_in_one_sentence(monkeypatch, tmp_path):
    def fail(*_, **__):
        message = "no such table"
        raise OperationalError(message)

    file = tmp_path / "goed.xml"
    file.write_bytes(region())
    monkeypatch.setattr("verband.rooms.register.management.base.compare", fail)
    with pytest.raises(CommandError, match="verband migrate"):
        call_command("import_roo", str(file), stdout=StringIO())
