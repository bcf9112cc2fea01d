"""The first page of the room: what comes first for the own council; it is 1 June 2026."""

from datetime import date

from django.urls import reverse

from verband.rooms.councils.choices import Reaction
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.tests.planned import board_meets, put
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of


def test_the_start_shows_what_comes_first_for_the_own_council(clerk):
    said = text_of(clerk.get(reverse("councils:start")))
    assert "Raad van Houten: wat eraan komt" in said
    assert (
        "22 juni 2026 uiterste dag Ontwerpbegroting naar de raden 2027 Afvaldienst Lek Veiligheidsregio Lek"
        in said
    )


def test_the_start_leaves_out_what_is_done_and_says_how_far_the_rest_is(clerk, region):
    board_meets(region)  # on 8 July
    row = put(region, region.houten, sent_on=date(2026, 4, 14), received_on=date(2026, 4, 15))
    start = reverse("councils:start")
    said = text_of(clerk.get(start))
    assert (
        "Zienswijze op de ontwerpbegroting 2027 Veiligheidsregio Lek ontvangen, nog niet teruggestuurd"
        in said
    )
    row.reaction, row.text, row.decided_on = Reaction.SAID, "Nee.", date(2026, 5, 20)
    row.save()
    assert "Veiligheidsregio Lek besloten, nog niet teruggestuurd" in text_of(clerk.get(start))
    row.returned_on = date(2026, 5, 21)
    row.save()
    [house] = clerk.get(start).context["page"].houses
    assert not [line for each in house.coming for line in each.lines if line.pieces]


def test_the_start_tells_a_clerk_what_waits_and_which_own_days_are_missing(cast, clerk, region):
    put(region, region.houten, sent_on=date(2026, 5, 14))
    said = text_of(clerk.get(reverse("councils:start")))
    assert "1 stuk wacht op een volgende stap" in said
    assert "Er staat nog geen komend reces van de raad van Houten in. Vul reces in" in said
    assert "Er staat nog geen komende vergadering van de raad van Houten in." in said
    Recess.objects.create(
        party=region.houten, name="zomerreces", first_day=date(2026, 7, 11), last_day=date(2026, 8, 23)
    )
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 25), name="raad")
    assert "Er staat nog geen" not in text_of(clerk.get(reverse("councils:start")))
    Recess.objects.all().delete()
    councillor = text_of(window(cast.raadslid).get(reverse("councils:start")))
    assert "Er staat nog geen" not in councillor
