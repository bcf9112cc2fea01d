from datetime import date

from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun, Partnership, Publication
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.pages import addresses, text_of

HOME = "/"


def test_newcomer_sees_what_there_is_and_where_to_begin(client, region):
    response = client.get(HOME)
    said = text_of(response)
    assert "Wie werkt met wie samen?" in said
    assert "Stand register 16 mei 2026" in said
    assert {reverse("register:partnerships"), reverse("register:parties"), reverse("patchwork:overview")} <= {
        link.partition("?")[0] for link in addresses(response)
    }


def test_counts_are_those_of_the_register(client, region):
    counts = client.get(HOME).context["counts"]
    assert (counts["partnerships"], counts["memberships"], counts["parties"]) == (4, 13, 5)


def test_count_of_governments_is_that_of_the_list_it_leads_to(client, region):
    party("Stadt Kleve", "foreign-government")
    listed = client.get(reverse("register:parties")).context["table"].total
    assert client.get(HOME).context["party_count"] == listed


def test_counts_of_what_was_told_where_nothing_is_registered(client, region):
    Partnership.objects.exclude(leading_source=Source.CONVERSATIONS).delete()
    ImportRun.objects.filter(source=Source.REGISTER).delete()
    response = client.get(HOME)
    assert response.context["counts"]["partnerships"] == 1
    assert "Stand gesprekken 2024 (31 januari 2025)" in text_of(response)


def test_every_province_leads_to_its_picture_for_whom_that_is_open(client, region):
    shown, listed = (
        f"{reverse(name)}?provincie=PV26" for name in ("patchwork:overview", "register:partnerships")
    )
    assert shown in addresses(client.get(HOME))
    assert listed in addresses(window(None).get(HOME))
    assert reverse("patchwork:overview") not in addresses(window(None).get(HOME))
    Publication.objects.create(page="patchwork:overview", valid_from=date(2020, 1, 1))
    assert shown in addresses(window(None).get(HOME))


def test_sentence_on_what_the_register_holds_is_there(client, region):
    assert "33" in text_of(client.get(HOME))
    assert "Het register loopt achter" in text_of(client.get(HOME))


def test_menu_marks_where_one_is(client, region):
    def current(address):
        return [item.label for item in client.get(address).context["navigation"] if item.current]

    assert current(HOME) == ["Start"]
    assert current(region.houten.get_absolute_url()) == ["Overheden"]
    assert current(reverse("patchwork:matrix")) == ["Samenwerking in beeld"]
    assert current(reverse("accessibility")) == []


def test_accessibility_page_is_linked_from_every_foot(client, region):
    assert reverse("accessibility") in client.get(HOME).content.decode()
    assert client.get(reverse("accessibility")).status_code == 200


def test_page_that_is_not_there_is_designed(client, db):
    response = client.get("/kaas/")
    assert response.status_code == 404
    assert "Deze pagina vinden we niet" in text_of(response)


def test_page_is_guarded_by_a_strict_policy(client, region):
    policy = client.get(HOME)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
