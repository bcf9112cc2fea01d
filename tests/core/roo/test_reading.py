import gzip
import tracemalloc
from dataclasses import fields
from datetime import date

import pytest

from verband.core.roo import arrangements, organisations
from verband.core.roo.errors import ExportError
from verband.core.roo.keeping import ALWAYS_TOLERATED, MOST_IN_A_RECORD
from verband.core.roo.reading import RECORD_LIMIT
from verband.core.roo.records import Arrangement, Organisation

from .cases import NAMESPACE, TWO_PARTNERS, arrangement, export, organisation, participant, read


def sentence(content, **options: object):
    with pytest.raises(ExportError) as caught:
        read(content, **options)
    text = str(caught.value)
    assert text.endswith(".")
    assert ". " not in text
    assert "\n" not in text
    return text


def test_an_export_is_read_whole():
    result = read(TWO_PARTNERS)
    assert result.stand_on == date(2026, 5, 16)
    assert [item.register_id for item in result.organisations] == ["1", "2"]
    assert [item.name for item in result.arrangements[0].participants] == [
        "Gemeente Eikdorp",
        "Waterschap Ée & Aa",
    ]


def test_a_packed_export_reads_the_same():
    assert read(gzip.compress(TWO_PARTNERS)) == read(TWO_PARTNERS)


@pytest.mark.parametrize("namespace", ["urn:renamed", NAMESPACE.replace("2.6.9", "3.0.0")])
def test_a_renamed_namespace_reads_the_same(namespace):
    assert read(TWO_PARTNERS.replace(NAMESPACE.encode(), namespace.encode())) == read(TWO_PARTNERS)


def test_an_absent_namespace_reads_the_same():
    plain = TWO_PARTNERS.replace(f' xmlns:p="{NAMESPACE}"'.encode(), b"").replace(b"p:", b"")
    assert read(plain) == read(TWO_PARTNERS)


def test_comments_inside_a_value_lose_nothing():
    assert read(TWO_PARTNERS.replace(b"GR Vuurwacht", b"GR Vuur<!-- x --><?y?>wacht")) == read(TWO_PARTNERS)


def test_progress_ends_at_one_without_a_size_too():
    shares = []
    read(TWO_PARTNERS, progress=shares.append)
    read(TWO_PARTNERS, size=len(TWO_PARTNERS), progress=shares.append)
    assert shares[-1] == 1
    assert shares == sorted(shares)


def test_an_export_cut_short_names_the_line():
    cut = TWO_PARTNERS[: TWO_PARTNERS.index(b"Waterschap", TWO_PARTNERS.index(b"regeling"))]
    assert "houdt op regel 4 plotseling op" in sentence(cut)


def test_a_packed_export_cut_short_names_the_line():
    assert "plotseling op" in sentence(gzip.compress(TWO_PARTNERS)[:-20])


def test_an_export_with_wrong_tags_names_the_line():
    assert "vanaf regel 4 geen geldige XML" in sentence(TWO_PARTNERS.replace(b"</p:titel>", b"</p:title>"))


def test_letters_in_another_encoding_name_the_line():
    assert "vanaf regel 3" in sentence(TWO_PARTNERS.decode().encode("cp1252"))


def test_an_unknown_entity_is_refused():
    assert "vanaf regel 4" in sentence(TWO_PARTNERS.replace(b"GR Vuurwacht", b"GR &onbekend;"))


def test_an_export_without_arrangements_is_refused():
    assert "geen enkele gemeenschappelijke regeling" in sentence(export(organisations=[organisation()]))


def test_deep_nesting_is_refused():
    assert "geen geldige XML" in sentence(export("<p:a>" * 100_000))


def test_an_endless_stretch_without_records_is_refused():
    assert "zonder een volledige regeling" in sentence(export("<p:a/>" * (RECORD_LIMIT // 5)))


def test_an_export_that_unpacks_too_large_is_refused():
    assert "groter dan" in sentence(gzip.compress(TWO_PARTNERS + b" " * (2 << 20)), limit=1 << 20)


JOINED_ONCE = "<p:toetredingsDatum>ooit</p:toetredingsDatum>"
BAD_RECORDS = [
    (arrangement("12", "GR Eik", participants=[participant("1x")]), ["Regeling 12", "systeemId", "1x"]),
    (
        arrangement("12", "GR Eik", participants=["<p:deelnemendeOrganisatie/>"]),
        ["Regeling 12", "deelnemendeOrganisatie", "naam"],
    ),
    (arrangement("", "GR Eik"), ["Regeling", "GR Eik", "geen systeemId"]),
    (
        arrangement("12", participants=[participant(inside=JOINED_ONCE)] * (MOST_IN_A_RECORD + 1)),
        ["Regeling 12", f"meer dan {MOST_IN_A_RECORD} waarden"],
    ),
]


@pytest.mark.parametrize(("content", "words"), BAD_RECORDS)
def test_a_record_that_cannot_be_read_is_named(content, words):
    text = sentence(export(content))
    assert [word for word in words if word not in text] == []


BAD_VALUES = [
    (
        arrangement("12", "GR Eik", starts="2020-13-01"),
        ["Regeling 12", "GR Eik", "regel 4", "datumInwerkingtreding", '"2020-13-01"', "onbekend"],
    ),
    (
        arrangement("12", "GR Eik", participants=[participant(inside=JOINED_ONCE)]),
        ["Regeling 12", "toetredingsDatum", '"ooit"'],
    ),
    (
        arrangement(
            "12", "GR Eik", participants=[participant(inside="<p:verdeelsleutel>half</p:verdeelsleutel>")]
        ),
        ["Regeling 12", "verdeelsleutel", '"half"', "12,5"],
    ),
]


@pytest.mark.parametrize(("content", "words"), BAD_VALUES)
def test_a_value_that_cannot_be_read_is_told_of_and_counts_as_unknown(content, words):
    found = read(export(content))
    [finding] = found.findings
    assert [word for word in words if word not in finding.sentence] == []
    assert [one.title for one in found.arrangements] == ["GR Eik"]


def test_all_but_the_bad_value_of_a_record_is_kept():
    inside = JOINED_ONCE + "<p:verdeelsleutel>12,5</p:verdeelsleutel>"
    bad = arrangement("12", "GR Eik", starts="gisteren", participants=[participant(inside=inside)])
    found = read(export(bad))
    [kept] = found.arrangements
    assert (kept.starts, kept.participants[0].joined, str(kept.participants[0].cost_key)) == (
        None,
        None,
        "12.5",
    )
    assert len(found.findings) == 2


def test_the_same_record_again_is_one_record():
    found = read(export(arrangement("12") + arrangement("12"), organisations=[organisation("7", "Eik")] * 2))
    assert (len(found.arrangements), len(found.organisations), found.findings) == (1, 1, ())


def test_an_organisation_listed_again_within_another_is_one_organisation():
    inner = f"<p:organisaties>{organisation('7', 'Eik')}</p:organisaties>"
    found = read(
        export(
            arrangement(), organisations=[organisation("7", "Eik"), organisation("8", "Beuk", inside=inner)]
        )
    )
    assert [one.name for one in found.organisations] == ["Eik", "Beuk"]
    assert found.findings == ()


def test_an_organisation_right_within_another_leaves_the_outer_one_whole():
    found = read(
        export(arrangement(), organisations=[organisation("8", "Beuk", inside=organisation("7", "Eik"))])
    )
    assert [(one.register_id, one.name, one.parent) for one in found.organisations] == [
        ("7", "Eik", "8"),
        ("8", "Beuk", ""),
    ]


def test_a_record_again_with_other_values_is_told_of_and_the_first_counts():
    repeated = export(
        arrangement("12", "GR Beuk") + arrangement("12", "GR Eik", participants=[participant()]),
        organisations=[organisation("7", "Eik"), organisation("7", "Beuk")],
    )
    found = read(repeated)
    assert (found.organisations[0].name, found.arrangements[0].title) == ("Eik", "GR Beuk")
    of_organisation, of_arrangement = (finding.sentence for finding in found.findings)
    assert of_organisation.startswith('Organisatie 7 ("Beuk", regel ')
    assert '(naam "Eik" tegenover "Beuk")' in of_organisation
    assert '(titel "GR Beuk" tegenover "GR Eik"; deelnemendeOrganisaties)' in of_arrangement
    assert "de eerste vermelding telt" in of_arrangement


def test_a_value_that_one_of_two_leaves_out_is_called_empty():
    twice = arrangement("12", starts="2020-01-01") + arrangement("12", starts="")
    [finding] = read(export(twice)).findings
    assert '(datumInwerkingtreding "2020-01-01" tegenover leeg)' in finding.sentence


def test_slips_in_a_few_records_are_tolerated_and_in_many_are_not():
    def bad(number):
        return "".join(arrangement(str(at), starts="ooit") for at in range(1, number + 1))

    assert len(read(export(bad(ALWAYS_TOLERATED))).findings) == ALWAYS_TOLERATED
    text = sentence(export(bad(ALWAYS_TOLERATED + 1)))
    assert f"{ALWAYS_TOLERATED + 1} records" in text
    assert "datumInwerkingtreding" in text


def test_every_field_of_a_record_has_the_name_that_the_export_gives_it():
    for kind, tags in ((Organisation, organisations.TAGS), (Arrangement, arrangements.TAGS)):
        named = {field.name for field in fields(kind)} - {"register_id", "line", "parent"}
        assert tags.keys() == named


def test_an_organisation_and_an_arrangement_may_share_an_id():
    assert read(export(arrangement("7"), organisations=[organisation("7")])).arrangements


def test_a_bad_number_of_inhabitants_is_named():
    inside = "<p:geografie><p:aantalInwoners>veel</p:aantalInwoners></p:geografie>"
    [finding] = read(export(arrangement(), organisations=[organisation("7", inside=inside)])).findings
    assert "aantalInwoners" in finding.sentence


def test_a_long_name_is_cut_in_the_sentence():
    [finding] = read(export(arrangement("12", "E" * 5000, starts="x" * 5000))).findings
    assert len(finding.sentence) < 400


def test_records_read_take_no_room_in_the_tree():
    many = export(*(arrangement(str(number), "GR " + "x" * 2000) for number in range(1, 2000)))
    tracemalloc.start()
    read(many)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(many)
