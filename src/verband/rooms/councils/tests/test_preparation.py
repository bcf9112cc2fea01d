"""One note for all partners, and deviating views that the own house reads first."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardItem, BoardMeeting, DeviatingView
from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.history.services import Ledger, NotAllowedError, UndoRefusedError, undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Membership
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import addresses, text_of
from verband.rooms.register.tests.test_keep_pages import sent

SECRET = "Houten wil eerst een onderzoek"
NOTE = {
    "title": "Begroting 2027",
    "asked": "De begroting vaststellen.",
    "note": "De lasten stijgen met 4 procent.",
}
HOUSE = {"ambtenaar"}
"""Of the cast who is advised on boards of Houten; its councillor and its clerk are not."""


@pytest.fixture
def meeting(region) -> BoardMeeting:
    """Plan a meeting of the fire brigade, in which Houten takes part and the province no longer does."""
    return BoardMeeting.objects.create(
        partnership=region.fire, on=date(2026, 7, 1), occasion=Occasion.BUDGET, year=2027
    )


@pytest.fixture
def official(cast):
    return window(cast.ambtenaar)


@pytest.fixture
def alderman(region):
    """Sign in the administrator of Houten who sits in boards."""
    return window(person("wethouder", AffiliationRole.BOARD_MEMBER, region.houten))


@pytest.fixture
def neighbour(region):
    """Sign in an official of another government that takes part."""
    return window(person("buur", AffiliationRole.EDITOR, region.nieuwegein))


@pytest.fixture
def item(official, meeting, region) -> BoardItem:
    added = official.post(adding(meeting), NOTE | {"drafted_by": str(region.houten.public_id)})
    assert added.status_code == 302
    return BoardItem.objects.get()


@pytest.fixture
def view(official, item, region) -> DeviatingView:
    assert official.post(writing(item, region.houten), {"text": SECRET}).status_code == 302
    return DeviatingView.objects.get()


def adding(meeting):
    return reverse("councils:add-item", args=[meeting.public_id])


def writing(item, party):
    return reverse("councils:write-view", args=[item.public_id, party.public_id])


def page_of(item):
    return reverse("councils:item", args=[item.public_id])


def deed(name, row):
    return reverse(f"councils:{name}", args=[row.public_id])


def release(client, view):
    where = deed("release-view", view)
    return client.post(where, sent(client.get(where)) | {"understood": "on"})


def all_pages(item):
    """Return every address on which something of the item could stand."""
    of_meeting = [
        reverse(f"councils:{name}", args=[item.meeting.public_id])
        for name in ("preparation-meeting", "preparation-bundle")
    ]
    history = [reverse("history:recent"), reverse("history:bin")]
    return [page_of(item), reverse("councils:preparation"), *of_meeting, *history]


def test_the_note_is_one_text_that_every_partner_may_improve(official, neighbour, item):
    where = deed("change-item", item)
    assert neighbour.post(where, sent(neighbour.get(where)) | {"note": "De lasten stijgen met 5 procent."})
    assert "met 5 procent" in text_of(official.get(page_of(item)))


def test_the_own_administrator_reads_the_own_view_before_it_is_released(official, alderman, item, view):
    for browser in (official, alderman):
        assert SECRET in text_of(browser.get(page_of(item)))


@pytest.mark.parametrize("who", ["raadslid", "griffier"])
def test_no_councillor_or_clerk_reads_what_the_administrator_is_advised(cast, item, view, who):
    browser = window(cast.everyone()[who])
    for where in all_pages(item):
        seen = browser.get(where).content.decode()
        assert SECRET not in seen, where
        assert NOTE["note"] not in seen, where


def test_no_other_partner_sees_that_there_is_a_view(neighbour, item, view):
    for where in all_pages(item):
        seen = neighbour.get(where).content.decode()
        assert SECRET not in seen, where
        assert "afwijkende kijk van Gemeente Houten" not in seen, where
    page = neighbour.get(page_of(item)).context["page"]
    assert (page.released, [each.name for each in page.silent]) == (
        (),
        ["Gemeente Houten", "Gemeente Vijfheerenlanden"],
    )


def test_a_planted_breach_would_be_seen(neighbour, item, view):
    DeviatingView.objects.update(released_on=date(2026, 5, 30))
    assert SECRET in text_of(neighbour.get(page_of(item)))


def test_a_released_view_is_read_by_who_takes_part_and_by_nobody_else(cast, official, neighbour, item, view):
    assert release(official, view).status_code == 302
    assert SECRET in text_of(neighbour.get(page_of(item)))
    for who, user in cast.everyone().items():
        answer = window(user).get(page_of(item)).status_code
        assert answer == (200 if who in HOUSE else 302 if who == "inwoner" else 404), who


def test_the_note_is_for_who_takes_part(cast, item):
    for who, user in cast.everyone().items():
        for where in all_pages(item):
            seen = window(user).get(where).content.decode()
            assert NOTE["note"] not in seen or who in HOUSE, (who, where)


def test_the_programme_team_reads_along_only_while_its_province_takes_part(cast, region, item, view):
    team = window(cast.programmateam)
    assert team.get(page_of(item)).status_code == 404
    Membership.objects.filter(partnership=region.fire, party=region.province).update(valid_to=None)
    said = text_of(team.get(page_of(item)))
    assert NOTE["note"] in said
    assert SECRET not in said
    assert team.get(deed("change-item", item)).status_code == 404


def test_who_is_involved_without_taking_part_reads_nothing(cast, region):
    talks = BoardMeeting.objects.create(
        partnership=region.talks, on=date(2026, 7, 1), occasion=Occasion.DECISION, year=2026
    )
    assert window(cast.programmateam).get(deed("preparation-meeting", talks)).status_code == 404
    assert window(cast.ambtenaar).get(deed("preparation-meeting", talks)).status_code == 200


@pytest.mark.parametrize("who", ["raadslid", "griffier", "programmateam", "bestuurder", "toezichthouder"])
def test_only_officials_of_who_takes_part_write(cast, region, item, view, who):
    browser = window(cast.everyone()[who])
    for where in (
        *(adding(item.meeting), writing(item, region.houten)),
        *(deed("change-item", item), deed("remove-item", item)),
        *(deed("release-view", view), deed("withdraw-view", view), deed("remove-view", view)),
    ):
        assert browser.post(where, NOTE | {"text": "x", "understood": "on"}).status_code == 404, where
    view.refresh_from_db()
    assert (view.text, view.released_on, BoardItem.objects.count()) == (SECRET, None, 1)


def test_an_official_does_not_write_for_another_house(neighbour, region, item, view):
    assert neighbour.post(writing(item, region.houten), {"text": "x"}).status_code == 404
    for name in ("release-view", "withdraw-view", "remove-view"):
        assert neighbour.post(deed(name, view), {"understood": "on"}).status_code == 404
    assert neighbour.post(writing(item, region.nieuwegein), {"text": "Wij ook."}).status_code == 302
    assert DeviatingView.objects.count() == 2


def test_releasing_warns_first_and_asks_for_a_yes(official, item, view):
    where = deed("release-view", view)
    assert "verlaat de tekst uw huis" in text_of(official.get(where))
    answer = official.post(where, sent(official.get(where)))
    view.refresh_from_db()
    assert (answer.status_code, view.released_on) == (422, None)


def test_what_is_released_is_the_text_that_was_seen(official, region, item, view):
    where = deed("release-view", view)
    form = sent(official.get(where)) | {"understood": "on"}
    DeviatingView.objects.update(text="Iets heel anders")
    answer = official.post(where, form)
    assert answer.status_code == 422
    assert "er is nog niets vrijgegeven" in text_of(answer)
    assert "Iets heel anders" in text_of(answer)
    assert DeviatingView.objects.get().released_on is None


def test_releasing_twice_changes_nothing_more(official, view):
    form = sent(official.get(deed("release-view", view))) | {"understood": "on"}
    for _ in range(2):
        assert official.post(deed("release-view", view), form).status_code == 302
    assert Event.objects.filter(deed=Deed.SEND).count() == 1


def test_releasing_is_final_and_calling_back_is_its_counter_deed(
    cast, official, neighbour, item, view, today
):
    release(official, view)
    event = Event.objects.get(deed=Deed.SEND)
    with pytest.raises((NotAllowedError, UndoRefusedError)):
        undo_batch(batch=event.batch, at=event.moment, on=today, by=cast.ambtenaar)
    for _ in range(2):
        assert official.post(deed("withdraw-view", view)).status_code == 302
    assert SECRET not in text_of(neighbour.get(page_of(item)))
    back = Event.objects.filter(object_kind="deviating-view").latest("pk")
    with pytest.raises((NotAllowedError, UndoRefusedError)):
        undo_batch(batch=back.batch, at=back.moment, on=today, by=cast.ambtenaar)
    assert DeviatingView.objects.get().released_on is None


def test_a_released_view_is_called_back_before_it_is_taken_away(official, view):
    release(official, view)
    answer = official.post(deed("remove-view", view), follow=True)
    assert "haal haar eerst terug" in text_of(answer)
    assert DeviatingView.objects.exists()


def test_taking_a_view_away_is_undone_and_done_again(cast, official, view, today):
    official.post(deed("remove-view", view))
    assert official.post(deed("remove-view", view)).status_code == 404
    gone = Event.objects.latest("pk")
    back = undo_batch(batch=gone.batch, at=gone.moment, on=today, by=cast.ambtenaar)
    assert DeviatingView.objects.get().text == SECRET
    undo_batch(batch=back.batch, at=gone.moment, on=today, by=cast.ambtenaar)
    assert not DeviatingView.objects.exists()


def test_an_item_that_was_taken_off_is_put_back_by_any_official_who_takes_part(region, official, item, today):
    assert official.post(deed("remove-item", item)).status_code == 302
    assert not BoardItem.objects.exists()
    gone = Event.objects.latest("pk")
    outsider = person("ver", AffiliationRole.EDITOR, region.water)
    with pytest.raises(NotAllowedError):
        undo_batch(batch=gone.batch, at=gone.moment, on=today, by=outsider)
    colleague = person("wie", AffiliationRole.EDITOR, region.vijfheerenlanden)
    undo_batch(batch=gone.batch, at=gone.moment, on=today, by=colleague)
    assert BoardItem.objects.get().note == NOTE["note"]


def test_an_item_of_another_stays_and_says_the_same_whether_or_not_was_written_on_it(
    official, neighbour, region, item
):
    before = neighbour.post(deed("remove-item", item), follow=True)
    official.post(writing(item, region.houten), {"text": SECRET})
    after = neighbour.post(deed("remove-item", item), follow=True)
    assert BoardItem.objects.exists()
    assert "blijft staan" in text_of(before)
    assert text_of(before) == text_of(after)


def test_only_who_drew_an_item_up_is_offered_to_take_it_off(official, neighbour, item):
    page = reverse("councils:item", args=[item.public_id])
    assert deed("remove-item", item) in official.get(page).content.decode()
    shown = neighbour.get(page)
    assert shown.status_code == 200
    assert deed("remove-item", item) not in shown.content.decode()


def test_an_item_on_which_was_written_stays_and_whose_is_not_told(cast, official, item, view, today):
    said = text_of(official.post(deed("remove-item", item), follow=True))
    assert "blijft staan" in said
    assert "gewerkt" not in said
    added = Event.objects.get(object_kind="board-item", deed=Deed.CREATE)
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(batch=added.batch, at=added.moment, on=today, by=cast.ambtenaar)
    assert "kijk van" not in str(refused.value)
    assert BoardItem.objects.exists()


def test_taking_back_a_meeting_names_nothing_that_was_prepared_for_it(cast, region, today):
    at, by = datetime(2026, 6, 1, 9, tzinfo=UTC), cast.ambtenaar
    ledger = Ledger(at=at, by=by)
    row = BoardMeeting(partnership=region.fire, on=date(2026, 7, 8), occasion=Occasion.BUDGET, year=2027)
    ledger.create(row, "vergadering")
    batch = ledger.close()
    BoardItem.objects.create(meeting=row, title="Geheim punt", asked="x", drafted_by=region.houten)
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(batch=batch, at=at, on=today, by=by)
    assert "Geheim punt" not in str(refused.value)


def test_two_officials_on_one_note_see_what_differs(official, neighbour, item):
    where = deed("change-item", item)
    mine = sent(official.get(where)) | {"note": "Mijn tekst"}
    theirs = sent(neighbour.get(where)) | {"note": "Hun tekst"}
    assert neighbour.post(where, theirs).status_code == 302
    answer = official.post(where, mine)
    assert answer.status_code == 422
    assert "Hun tekst" in text_of(answer)
    assert "Mijn tekst" in answer.content.decode()


def test_two_colleagues_who_begin_a_view_lose_nothing(official, region, item):
    colleague = window(person("collega", AffiliationRole.EDITOR, region.houten))
    colleague.post(writing(item, region.houten), {"text": "Eerst geschreven"})
    answer = official.post(writing(item, region.houten), {"text": "Later geschreven"})
    assert answer.status_code == 422
    assert "Eerst geschreven" in text_of(answer)
    assert "Later geschreven" in answer.content.decode()
    assert DeviatingView.objects.get().text == "Eerst geschreven"


@pytest.mark.parametrize("name", ["title", "asked"])
def test_an_item_without_its_question_is_refused(official, meeting, region, name):
    answer = official.post(adding(meeting), NOTE | {"drafted_by": str(region.houten.public_id), name: " "})
    assert answer.status_code == 422
    assert NOTE["note"] in answer.content.decode()


def test_a_second_click_adds_no_second_item(official, region, item):
    answer = official.post(adding(item.meeting), NOTE | {"drafted_by": str(region.houten.public_id)})
    assert answer.status_code == 422
    assert "staat al bij deze vergadering" in text_of(answer)
    assert BoardItem.objects.count() == 1


def test_nobody_draws_up_an_item_for_a_government_that_is_not_theirs(official, meeting, region):
    answer = official.post(adding(meeting), NOTE | {"drafted_by": str(region.nieuwegein.public_id)})
    assert answer.status_code == 422
    assert not BoardItem.objects.exists()


def test_the_meeting_tells_who_has_written_and_who_has_not(official, neighbour, region, item, view):
    official.post(
        adding(item.meeting),
        NOTE | {"title": "Rekening", "note": "", "drafted_by": str(region.houten.public_id)},
    )
    said = text_of(official.get(deed("preparation-meeting", item.meeting)))
    assert "nog niet geschreven" in said
    assert "geschreven, alleen voor eigen huis" in said
    other = text_of(neighbour.get(deed("preparation-meeting", item.meeting)))
    assert "alleen voor eigen huis" not in other
    [line] = official.get(reverse("councils:preparation")).context["page"].coming
    assert (line.items, line.noted, line.own_views, line.released) == (2, 1, 1, 0)


def test_the_papers_of_a_meeting_are_one_print(alderman, item, view):
    said = text_of(alderman.get(deed("preparation-bundle", item.meeting)))
    for words in (NOTE["title"], NOTE["note"], SECRET, "1."):
        assert words in said


def test_a_meeting_with_many_items_asks_no_more_often(official, region, item, django_assert_max_num_queries):
    for number in range(10):
        BoardItem.objects.create(
            meeting=item.meeting, title=f"Punt {number}", asked="Besluiten.", drafted_by=region.houten
        )
    official.get(deed("preparation-bundle", item.meeting))
    with django_assert_max_num_queries(16):
        page = official.get(deed("preparation-bundle", item.meeting)).context["page"]
    assert len(page.items) == 11


def test_who_only_reads_sees_no_buttons(alderman, item, view):
    links = addresses(alderman.get(page_of(item)))
    assert not [link for link in links if "wijzigen" in link or "vrijgeven" in link or "/kijk/" in link]


def test_the_list_is_short_and_asks_the_same_of_many_meetings(
    official, region, django_assert_max_num_queries
):
    for month in range(1, 13):
        BoardMeeting.objects.create(
            partnership=region.fire, on=date(2026, month, 2), occasion=Occasion.DECISION, year=2026
        )
    with django_assert_max_num_queries(16):
        page = official.get(reverse("councils:preparation")).context["page"]
    assert [line.meeting.on.month for line in page.coming] == [6, 7, 8, 9, 10, 11, 12]
    assert [line.meeting.on.month for line in page.held] == [5, 4, 3, 2]
