"""How an amount may be written: as this site writes it itself, bare, or with a point for the cents."""

from decimal import Decimal

import pytest
from django.forms import ValidationError

from verband.rooms.register.forms.euro import EuroField
from verband.rooms.register.forms.parts import ContributionForm, YearFiguresForm

READ = {
    "4.384.699,10": "4384699.10",
    "4384699,10": "4384699.10",
    "4384699.10": "4384699.10",
    "4384699": "4384699",
    "4.000": "4000",
    "12,5": "12.5",
    "12.5": "12.5",
    "1.250,-": "1250",
    "-12,50": "-12.50",
    "€ 1.250,00": "1250.00",
    "€\N{NO-BREAK SPACE}-1.250": "-1250",
    "99.999.999.999.999,99": "99999999999999.99",
    "0": "0",
    " 7 ": "7",
}
REFUSED = (
    "4,000",
    "12 50",
    "0.500",
    "4.00.000",
    "4384.6991",
    "1,2,3",
    "4,384,699.10",
    "1e3",
    "NaN",
    "veel",
    "-",
    "١٢",
    "--5",
)


@pytest.mark.parametrize("typed", READ, ids=range(len(READ)))
def test_an_amount_is_read_as_it_is_meant(typed):
    assert EuroField(max_digits=16).clean(typed) == Decimal(READ[typed])


@pytest.mark.parametrize("typed", REFUSED, ids=range(len(REFUSED)))
def test_an_amount_that_can_be_meant_otherwise_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"zoals 4\.384\.699,10"):
        EuroField(max_digits=16).clean(typed)


def test_an_amount_with_too_many_digits_is_refused():
    with pytest.raises(ValidationError, match="cijfers"):
        EuroField(max_digits=14).clean("1234567890123,00")


def test_an_amount_stands_in_its_form_as_the_page_writes_it():
    form = YearFiguresForm(
        partnership=None,
        initial={"result": "-4384699.10", "debt_end": Decimal(5), "debt_begin": "99999999999999.99"},
    )
    assert form["result"].value() == "-4.384.699,10"
    assert form["debt_end"].value() == "5,00"
    assert form["debt_begin"].value() == "99.999.999.999.999,99"
    assert form["equity_end"].value() is None


def test_what_cannot_be_read_stays_as_it_was_typed():
    form = YearFiguresForm({"result": "4,000"}, partnership=None)
    assert not form.is_valid()
    assert form["result"].value() == "4,000"


def test_a_result_may_be_negative_and_a_contribution_may_not(region):
    figures = YearFiguresForm({"result": "-5"}, partnership=region.waste)
    figures.is_valid()
    assert figures.cleaned_data["result"] == -5
    paid = ContributionForm({"amount": "-5"}, partnership=region.waste)
    assert paid.errors["amount"] == ["Een bijdrage is nul of meer; een teruggave staat in het resultaat."]
