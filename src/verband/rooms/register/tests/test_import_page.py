"""A file is read in behind a page: uploaded, compared, looked at, confirmed, and brought in once."""

import gzip
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services import uploads
from verband.rooms.jobs.services.keeping import upload_file
from verband.rooms.jobs.tests.working import carry_out_next
from verband.rooms.register.choices import Source
from verband.rooms.register.forms import imports as forms
from verband.rooms.register.models import Boundary, ImportRun, Membership, Partnership
from verband.rooms.register.tasks import CHANGED_MEANWHILE, NO_LONGER_MAY, NOT_CONFIRMED
from verband.rooms.register.tests.cast import Cast, window
from verband.rooms.register.tests.factories import partnership, party
from verband.rooms.register.tests.lists import everything
from verband.rooms.register.tests.pages import addresses, text_of
from verband.rooms.register.tests.small_exports import GOVERNMENTS, export
from verband.rooms.register.tests.small_exports import region as small_export

PAGE = reverse("register:imports")
LIST = "Samenwerkingsverband;Deelnemer\nSportbeleid Eemkust;Gemeente Houten\n"


@pytest.fixture
def team(cast: Cast, settings, tmp_path):
    """Let the programme team sit at the page, with files in a folder of the test."""
    settings.DATA = tmp_path
    return window(cast.programmateam)


def upload(client, content, kind="register", name="exportOO.xml", **values):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(PAGE, {"kind": kind, "file": SimpleUploadedFile(name, content), **values})


def compared(client, content, *arguments, **values) -> Run:
    """Upload a file, let the worker compare it, and return that run."""
    answer = upload(client, content, *arguments, **values)
    assert answer.status_code == 302, text_of(answer)
    return carry_out_next()


def page_of(client, run):
    return client.get(reverse("register:import", args=[run.public_id]))


def confirm(client, run, **values) -> Run:
    answer = client.post(reverse("register:apply-import", args=[run.public_id]), values)
    assert answer.status_code == 302, text_of(answer)
    return carry_out_next()


def test_comparing_shows_names_and_changes_nothing(team):
    before = everything()
    run = compared(team, small_export())
    assert run.state == RunState.DONE, run.failure
    said = text_of(page_of(team, run))
    assert "Dit zou er veranderen. Er is nog niets verwerkt." in said
    assert "GR Vuurwacht" in said
    assert everything() == before
    text = team.get(reverse("jobs:result", args=[run.public_id]))
    assert b"- GR Vuurwacht\r\n" in b"".join(text.streaming_content)


def test_confirming_brings_in_what_was_shown_in_the_name_of_who_confirmed(team, cast):
    run = confirm(team, compared(team, gzip.compress(small_export()), name="exportOO.xml.gz"))
    assert run.state == RunState.DONE, run.failure
    assert Partnership.objects.filter(versions__name="GR Vuurwacht").exists()
    assert ImportRun.objects.get(source=Source.REGISTER, file_name="exportOO.xml.gz")
    assert "Verwerkt: exportOO.xml.gz" in text_of(page_of(team, run))


def test_confirming_twice_brings_it_in_once(team):
    comparison = compared(team, small_export())
    run = confirm(team, comparison)
    after, runs = everything(), Run.objects.count()
    again = team.post(reverse("register:apply-import", args=[comparison.public_id]))
    assert again.url == reverse("jobs:run", args=[run.public_id])
    assert (Run.objects.count(), everything()) == (runs, after)


def test_a_comparison_that_was_brought_in_says_so_and_offers_it_no_more(team):
    comparison = compared(team, small_export())
    run = confirm(team, comparison)
    page = page_of(team, comparison)
    said = text_of(page)
    assert "Dit is verwerkt" in said
    assert "Er is nog niets verwerkt" not in said
    assert reverse("jobs:run", args=[run.public_id]) in addresses(page)
    assert reverse("register:apply-import", args=[comparison.public_id]) not in page.content.decode()


def test_a_comparison_that_is_being_brought_in_says_so(team):
    comparison = compared(team, small_export())
    team.post(reverse("register:apply-import", args=[comparison.public_id]))
    said = text_of(page_of(team, comparison))
    assert "Dit wordt nu verwerkt" in said
    assert "Er is nog niets verwerkt" not in said


def test_a_comparison_that_could_not_be_brought_in_may_be_confirmed_again(team):
    comparison = compared(team, small_export(goal="Samen oefenen."))
    confirm(team, compared(team, small_export()))
    assert confirm(team, comparison).state == RunState.FAILED
    page = page_of(team, comparison)
    assert reverse("register:apply-import", args=[comparison.public_id]) in page.content.decode()


def test_looking_at_an_outcome_takes_its_news_off_the_pages(team):
    run = compared(team, small_export())
    assert "Klaar: Vergelijken: exportOO.xml." in text_of(team.get(PAGE))
    page_of(team, run)
    assert "Klaar:" not in text_of(team.get(PAGE))


def test_file_that_is_in_already_has_nothing_to_confirm(team):
    confirm(team, compared(team, small_export()))
    again = compared(team, small_export())
    page = page_of(team, again)
    assert "er is niets te wijzigen" in text_of(page)
    assert reverse("register:apply-import", args=[again.public_id]) not in page.content.decode()


def test_plan_that_would_do_something_else_by_now_is_refused(team):
    comparison = compared(team, small_export(goal="Samen oefenen."))
    confirm(team, compared(team, small_export()))
    after = everything()
    run = confirm(team, comparison)
    assert (run.state, run.failure) == (RunState.FAILED, CHANGED_MEANWHILE)
    assert everything() == after


def test_change_elsewhere_does_not_make_a_plan_stale(team):
    comparison = compared(team, small_export())
    partnership("Iets heel anders")
    assert confirm(team, comparison).state == RunState.DONE


def test_great_loss_must_be_confirmed(team):
    confirm(team, compared(team, export(*GOVERNMENTS, *_many(30))))
    less = compared(team, export(*GOVERNMENTS, *_many(3)))
    page = page_of(team, less)
    assert "meer dan 5 %" in text_of(page)
    assert "--" not in text_of(page)
    address = reverse("register:apply-import", args=[less.public_id])
    assert team.post(address).status_code == 422
    assert confirm(team, less, anyway="on").state == RunState.DONE


def test_great_loss_that_slips_past_the_form_is_refused_by_the_work(team, monkeypatch):
    confirm(team, compared(team, export(*GOVERNMENTS, *_many(30))))
    less = compared(team, export(*GOVERNMENTS, *_many(3)))
    Run.objects.filter(pk=less.pk).update(told=less.told | {"loss": ""})
    run = confirm(team, less)
    assert (run.state, run.failure) == (RunState.FAILED, NOT_CONFIRMED)


def _many(number):
    from verband.rooms.register.tests.small_exports import arrangement, member

    return [arrangement(100 + n, f"GR {n}", member(1), member(2)) for n in range(number)]


def test_list_of_memberships_is_read_in(team):
    comparison = compared(team, LIST, "memberships", "sport.csv")
    said = text_of(page_of(team, comparison))
    assert "Zo is de lijst gelezen" in said
    run = confirm(team, comparison)
    assert run.state == RunState.DONE, run.failure
    assert Membership.objects.filter(source=Source.LIST).count() == 1


def test_doubtful_name_is_chosen_on_the_page(team, region):
    party("Gemeente Bergen (L)", tooi="gm0893")
    party("Gemeente Bergen (NH)", tooi="gm0373")
    doubtful = compared(
        team, "Samenwerkingsverband;Deelnemer\nSport;Gemeente Bergen\n", "memberships", "b.csv"
    )
    said = text_of(page_of(team, doubtful))
    assert "1 regel is niet zeker" in said
    assert "Gemeente Bergen (L)" in said
    again = reverse("register:compare-again", args=[doubtful.public_id])
    team.post(again, {"choice_0": "gm0893"})
    certain = carry_out_next()
    assert "refused" not in certain.told, certain.told
    assert confirm(team, certain).state == RunState.DONE
    assert Membership.objects.get(source=Source.LIST).party.tooi == "gm0893"


def test_name_that_looks_like_another_may_be_new_and_may_be_something_else(team, region):
    name = "Veiligheidsregio Lekstrom"
    partnership("Veiligheidsregio Lekstroom")
    doubtful = compared(
        team, f"Samenwerkingsverband;Deelnemer\n{name};Gemeente Houten\n", "memberships", "v.csv"
    )
    again = reverse("register:compare-again", args=[doubtful.public_id])
    assert team.post(again, {"choice_0": forms.OTHER}).status_code == 422
    team.post(again, {"choice_0": "nieuw"})
    assert name in json.dumps(carry_out_next().told["names"])
    team.post(again, {"choice_0": forms.OTHER, "other_0": "Veiligheidsregio Lekstroom"})
    assert name not in json.dumps(carry_out_next().told.get("names"))


def test_column_is_chosen_on_the_page(team):
    content = "Naam 1;Naam 2\nGemeente Houten;Gemeente Nieuwegein\n"
    unclear = compared(team, content, "memberships", "k.csv")
    page = page_of(team, unclear)
    assert "Kolom met de overheid" in text_of(page)
    assert "--" not in unclear.told["refused"]
    again = reverse("register:compare-again", args=[unclear.public_id])
    team.post(again, {"government": "Naam 1", "partnership": "Naam 2", "list_name": "Kolommen"})
    assert carry_out_next().told["asked"]["government"] == "Naam 1"


def test_areas_and_boundaries_are_read_in(team):
    areas = compared(team, "Regio;Gemeenten\nLekland;Houten, Nieuwegein\n", "areas", "regio.csv")
    assert confirm(team, areas).state == RunState.DONE
    ring = [[5.1, 52.0], [5.2, 52.0], [5.2, 52.1], [5.1, 52.0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    feature = {"properties": {"statcode": "GM0321", "statnaam": "Houten"}, "geometry": shape}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    first = compared(team, content, "boundaries", "grenzen.geojson")
    assert "zijn niet ongedaan te maken. Bewaar het vorige bestand" in text_of(page_of(team, first))
    assert confirm(team, first).state == RunState.DONE
    assert Boundary.objects.get(tooi="gm0321").name == "Houten"
    assert "er is niets te wijzigen" in text_of(
        page_of(team, compared(team, content, "boundaries", "g.json"))
    )


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("register", b"", "leeg"),
        ("register", b"PK\x03\x04zip", "zipbestand"),
        ("register", b"een gewone tekst", "niet een export van het register"),
        ("boundaries", b"<xml/>", "niet een GeoJSON-bestand"),
        ("iets", b"<xml/>", "keuze"),
    ],
)
def test_file_that_is_plainly_wrong_is_refused_at_once(team, kind, content, said):
    answer = upload(team, content, kind)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Run.objects.exists()


def test_file_that_is_too_large_is_refused_at_once(team, monkeypatch):
    monkeypatch.setitem(forms.MOST_BYTES, "register", 1024**2)
    answer = upload(team, b"<" + b" " * 1024**2)
    assert (answer.status_code, "groter dan 1 MB" in text_of(answer)) == (422, True)


def test_request_past_the_limit_of_the_site_is_not_even_received(team, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_SENT", 1000)
    assert upload(team, b"<" + b" " * 2000).status_code == 400
    assert not Run.objects.exists()


BOMB = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>' + small_export()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        pytest.param("register", BOMB, id="doctype"),
        pytest.param("register", gzip.compress(b"<a>" + b" " * (20 << 20)), id="swollen"),
        pytest.param("register", gzip.compress(small_export())[:-20], id="cut-off"),
        pytest.param("register", b"<overheid/>", id="other-xml"),
        pytest.param("memberships", gzip.compress(LIST.encode()), id="compressed-list"),
        pytest.param("memberships", b"PK\x03\x04" + b"x" * 200, id="no-workbook"),
        pytest.param("areas", b"alleen een regel", id="one-line"),
        pytest.param("boundaries", b'{"type": "FeatureCollection", "features": []}', id="no-features"),
        pytest.param("boundaries", b"{" * 5000, id="deep-json"),
    ],
)
def test_file_that_is_hostile_or_broken_fails_with_one_sentence_and_changes_nothing(team, kind, content):
    before = everything()
    run = compared(team, content, kind, "bestand")
    assert run.state == RunState.FAILED
    assert run.failure.count(".") < 4
    assert "Er ging iets mis" not in run.failure
    assert everything() == before


def test_who_left_the_team_brings_nothing_in(team, cast):
    comparison = compared(team, small_export())
    answer = team.post(reverse("register:apply-import", args=[comparison.public_id]))
    assert answer.status_code == 302
    cast.programmateam.affiliations.all().delete()
    assert carry_out_next().failure == NO_LONGER_MAY


def test_upload_past_its_term_is_asked_for_again(team):
    comparison = compared(team, small_export())
    upload_file(comparison.told["asked"]["upload"]).unlink()
    assert "kies het bestand opnieuw" in confirm(team, comparison).failure


@pytest.mark.parametrize("name", ["ambtenaar", "griffier", "toezichthouder", "buitenstaander", "beheerder"])
def test_others_than_the_team_find_nothing_here(cast, team, name):
    comparison = compared(team, small_export())
    other = window(getattr(cast, name))
    assert other.get(PAGE).status_code == 404
    assert upload(other, small_export()).status_code == 404
    assert page_of(other, comparison).status_code == 404
    for deed in ("apply-import", "compare-again"):
        assert other.post(reverse(f"register:{deed}", args=[comparison.public_id])).status_code == 404


def test_colleague_of_another_team_does_not_see_my_file(cast, team, region):
    from verband.rooms.register.choices import AffiliationRole
    from verband.rooms.register.tests.cast import person

    comparison = compared(team, small_export())
    other = window(person("ander-team", AffiliationRole.TEAM, region.province))
    assert page_of(other, comparison).status_code == 404
    assert other.post(reverse("register:apply-import", args=[comparison.public_id])).status_code == 404


def test_run_of_another_kind_is_no_import(team, cast):
    from verband.rooms.jobs.services.starting import start
    from verband.rooms.jobs.tests import sample_tasks
    from verband.rooms.jobs.tests.working import NOW

    run = start(task=sample_tasks.refuse, title="x", by=cast.programmateam, arguments={}, at=NOW)
    carry_out_next()
    assert page_of(team, run).status_code == 404
