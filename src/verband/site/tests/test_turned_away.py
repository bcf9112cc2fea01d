"""Who was signed out before pressing a button or sending a form gets back to it, and nothing is done by itself."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.models import Task
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.site.turned_away import NOT_DONE, NOT_SENT, SHOWN_AGAIN

WORD = "vier losse woorden hier"
OURS = "http://testserver"


@pytest.fixture
def editor(cast):
    cast.ambtenaar.set_password(WORD)
    cast.ambtenaar.save()
    return cast.ambtenaar


@pytest.fixture
def list_of_tasks(region):
    return reverse("register:parts", args=[region.waste.public_id, "taken"])


@pytest.fixture
def button(region):
    """Return the address of a button that takes a task away."""
    task = Task.objects.create(partnership=region.waste, name="Afval", valid_from=date(2020, 1, 1))
    return reverse("register:remove-part", args=[region.waste.public_id, "taken", task.public_id])


@pytest.fixture
def form(region):
    return reverse("register:change-partnership", args=[region.waste.public_id])


def sign_in_after(browser, turned_away, user):
    """Sign in where someone was sent to, and follow from there."""
    values = {"email": user.email, "password": WORD, "next": turned_away.url.partition("next=")[2]}
    return browser.post(reverse("accounts:sign-in"), values, follow=True)


@pytest.mark.parametrize(
    ("sent", "referer", "back"),
    [
        ({}, OURS + "{page}?jaar=2027#rij", "{page}?jaar=2027"),
        ({"terug": "/taken/?provincie=PV26"}, OURS + "{page}", "/taken/?provincie=PV26"),
        ({}, "", "/"),
        ({}, "https://elders.example/lokaas/", "/"),
        ({}, OURS + "//elders.example/lokaas/", "/"),
        ({"terug": "//elders.example/"}, OURS + "{page}", "{page}"),
    ],
    ids=["page", "toast", "nothing told", "other site", "other site in the path", "toast to another site"],
)
def test_button_pressed_after_the_session_leads_back_to_its_page(
    editor, button, list_of_tasks, sent, referer, back
):
    browser = Client()
    there = referer.format(page=list_of_tasks)
    turned_away = browser.post(button, sent, headers={"Referer": there} if there else {})
    page = sign_in_after(browser, turned_away, editor)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == back.format(page=list_of_tasks)
    assert NOT_DONE in text_of(page)
    assert Task.objects.exists()
    assert not Event.objects.filter(deed="delete").exists()
    assert NOT_DONE not in text_of(browser.get(list_of_tasks))


def test_button_with_an_old_token_leads_back_to_its_page_too(editor, button, list_of_tasks):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    told = {"Referer": OURS + list_of_tasks, "Sec-Fetch-Site": "same-origin"}
    page = browser.post(button, headers=told, follow=True)
    assert page.redirect_chain[-1][0] == list_of_tasks
    assert NOT_DONE in text_of(page)
    assert Task.objects.exists()


def test_form_is_said_to_be_filled_again_only_where_it_is(editor, form):
    browser = Client(enforce_csrf_checks=True)
    away = browser.post(form, {"name": "Afval Lek"}, headers={"Sec-Fetch-Site": "same-origin"})
    page = browser.get(away.url, follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("accounts:sign-in"))
    assert SHOWN_AGAIN not in text_of(page)
    browser.handler.enforce_csrf_checks = False
    back = browser.post(
        reverse("accounts:sign-in"), {"email": editor.email, "password": WORD, "next": away.url}, follow=True
    )
    assert SHOWN_AGAIN in text_of(back)
    assert "Afval Lek" in back.content.decode()
    assert SHOWN_AGAIN not in text_of(browser.get(form))


def test_page_that_does_not_take_what_was_kept_says_nothing_of_it(editor, form, list_of_tasks):
    browser = Client()
    turned_away = browser.post(form, {"name": "Afval Lek"})
    assert turned_away.status_code == 302
    browser.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert SHOWN_AGAIN not in text_of(browser.get(list_of_tasks))
    assert SHOWN_AGAIN in text_of(browser.get(form))


def test_address_of_a_button_has_a_page_of_its_own(editor, button):
    answer = window(editor).get(button)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Er is niets uitgevoerd" in text_of(answer)


def test_page_that_keeps_nothing_says_that_the_form_was_not_sent(db):
    browser = Client(enforce_csrf_checks=True)
    sent = {"email": "jan@houten.nl", "password": WORD}
    page = browser.post(
        reverse("accounts:sign-in"), sent, headers={"Sec-Fetch-Site": "same-origin"}, follow=True
    )
    assert NOT_SENT in text_of(page)
    assert SHOWN_AGAIN not in text_of(page)
