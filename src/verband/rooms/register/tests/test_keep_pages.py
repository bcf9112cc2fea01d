"""Keeping the register on its pages: who may, what is refused with what sentence, and that nothing typed is lost."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from verband.rooms.accounts.models import Session
from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Contribution, Membership, Partnership, PartnershipVersion
from verband.rooms.register.tests.cast import person, window

START = reverse("register:start-partnership")


def page(name, row):
    return reverse(f"register:{name}", args=[row.public_id])


def sent(answer):
    """Return the fields of the form on a page as they would be sent back."""
    form = answer.context["form"]
    fields = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in fields.items()}


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


def test_a_partnership_is_started_with_names_as_people_write_them(editor, region):
    answer = editor.post(
        START,
        {"name": "Lekse ICT", "form": "BVO", "sinds": "2026-07-01", "deelnemers": "Houten\nnieuwegein\n"},
    )
    made = Partnership.objects.get(versions__name="Lekse ICT")
    assert answer.url == f"{made.get_absolute_url()}?peildatum=2026-07-01"
    assert set(made.memberships.values_list("party", flat=True)) == {region.houten.pk, region.nieuwegein.pk}


@pytest.mark.parametrize("name", ["start-partnership", "add-party"])
def test_who_starts_a_record_can_type_its_name_at_once(editor, region, name):
    where = reverse(f"register:{name}")
    assert b"autofocus" in _field(editor.get(where), "name")
    # After a refusal the list of what is wrong comes first.
    assert b"autofocus" not in editor.post(where, {}).content


def test_who_adds_participants_can_type_them_at_once(editor, region):
    assert b"autofocus" in _field(editor.get(page("add-participants", region.waste)), "deelnemers")


def _field(answer, name):
    """Return the tag of a field, which must be the only one with the focus."""
    said = answer.content
    assert said.count(b"autofocus") == 1
    return next(tag for tag in said.split(b"<") if f'name="{name}"'.encode() in tag)


def test_the_long_list_of_task_kinds_is_one_stop_until_someone_wants_it(editor, region):
    folded = (
        editor.get(START).content.decode().partition('id="id_task_kinds-lijst"')[2].partition("</details>")[0]
    )
    assert folded.count('name="task_kinds"') > 10
    assert not folded.startswith(" open")


@pytest.mark.parametrize("chosen", ["ggd", "onzin"])
def test_a_kind_that_was_chosen_is_in_sight(editor, region, chosen):
    answer = editor.post(START, {"name": "", "form": "BVO", "task_kinds": [chosen]})
    assert '<details id="id_task_kinds-lijst" open>' in answer.content.decode()


def test_a_whole_area_takes_part_in_one_choice(editor, region):
    area = region.houten.area_members.get().area
    editor.post(START, {"name": "Lekse ICT", "form": "BVO", "gebied": area.public_id, "gastheer": "Houten"})
    made = Partnership.objects.get(versions__name="Lekse ICT")
    roles = dict(made.memberships.values_list("party__name", "role"))
    assert roles["Gemeente Houten"] == "host"
    assert roles["Gemeente Vijfheerenlanden"] == "participant"
    assert "Gemeente Vianen" not in roles or roles["Gemeente Vianen"]


def test_a_name_that_is_not_known_is_named_and_nothing_typed_is_lost(editor, region):
    answer = editor.post(START, {"name": "Lekse ICT", "form": "BVO", "deelnemers": "Houten\nHuttenheim"})
    assert answer.status_code == 422
    assert "&#x27;Huttenheim&#x27;" in answer.content.decode()
    assert "Houten\nHuttenheim" in answer.content.decode()
    assert not PartnershipVersion.objects.filter(name="Lekse ICT").exists()


def test_nobody_starts_a_partnership_that_is_not_theirs_to_keep(editor, region):
    answer = editor.post(START, {"name": "Lekse ICT", "form": "BVO", "deelnemers": "Nieuwegein"})
    assert "Zet uw eigen overheid bij de deelnemers" in answer.content.decode()


def test_a_correction_through_the_page(editor, region):
    where = page("change-partnership", region.waste)
    values = sent(editor.get(where)) | {"purpose": "Afval en reiniging.", "hoe": "verbetering"}
    assert editor.post(where, values).status_code == 302
    version = region.waste.versions.get()
    assert (version.purpose, version.kept_here) == ("Afval en reiniging.", True)


def test_a_change_needs_its_day(editor, region):
    where = page("change-partnership", region.waste)
    answer = editor.post(where, sent(editor.get(where)) | {"hoe": "wijziging"})
    assert answer.status_code == 422
    assert "Vul de eerste dag in" in answer.content.decode()


def test_a_change_holds_from_its_day(editor, region):
    where = page("change-partnership", region.waste)
    values = sent(editor.get(where)) | {"name": "Afval Lek BV", "hoe": "wijziging", "vanaf": "2026-09-01"}
    assert editor.post(where, values).status_code == 302
    names = list(region.waste.versions.order_by("number").values_list("name", "valid_from"))
    assert names[-1] == ("Afval Lek BV", date(2026, 9, 1))


def test_the_second_of_two_editors_sees_both_values_and_keeps_what_was_typed(cast, region):
    where = page("change-partnership", region.waste)
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_first, of_second = sent(first.get(where)), sent(second.get(where))
    first.post(where, of_first | {"place": "Houten"})
    answer = second.post(where, of_second | {"place": "Vianen", "purpose": "Afval."})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "iemand anders plaats gewijzigd" in said
    assert "Houten" in said
    assert 'value="Vianen"' in said
    again = {**sent(answer), "gezien": answer.context["form"].data["gezien"]}
    assert second.post(where, again).status_code == 302
    version = region.waste.versions.get()
    assert (version.place, version.purpose) == ("Vianen", "Afval.")


def test_after_a_clash_what_one_left_alone_shows_what_the_other_made_of_it(cast, region):
    row = Contribution.objects.create(
        partnership=region.waste,
        party=region.houten,
        year=2026,
        kind="budget",
        amount="10.50",
        source="begroting",
    )
    where = reverse("register:correct-part", args=[region.waste.public_id, "bijdragen", row.public_id])
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_first, of_second = sent(first.get(where)), sent(second.get(where))
    first.post(where, of_first | {"source": "jaarrekening", "amount": "12,50", "kind": "accounts"})
    answer = second.post(where, of_second | {"source": "najaarsnota"})
    assert answer.status_code == 422
    assert second.post(where, sent(answer)).status_code == 302
    row.refresh_from_db()
    assert (row.source, row.kind, str(row.amount)) == ("najaarsnota", "accounts", "12.50")


def test_after_a_clash_kinds_that_one_left_alone_are_not_taken_back(cast, region):
    where = page("change-partnership", region.waste)
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    first.post(where, sent(first.get(where)) | {"task_kinds": ["ggd"]})
    of_first, of_second = sent(first.get(where)), sent(second.get(where))
    first.post(where, of_first | {"place": "Houten", "task_kinds": ["belastingen"]})
    answer = second.post(where, of_second | {"place": "Vianen"})
    assert answer.status_code == 422
    assert second.post(where, sent(answer)).status_code == 302
    version = region.waste.versions.get()
    assert version.place == "Vianen"
    assert [row.kind for row in version.task_kinds.all()] == ["belastingen"]


def test_two_editors_of_different_fields_both_have_their_way(cast, region):
    where = page("change-partnership", region.waste)
    first, second = window(cast.ambtenaar), window(cast.programmateam)
    of_first, of_second = sent(first.get(where)), sent(second.get(where))
    first.post(where, of_first | {"place": "Houten"})
    assert second.post(where, of_second | {"purpose": "Afval."}).status_code == 302
    version = region.waste.versions.get()
    assert (version.place, version.purpose) == ("Houten", "Afval.")


def test_a_form_that_was_tampered_with_is_refused(editor, region):
    where = page("change-partnership", region.waste)
    answer = editor.post(where, sent(editor.get(where)) | {"gezien": "e30:x:y"})
    assert answer.status_code == 422
    assert "niet heel aangekomen" in answer.content.decode()


def test_a_partnership_ends_through_its_page(editor, region):
    assert editor.post(page("end-partnership", region.waste), {"per": "2027-01-01"}).status_code == 302
    assert region.waste.versions.get().valid_to == date(2027, 1, 1)


def test_a_second_click_on_end_says_what_is_wrong(editor, region):
    where = page("end-partnership", region.waste)
    editor.post(where, {"per": "2027-01-01"})
    answer = editor.post(where, {"per": "2027-01-01"})
    assert answer.status_code == 422
    assert "al geëindigd" in answer.content.decode()


def test_participants_join_change_and_leave_through_pages(editor, region):
    editor.post(
        page("add-participants", region.waste),
        {
            "deelnemers": "Waterschap Lekzoom",
            "rol": "supporter",
            "whole": "False",
            "sinds": "2026-07-01",
        },
    )
    row = Membership.objects.get(partnership=region.waste, party=region.water)
    assert (row.role, row.whole) == ("supporter", False)
    where = page("change-participation", row)
    editor.post(where, sent(editor.get(where)) | {"role": "participant", "hoe": "verbetering"})
    row.refresh_from_db()
    assert row.role == "participant"
    editor.post(page("end-participation", row), {"per": "2027-01-01"})
    row.refresh_from_db()
    assert row.valid_to == date(2027, 1, 1)


@pytest.fixture
def for_tasks(region):
    """Return who takes part for one of three tasks."""
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    for name in ("Inzamelen", "Verwerken", "Voorlichting"):
        row.partnership.tasks.create(name=name)
    row.whole = False
    row.save()
    row.tasks.set(row.partnership.tasks.filter(name="Inzamelen"))
    return row


def names_of(membership):
    return set(membership.tasks.values_list("name", flat=True))


def ids_of(membership, *names):
    return [str(task.public_id) for task in membership.partnership.tasks.filter(name__in=names)]


def test_tasks_that_another_added_meanwhile_stay_when_ones_own_change_is_elsewhere(editor, for_tasks):
    where = page("change-participation", for_tasks)
    mine, theirs = sent(editor.get(where)), sent(editor.get(where))
    editor.post(where, theirs | {"tasks": ids_of(for_tasks, "Inzamelen", "Verwerken")})
    assert editor.post(where, mine | {"cost_share": "per inwoner"}).status_code == 302
    for_tasks.refresh_from_db()
    assert names_of(for_tasks) == {"Inzamelen", "Verwerken"}
    assert for_tasks.cost_share == "per inwoner"


@pytest.mark.parametrize("how", [{"hoe": "verbetering"}, {"hoe": "wijziging", "vanaf": "2027-01-01"}])
def test_tasks_that_both_changed_are_shown_by_name_and_nothing_is_written(editor, for_tasks, how):
    where = page("change-participation", for_tasks)
    mine = sent(editor.get(where)) | {"tasks": ids_of(for_tasks, "Voorlichting")} | how
    editor.post(where, sent(editor.get(where)) | {"tasks": ids_of(for_tasks, "Verwerken")})
    answer = editor.post(where, mine)
    assert answer.status_code == 422
    assert "Verwerken</td>" in answer.content.decode()
    assert names_of(for_tasks) == {"Verwerken"}
    again = sent(answer) | {"tasks": ids_of(for_tasks, "Voorlichting")}
    assert editor.post(where, again).status_code == 302
    assert Membership.objects.filter(party=for_tasks.party, tasks__name="Voorlichting").exists()


def test_a_form_sent_back_as_it_was_says_so_and_offers_no_undo(editor, region):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    for where in (page("change-participation", row), page("change-partnership", region.waste)):
        answer = editor.post(where, sent(editor.get(where)), follow=True)
        assert "stond er al zo" in answer.content.decode()
        assert "Ongedaan maken" not in answer.content.decode()
    assert not Event.objects.exists()


OF_A_PARTNERSHIP = ("change-partnership", "end-partnership", "participants", "add-participants")


@pytest.mark.parametrize("name", OF_A_PARTNERSHIP)
def test_an_editor_of_another_government_finds_nothing_to_keep(cast, region, name):
    stranger = window(person("vreemd", AffiliationRole.EDITOR, region.waste_body))
    assert stranger.get(page(name, region.fire)).status_code == 404
    assert stranger.post(page(name, region.fire), {"per": "2027-01-01"}).status_code in {404, 405}


def test_what_was_typed_survives_a_lost_session(cast, region):
    where = page("end-partnership", region.waste)
    browser = window(cast.ambtenaar)
    browser.cookies.pop(settings.SESSION_COOKIE_NAME)
    answer = browser.post(where, {"per": "2027-01-01"})
    assert answer.status_code == 302
    browser.force_login(cast.ambtenaar, backend="django.contrib.auth.backends.ModelBackend")
    assert 'value="2027-01-01"' in browser.get(where).content.decode()
    assert 'value="2027-01-01"' not in browser.get(where).content.decode()


def test_what_was_typed_is_not_readable_in_the_database(cast, region):
    browser = window(None)
    browser.post(START, {"name": "Geheim Overleg Lek"})
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert any("kept-form" in values for values in kept)
    assert "Geheim" not in str(kept)
