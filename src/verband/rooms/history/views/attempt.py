"""Do a deed with what a form holds; a deed that is refused says so in the form, and nothing typed is lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest

from verband.rooms.common.bridge import InputError
from verband.rooms.common.forms import SeenForm
from verband.rooms.common.models import Record
from verband.rooms.common.toasts import tell
from verband.rooms.history.services import OvertakenError, plain_values

Outcome = TypeVar("Outcome")
UNPROCESSABLE = 422
STOOD_SO = "Er is niets gewijzigd: dit stond er al zo."


@dataclass(frozen=True, slots=True)
class Written:
    """A deed that was done; without a batch it stood so already."""

    batch: UUID | None

    def say(self, request: HttpRequest, sentence: str) -> None:
        """Tell on the next page what was done."""
        if self.batch:
            tell(request, sentence, batch=self.batch)
        else:
            tell(request, STOOD_SO)


def attempt(
    request: HttpRequest,
    form: forms.BaseForm,
    deed: Callable[[], Outcome],
    row: Record | None = None,
    beside: Callable[[], dict[str, Any]] = dict,
) -> Outcome | None:
    """Return what the deed gave; None when nothing was sent, or when form or deed refused it.

    ``row`` is the record of a ``SeenForm``, ``beside`` reads what stands in tables of their own: after a refusal the
    form rests on what stands now.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return deed()
    except OvertakenError as error:
        form.add_error(None, str(error))
        form.differs = error.differs  # type: ignore[attr-defined]  # shown beside the form
    except InputError as error:
        form.add_error(None, str(error))
    if row and isinstance(form, SeenForm):
        row.refresh_from_db()
        form.see_again(plain_values(row) | beside())
    return None


def status_of(forms_on_page: Iterable[forms.BaseForm]) -> int:
    """Return the status of a page with forms: 422 when one of them was refused."""
    return UNPROCESSABLE if any(form.is_bound and form.errors for form in forms_on_page) else 200
