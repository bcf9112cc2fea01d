from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.bridge.conversations import read_conversations
from verband.rooms.register.models import Area, PartnershipVersion, Party
from verband.rooms.register.tests.small_exports import everything

pytestmark = pytest.mark.django_db
IN_PROVINCE = {"municipality": 26, "water-authority": 4, "province": 1}
TOLD = read_conversations().wanted


def demo():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_governments_of_the_province_and_twenty_two_partnerships_stand():
    demo()
    told = [one.values["tooi"] for one in TOLD if one.kind == "party" and one.values["tooi"]]
    here = Party.objects.filter(tooi__in=told, area_members__area__code="PV26")
    assert Counter(here.values_list("kind", flat=True)) == IN_PROVINCE
    assert PartnershipVersion.objects.filter(source="gesprekken-2024").count() == 22


def test_twice_is_once():
    demo()
    before = everything()
    assert "is al verwerkt" in demo()
    assert everything() == before


def test_every_record_has_one_event():
    demo()
    events = list(Event.objects.values_list("object_id", flat=True))
    assert len(events) == len(set(events)) == len(TOLD) + Area.objects.count()


def test_site_for_others_refuses_the_example_and_is_left_as_it_was(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="site voor anderen") as refused:
        demo()
    assert refused.value.returncode == 2
    assert not Party.objects.exists()


@pytest.mark.parametrize("page", ["home", "register:sources"])
@pytest.mark.parametrize("for_others", [True, False], ids=["for others", "working copy"])
def test_empty_page_names_the_example_on_a_working_copy_only(client, settings, page, for_others):
    settings.PRODUCTION = for_others
    told = client.get(reverse(page)).content.decode()
    assert "verband import-roo" in told
    assert ("verband demo" in told) is not for_others
