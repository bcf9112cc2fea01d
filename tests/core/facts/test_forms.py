import pytest

from verband.core.facts.forms import forms
from verband.core.packs import CERTAINTIES

CODES = ["OL", "BVO", "GO", "RZM", "CEN", "DVO", "CONV", "NET", "STI", "VER", "COOP", "NV-BV", "unknown"]


def test_every_form_stands_in_the_catalogue_unknown_last():
    assert list(forms()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_form_is_explained_and_labelled(code):
    form = forms()[code]
    assert form.code == code
    assert all((form.label, form.explanation, form.legal_base, form.powers, form.council))
    assert form.certainty in CERTAINTIES


def test_an_openbaar_lichaam_is_a_legal_person_and_a_gemeenschappelijk_orgaan_is_not():
    assert forms()["OL"].legal_personality is True
    assert forms()["GO"].legal_personality is False


def test_of_an_unknown_form_nothing_is_claimed():
    unknown = forms()["unknown"]
    assert (unknown.legal_personality, unknown.own_staff, unknown.council) == (None, None, "Niet bekend.")


def test_the_explanations_are_short():
    assert max(len(form.explanation.split()) for form in forms().values()) <= 25
