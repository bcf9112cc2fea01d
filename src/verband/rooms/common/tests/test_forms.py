"""Fields that forms of every room share."""

from datetime import date

import pytest
from django.forms import ValidationError

from verband.rooms.common.forms import DayField


@pytest.mark.parametrize("typed", ["0028-04-02", "0202-01-01", "9999-12-31", "2201-01-01"])
def test_a_year_that_nobody_means_is_refused(typed):
    with pytest.raises(ValidationError, match=f"Het jaar {int(typed[:4])} kan niet kloppen"):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["1232-10-07", "2028-02-29", "2200-12-31"])
def test_a_year_that_can_be_meant_is_taken(typed):
    assert DayField().clean(typed) == date.fromisoformat(typed)


def test_no_day_is_unknown_where_it_may_be():
    assert DayField(required=False).clean("") is None
