"""A report that was stopped is asked for again by whom its page is for."""

import pytest
from django.urls import reverse

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.starting import cancel
from verband.rooms.jobs.tests.working import NOW
from verband.rooms.patchwork.tasks import ASKED_AT, NOT_FOR_YOU
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.site.tests.addresses import VIEWS


@pytest.fixture
def stopped(cast, region) -> Run:
    window(cast.griffier).post(reverse(ASKED_AT))
    return cancel(run=Run.objects.get(), at=NOW)


def test_the_page_is_for_whom_it_is_declared():
    assert audience_of(VIEWS[ASKED_AT]) == Audience.PUBLISHED


def test_who_may_see_the_report_asks_for_it_again(cast, stopped):
    browser = window(cast.griffier)
    assert "Probeer opnieuw" in text_of(browser.get(reverse("jobs:run", args=[stopped.public_id])))
    browser.post(reverse("jobs:again", args=[stopped.public_id]))
    assert Run.objects.get(retry_of=stopped).arguments == stopped.arguments


def test_who_may_see_it_no_longer_is_told_so(cast, stopped):
    cast.griffier.affiliations.all().delete()
    browser = window(cast.griffier)
    assert NOT_FOR_YOU in text_of(browser.get(reverse("jobs:run", args=[stopped.public_id])))
    browser.post(reverse("jobs:again", args=[stopped.public_id]))
    assert Run.objects.count() == 1
