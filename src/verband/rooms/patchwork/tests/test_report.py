import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from lxml import html

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.tests.working import carry_out_next
from verband.rooms.patchwork.exports import report as exports
from verband.rooms.patchwork.tasks import ASKED_AT, NOT_FOR_YOU
from verband.rooms.register.models import Affiliation, Publication
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import text_of

PAGE, PDF = reverse("patchwork:report"), reverse("patchwork:report-pdf")
PART = {"provincie": "PV26"}


@pytest.fixture
def write(tmp_path):
    """Write the report to a file and return what the file holds."""

    def run(name="rapport.html", *arguments):
        out = StringIO()
        call_command("report", "--out", str(tmp_path / name), *arguments, stdout=out)
        assert out.getvalue().strip() == f"Geschreven: {tmp_path / name}"
        return (tmp_path / name).read_bytes()

    return run


def test_report_tells_counts_pictures_prompts_and_sources(client, region):
    said = text_of(client.get(PAGE, PART))
    for words in (
        "Samenwerkingsverbanden van kracht 3",
        "1 waarschijnlijk opgevolgd, weggelaten",
        "Wie neemt waaraan deel",
        "Gespreksaanleidingen",
        "Bronnen en grenzen",
        "niet het officiële register",
        "33",
    ):
        assert words in said


def test_report_counts_what_its_pictures_show(client, region):
    report = client.get(PAGE, PART).context["report"]
    assert report.counts["partnerships"] == len(report.matrix.columns) == 3
    assert report.counts["memberships"] == 11
    assert report.counts["parties"] == 5


def test_report_of_many_prompts_shows_a_hundred_and_counts_the_rest(client, region):
    for number in range(101):
        join(partnership(f"Dienst {number:03}", verified_on=date(2010, 1, 1)), region.houten)
    response = client.get(PAGE, PART)
    assert f"100 van {len(response.context['report'].prompts)} getoond." in text_of(response)


@pytest.mark.parametrize("name", ["rapport.txt", "rapport", "rapport.html.bak"])
def test_file_of_another_kind_is_refused_before_anything_is_made(region, tmp_path, name):
    with pytest.raises(CommandError, match=r"geen \.html of \.pdf; geef het rapport een naam") as refused:
        call_command("report", "--out", str(tmp_path / name))
    assert refused.value.returncode == 2
    assert not (tmp_path / name).exists()


def test_file_needs_nothing_beside_it(write, region):
    page = write("rapport.html", "--province", "Utrecht").decode()
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //link | //iframe | //object | //embed")
    assert not tree.xpath("//@src | //@srcset | //@data | //@background | //@action")
    assert not re.findall(r"@import|url\((?![\"']?data:)", page)
    assert not [name for name in tree.xpath("//@*/..") for key in name.attrib if key.startswith("on")]


def test_links_of_the_file_lead_somewhere_without_the_site(write, region):
    tree = html.fromstring(write().decode())
    ids = {f"#{name}" for name in tree.xpath("//@id")}
    dead = [link for link in tree.xpath("//@href") if link not in ids and not link.startswith("https://")]
    assert dead == []


def test_file_says_which_day_and_which_part(write, region):
    page = write("rapport.html", "--province", "pv26", "--peildatum", "2020-01-01").decode()
    said = " ".join(html.fromstring(page).xpath("//main")[0].text_content().split())
    assert "De provincie Utrecht. Stand op 1 januari 2020, volgens register 16 mei 2026" in said
    assert "vandaag" not in said.casefold()


def test_file_without_a_province_is_about_everything(write, neighbours):
    page = write().decode()
    assert "Heel het overzicht." in page
    assert "Afvaldienst Waal" in page


@pytest.mark.parametrize("name", ["rapport.pdf", "RAPPORT.PDF"])
def test_file_that_ends_on_pdf_is_one(write, region, name):
    assert write(name, "--province", "Utrecht").startswith(b"%PDF")


def test_site_makes_the_same_as_pdf_while_one_does_something_else(client, region, settings, tmp_path):
    settings.DATA = tmp_path
    asked = client.post(f"{PDF}?provincie=PV26")
    run = Run.objects.get()
    assert asked.url == reverse("jobs:run", args=[run.public_id])
    assert run.title == "Rapport als PDF: de provincie Utrecht"
    carry_out_next()
    answer = client.get(reverse("jobs:result", args=[run.public_id]))
    assert answer["Content-Type"] == "application/pdf"
    assert "samenwerking-in-beeld-pv26-2026-05-16.pdf" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_who_may_not_see_the_report_any_more_gets_no_pdf(client, region):
    client.post(PDF)
    Affiliation.objects.all().delete()
    run = carry_out_next()
    assert (run.state, run.failure) == (RunState.FAILED, NOT_FOR_YOU)


def test_who_may_not_see_the_report_any_more_fetches_no_pdf(client, region, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(exports, "report_pdf_bytes", str.encode)
    client.post(PDF)
    file = reverse("jobs:result", args=[carry_out_next().public_id])
    assert client.get(file).status_code == 200
    Affiliation.objects.all().delete()
    assert client.get(file).status_code == 404


def test_pdf_of_a_report_that_everyone_may_see_is_for_who_asked_it(
    client, region, today, settings, tmp_path, monkeypatch
):
    settings.DATA = tmp_path
    monkeypatch.setattr(exports, "report_pdf_bytes", str.encode)
    Publication.objects.create(page=ASKED_AT, valid_from=today)
    Affiliation.objects.all().delete()
    client.post(PDF)
    assert client.get(reverse("jobs:result", args=[carry_out_next().public_id])).status_code == 200


def test_a_second_click_leads_to_the_report_that_is_under_way(client, region):
    of_part = f"{PDF}?provincie=PV26"
    first, second = client.post(of_part), client.post(of_part)
    assert first.url == second.url
    assert client.post(PDF).url != first.url


def test_pdf_is_asked_for_and_never_fetched(client, region):
    assert client.get(PDF).status_code == 405
    assert not Run.objects.exists()


def test_report_of_an_empty_register_can_be_written(write, db):
    assert "Geen gevonden." in write().decode()
    assert write("leeg.pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--province", "Kaas"), "Provincie 'Kaas' is niet bekend. Bekend zijn: Utrecht."),
        (("--peildatum", "kaas"), "--peildatum 'kaas' is geen datum"),
        (("--out", "/bestaat/niet/rapport.html"), "is niet te schrijven"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(write, region, arguments, said):
    with pytest.raises(CommandError, match=re.escape(said)) as refusal:
        write("rapport.html", *arguments)
    assert refusal.value.returncode == 2
    assert "\n" not in str(refusal.value)


def test_missing_style_says_what_to_do(write, region, monkeypatch):
    monkeypatch.setattr(exports, "FONTS", (("vendor/kwijt.woff2", 400),))
    with pytest.raises(FileNotFoundError, match="voer eerst 'make install' uit"):
        write()
