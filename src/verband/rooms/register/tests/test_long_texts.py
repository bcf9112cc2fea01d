"""A text that people write is kept for good, so each field for one says how long it may be."""

import pytest
from django import forms

from verband.rooms.register.forms import participants, partnerships, parts, reports
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_corrected_days import corrected
from verband.rooms.register.tests.test_keep_pages import page


def endless(*modules):
    """Return the fields for a text, by form, that take one of any length."""
    return {
        f"{form.__name__}.{name}"
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, forms.BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field.widget, forms.Textarea) and not field.max_length
    }


def test_no_text_about_a_partnership_is_endless():
    assert endless(partnerships, participants, parts, reports) == set()


@pytest.mark.parametrize("name", ["powers", "legal_grounds"])
def test_grounds_and_powers_that_are_too_long_are_refused_and_not_lost(cast, region, name):
    there = page("change-partnership", region.waste)
    answer = corrected(window(cast.ambtenaar), there, **{name: "x" * 20_001})
    assert answer.status_code == 422
    assert "Dit zijn 20001 tekens; kort de tekst in tot hooguit 20000." in text_of(answer)
    assert "x" * 20_001 in answer.content.decode()
    assert getattr(region.waste.versions.get(), name) == []
    assert corrected(window(cast.ambtenaar), there, **{name: "x" * 20_000}).status_code == 302
