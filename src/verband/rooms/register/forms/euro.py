"""A field for an amount, read as people here write amounts."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from verband.rooms.common.words import getal

CENTS = 2
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]{1,2})?")
"""With a point between thousands, as this site writes it; a single group of three can be no cents."""
BARE = re.compile(r"-?[0-9]+([.,][0-9]{1,2})?")
ORNAMENT = re.compile(r"^€\s*|,-$")


class EuroField(forms.DecimalField):
    """An amount in euro with at most two decimals; what can be meant in two ways is refused."""

    widget = forms.TextInput

    def __init__(self, *, max_digits: int, **kwargs: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=CENTS, **kwargs)

    def to_python(  # type: ignore[override]  # as DecimalField does, of a field for whole numbers
        self,
        value: Any,  # noqa: ANN401 - as Django passes it
    ) -> Decimal | None:
        """Return the amount, None when nothing was written.

        Raises
        ------
        ValidationError
            When it is no amount, or can be meant in two ways.
        """
        if value in self.empty_values:
            return None
        amount = _read(str(value))
        if amount is None:
            message = f"'{value}' is geen bedrag, of kan op twee manieren zijn bedoeld; schrijf het zoals 4.384.699,10."
            raise forms.ValidationError(message)
        return amount

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django passes it
        """Return an amount as this site writes it; what cannot be read stays as it was typed."""
        amount = value if isinstance(value, Decimal) else _read(str(value or ""))
        return value if amount is None else getal(amount, CENTS)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return the attributes: a telephone shows digits with a comma."""
        return super().widget_attrs(widget) | {"inputmode": "decimal"}


def _read(typed: str) -> Decimal | None:
    bare = ORNAMENT.sub("", typed.strip())
    if GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    elif not BARE.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "."))
