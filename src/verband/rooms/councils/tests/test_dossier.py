"""The introduction to cooperation: for people of that government, on screen and as PDF."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Judgement, Occasion, Outcome, Reaction, Voice
from verband.rooms.councils.exports import dossier as exports
from verband.rooms.councils.models import BoardMeeting, Consultation, Frame, FrameReport, Rapporteur
from verband.rooms.councils.selectors.dossier import dossier_for
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.tests.working import carry_out_next
from verband.rooms.register.choices import AffiliationRole, FigureKind
from verband.rooms.register.models import Contribution, Particulars, Seat
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, partnership
from verband.rooms.register.tests.pages import text_of

HOUSE = {"raadslid", "ambtenaar", "griffier"}
NAMES = ["Afvaldienst Lek", "Lekoverleg", "Regio Lek", "Veiligheidsregio Lek"]
OPINION = {"voice": Voice.OPINION, "occasion": Occasion.BUDGET, "year": 2026, "subject": "Begroting 2026"}


@pytest.fixture
def where(region):
    return reverse("councils:member-dossier", args=[region.houten.public_id])


@pytest.fixture
def member(cast):
    return window(cast.raadslid)


def page_of(client, where, name="Veiligheidsregio Lek"):
    pages = client.get(where).context["dossier"].pages
    return next(page for page in pages if page.partnership.name == name)


def one(region):
    return reverse("councils:member-dossier-page", args=[region.houten.public_id, region.fire.public_id])


def paid(region, year, amount, kind=FigureKind.BUDGET):
    return Contribution.objects.create(
        partnership=region.fire, party=region.houten, year=year, kind=kind, amount=amount, source="begroting"
    )


def test_there_is_one_page_for_each_partnership_with_a_table_of_contents(member, where):
    answer = member.get(where)
    assert [page.partnership.name for page in answer.context["dossier"].pages] == NAMES
    links = [f'href="#{page.anchor}"' for page in answer.context["dossier"].pages]
    assert all(answer.content.decode().count(link) == 1 for link in links)


def test_what_was_probably_succeeded_has_no_page_and_is_named(member, where):
    assert "waarschijnlijk opgevolgd: Afvaldienst Oud." in text_of(member.get(where))


def test_the_next_moments_of_the_law_stand_on_the_page(member, where, region):
    BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 9, 10), occasion=Occasion.BUDGET, year=2027
    )
    page = page_of(member, where)
    assert page.moments
    assert all(each.moment.day >= date(2026, 6, 1) for each in page.moments)
    said = text_of(member.get(one(region)))
    assert page.moments[0].title in said
    assert page.moments[0].moment.article in said
    # By hand: twelve weeks before 10 September 2026 is 18 June 2026.
    assert date(2026, 6, 18) in [each.moment.day for each in page.moments]


def asked(region, **values):
    told = OPINION | {"year": 2027, "subject": "Ontwerpbegroting 2027", "received_on": date(2026, 5, 4)}
    about = {"party": region.houten, "partnership": region.fire}
    return Consultation.objects.create(**about | told | values)


def test_what_lies_before_the_council_stands_on_the_page_with_its_own_days(member, where, region):
    """Twelve weeks after Monday 4 May is 27 July, whatever the meeting of the board makes of it for others."""
    BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 9, 10), occasion=Occasion.BUDGET, year=2027
    )
    row = asked(region)
    said = text_of(member.get(one(region)))
    assert (
        "27 juli 2026: Zienswijze op Ontwerpbegroting 2027, 2027. Loopt nu; ontvangen op 4 mei 2026" in said
    )
    assert "10 september 2026: Begroting vaststellen, 2027" in said
    assert reverse("councils:consultation", args=[row.public_id]) in member.get(one(region)).content.decode()


def test_a_view_that_the_board_still_waits_for_stays_until_it_is_sent(member, region):
    row = asked(region, received_on=date(2026, 2, 2))
    said = text_of(member.get(one(region)))
    assert (
        "Termijn voorbij; kan nog tot het bestuur besluit; de vergadering van het bestuur is niet ingevuld; "
        "ontvangen op 2 februari 2026"
    ) in said
    row.reaction, row.text, row.decided_on = Reaction.SAID, "Ja.", date(2026, 3, 3)
    row.returned_on = date(2026, 3, 4)
    row.save()
    assert "ermijn voorbij" not in text_of(member.get(one(region)))


def test_a_view_that_was_given_does_not_come_any_more(member, where, region):
    """The term ends on 25 August: it would still be ahead."""
    BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 9, 10), occasion=Occasion.BUDGET, year=2027
    )
    row = asked(region, received_on=date(2026, 5, 4), reaction=Reaction.SAID, text="Ja.")
    row.decided_on = row.returned_on = date(2026, 5, 20)
    row.save()
    codes = [each.moment.rule.code for each in page_of(member, where).moments]
    assert "zienswijze-begroting" not in codes
    assert "ontwerpbegroting" not in codes  # it was received before 18 June
    assert "begroting-vaststellen" in codes


def test_what_lies_before_another_council_is_not_ours(member, region):
    asked(region, party=region.nieuwegein)
    assert "Loopt nu" not in text_of(member.get(one(region)))


def test_of_an_unknown_form_nothing_is_said_about_the_law(member, where, region):
    region.fire.versions.update(form="unknown")
    forget()
    said = text_of(member.get(one(region)))
    assert "De vorm is niet bekend, dus niet te zeggen welke momenten de wet noemt." in said
    assert "noemt de Wgr geen vaste momenten" not in said


def test_our_view_does_not_break_off_in_a_sentence(member, region):
    sentences = [f"Zin {number} zegt wat de raad van de begroting vindt." for number in range(9)]
    told = {"reaction": Reaction.SAID, "decided_on": date(2026, 5, 12), "returned_on": date(2026, 5, 13)}
    asked(region, text=" ".join(sentences), **told)
    said = text_of(member.get(one(region)))
    # By hand: nine words a sentence, so four of them are 36 words and five would be 45.
    assert f"{sentences[3]} (ingekort)" in said
    assert "Zin 4" not in said


def test_outside_the_law_there_are_no_moments_and_that_is_said(member, where):
    assert not page_of(member, where, "Lekoverleg").under_law
    assert "noemt de Wgr geen vaste momenten" in text_of(member.get(where))


def test_it_is_read_by_people_of_that_government_only(cast, region, where):
    for who, user in cast.everyone().items():
        for address in (where, one(region)):
            answer = window(user).get(address).status_code
            assert answer == (200 if who in HOUSE else 302 if who == "inwoner" else 404), (who, address)


def test_whoever_belongs_nowhere_hears_for_whom_it_is(cast):
    said = text_of(window(cast.programmateam).get(reverse("councils:member-dossiers")))
    assert "Een inwerkdossier is voor mensen van die overheid zelf" in said
    assert "De raad van Houten" in text_of(window(cast.raadslid).get(reverse("councils:member-dossiers")))


def test_what_is_not_known_is_said_and_never_zero(member, region):
    said = text_of(member.get(one(region)))
    for heading in ("Onze zetels", "Onze bijdrage per jaar", "Onze laatste zienswijze", "Volgende evaluatie"):
        assert f"{heading} Niet bekend" in said, heading
    assert "€" not in said


def test_what_it_does_its_form_and_who_takes_part_are_told_in_words(member, region):
    said = text_of(member.get(one(region)))
    for words in (
        *("Samen branden blussen.", "Openbaar lichaam. Een nieuwe organisatie", "Wgr 8, eerste lid"),
        *("3 deelnemers: Houten; Nieuwegein; Vijfheerenlanden", "verplicht, vaste regio"),
    ):
        assert words.casefold() in said.casefold()


def test_our_money_is_told_per_year_and_per_inhabitant_from_the_firmest_paper(member, where, region):
    paid(region, 2024, "3500000")
    paid(region, 2025, "3900000")
    paid(region, 2025, "3800000.50", FigureKind.ACCOUNTS)
    page = page_of(member, where)
    assert [(each.row.year, each.row.amount) for each in page.paid] == [
        (2025, Decimal("3800000.50")),
        (2024, Decimal("3500000.00")),
    ]
    # By hand: 50,000 inhabitants; 3,500,000 / 50,000 = 70 euro.
    assert page.paid[1].per_inhabitant == 70
    assert "contribution-rose" in [question.code for question in page.questions]


def test_years_that_do_not_follow_each_other_are_not_compared(member, where, region):
    paid(region, 2022, "1000")
    paid(region, 2025, "2000")
    assert "contribution-rose" not in [each.code for each in page_of(member, where).questions]


def test_a_year_of_which_only_the_stake_is_known_has_no_contribution(member, where, region):
    paid(region, 2025, "1000")
    paid(region, 2026, "2000")
    row = paid(region, 2026, None, FigureKind.ACCOUNTS)
    assert [str(each.amount) for each in page_of(member, where).paid] == ["2000.00", "1000.00"]
    Contribution.objects.exclude(pk=row.pk).delete()
    assert "contribution-unknown" in [each.code for each in page_of(member, where).questions]


def test_without_inhabitants_there_is_no_amount_per_head(region):
    reader = person("buur", AffiliationRole.READER, region.nieuwegein)
    Contribution.objects.create(
        partnership=region.fire, party=region.nieuwegein, year=2026, kind="budget", amount=1, source="x"
    )
    dossier = dossier_for(reader, region.nieuwegein.public_id, date(2026, 6, 1), region.fire.public_id)
    assert dossier.pages[0].paid[0].per_inhabitant is None


def test_the_rapporteur_the_frames_and_the_last_report_stand_on_the_page(member, region):
    about = {"party": region.houten, "partnership": region.fire}
    who = Rapporteur.objects.create(**about, name="Fractie Dorpslijst", valid_from=date(2026, 1, 1))
    frame = Frame.objects.create(**about, text="De aanrijtijd blijft gelijk", set_on=date(2026, 1, 1))
    for day, judgement in ((3, Judgement.WITHIN), (5, Judgement.OUTSIDE)):
        FrameReport.objects.create(
            frame=frame, rapporteur=who, on=date(2026, day, 1), judgement=judgement, text=f"Maand {day}."
        )
    said = text_of(member.get(one(region)))
    assert "Buiten het kader, 1 mei 2026: Maand 5." in said
    assert "Maand 3" not in said
    assert "Wat doet onze vertegenwoordiger daarmee" in said


def test_frames_of_another_council_stay_off_our_page(member, region):
    Frame.objects.create(
        party=region.nieuwegein, partnership=region.fire, text="Van de buren", set_on=date(2026, 1, 1)
    )
    assert "Van de buren" not in text_of(member.get(one(region)))


def test_the_last_opinion_tells_what_happened_to_it_and_a_draft_does_not(member, region):
    about = {"party": region.houten, "partnership": region.fire}
    Consultation.objects.create(
        **about, **OPINION, reaction=Reaction.SAID, decided_on=date(2025, 6, 1), returned_on=date(2025, 6, 3),
        text="Graag een plan voor de jeugd.", outcome=Outcome.NOT_TAKEN, answer="Daar is geen geld voor.",
    )  # fmt: skip
    draft = OPINION | {"year": 2027, "subject": "Begroting 2027"}
    Consultation.objects.create(**about, **draft, text="Concept, nog niet besloten")
    said = text_of(member.get(one(region)))
    assert "Begroting 2026 (2026), besloten op 1 juni 2025: vastgesteld." in said
    assert "Wat het bestuur ermee deed: niet overgenomen. Daar is geen geld voor." in said
    assert "Concept" not in said
    assert "Welke redenen gaf het bestuur" in said


def test_seats_escalation_evaluation_and_text_are_told(member, region):
    Seat.objects.create(
        partnership=region.fire, party=region.houten, organ="algemeen bestuur", function="deelnemer",
        held_by="burgemeester",
    )  # fmt: skip
    Seat.objects.create(
        partnership=region.fire, party=region.nieuwegein, organ="algemeen bestuur", function="buurzetel"
    )
    Particulars.objects.create(
        partnership=region.fire,
        escalation_route="Eerst de directeuren.",
        next_evaluation_on=date(2026, 9, 1),
        text_address="https://regeling.test/tekst",
    )
    said = text_of(member.get(one(region)))
    for words in ("deelnemer, algemeen bestuur: burgemeester", "Eerst de directeuren.", "1 september 2026"):
        assert words in said
    assert "https://regeling.test/tekst" in said
    assert "buurzetel" not in said
    assert "Binnen een jaar is er een evaluatie" in said


def test_an_address_that_is_no_web_page_is_no_link(member, region):
    page = member.get(one(region))
    assert "https://wetten.test/besluit" in text_of(page)
    assert "javascript:" not in page.content.decode()


def test_each_page_has_three_questions(member, where):
    assert {len(page.questions) for page in member.get(where).context["dossier"].pages} == {3}


def test_a_partnership_of_others_has_no_page_here(member, region):
    address = reverse("councils:member-dossier-page", args=[region.water.public_id, region.lek.public_id])
    assert member.get(address).status_code == 404


def test_the_pdf_is_made_in_the_background_for_who_asked(
    cast, member, region, settings, tmp_path, monkeypatch
):
    settings.DATA = tmp_path
    monkeypatch.setattr("verband.rooms.councils.tasks.dossier_pdf", lambda html: b"%PDF-" + html.encode())
    asked = member.post(reverse("councils:member-dossier-pdf", args=[region.houten.public_id]))
    run = Run.objects.get()
    assert asked.url == reverse("jobs:run", args=[run.public_id])
    assert run.title == "Inwerkdossier voor de raad van Houten"
    carry_out_next()
    answer = member.get(reverse("jobs:result", args=[run.public_id]))
    assert "inwerkdossier-gemeente-houten-2026-06-01.pdf" in answer["Content-Disposition"]
    written = b"".join(answer.streaming_content).decode()
    assert all(name in written for name in NAMES)
    assert 'href="/' not in written
    assert window(cast.programmateam).get(reverse("jobs:result", args=[run.public_id])).status_code == 404


def test_who_has_left_meanwhile_gets_no_pdf(cast, member, region, today):
    member.post(reverse("councils:member-dossier-pdf", args=[region.houten.public_id]))
    cast.raadslid.affiliations.update(valid_to=today)
    run = carry_out_next()
    assert run.state == RunState.FAILED
    assert "hoort niet meer bij deze overheid" in run.failure


def test_who_leaves_afterwards_fetches_no_pdf_any_more(
    cast, member, region, today, settings, tmp_path, monkeypatch
):
    settings.DATA = tmp_path
    monkeypatch.setattr("verband.rooms.councils.tasks.dossier_pdf", lambda html: b"%PDF-" + html.encode())
    member.post(reverse("councils:member-dossier-pdf", args=[region.houten.public_id]))
    run = carry_out_next()
    cast.raadslid.affiliations.update(valid_to=today)
    assert member.get(reverse("jobs:result", args=[run.public_id])).status_code == 404
    assert "hoort niet meer bij deze overheid" in text_of(
        member.get(reverse("jobs:run", args=[run.public_id]))
    )


@pytest.mark.parametrize("who", ["programmateam", "bestuurder", "toezichthouder"])
def test_nobody_else_has_a_pdf_made(cast, region, who):
    address = reverse("councils:member-dossier-pdf", args=[region.houten.public_id])
    assert window(cast.everyone()[who]).post(address).status_code == 404
    assert not Run.objects.exists()


def test_the_pdf_is_a_pdf_with_a_sheet_for_each_partnership(cast, region):
    dossier = dossier_for(cast.raadslid, region.houten.public_id, date(2026, 6, 1))
    document = exports.dossier_pdf(exports.dossier_html(dossier, "Stand register 16 mei 2026"))
    assert document.startswith(b"%PDF")
    assert len(document) > 10_000


def test_a_missing_style_says_what_to_do(monkeypatch):
    monkeypatch.setattr(exports, "STYLES", ("councils/kwijt.css",))
    with pytest.raises(FileNotFoundError, match="voer eerst 'make install' uit"):
        exports.dossier_pdf("<p>x</p>")


def test_a_larger_dossier_asks_the_database_no_more_often(
    member, where, region, django_assert_max_num_queries
):
    for number in range(10):
        join(partnership(f"Leks Overleg {number}", tasks=("ggd",)), region.houten, region.nieuwegein)
    member.get(where)
    with django_assert_max_num_queries(28):
        assert len(member.get(where).context["dossier"].pages) == 14
