"""Write some columns of a row from a form that remembers what its reader saw, and of that row nothing else.

A reader who may write one column need not be allowed to read the others, so the form never carries them along.
"""

import copy
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest

from verband.rooms.common.bridge import InputError
from verband.rooms.common.forms import SEEN, ColumnsForm
from verband.rooms.common.kept import filled
from verband.rooms.common.models import Record
from verband.rooms.history.services import plain_values, settle
from verband.rooms.history.views.attempt import Written, attempt

Values = dict[str, Any]
AnyForm = TypeVar("AnyForm", bound=ColumnsForm)


def write_columns(
    request: HttpRequest,
    form_type: type[AnyForm],
    row: Record | None,
    deed: Callable[[Values], UUID | None],
    *,
    begin: Values | None = None,
    **arguments: object,
) -> tuple[AnyForm, Written | None]:
    """Return the form, and what was written; None when nothing was sent, or when form or deed refused it.

    The deed gets all columns of the form: what the sender left alone as it stands now. Without a row, the form begins
    empty and the deed makes one; a row that was not saved yet tells what the form begins with. ``begin`` goes before
    what stands there.
    """
    columns = form_type.columns()
    seen = _only(row, columns)
    form = filled(request, form_type, seen=seen, initial=seen | (begin or {}), **arguments)

    def do() -> Written:
        try:
            return Written(deed(_settled(form, row)))
        except InputError:
            if row and row.pk:
                row.refresh_from_db()
                form.see_again(_only(row, columns))
            raise

    return form, attempt(request, form, do)


def _only(row: Record | None, columns: Sequence[str]) -> Values:
    if row is None:
        return {}
    plain = plain_values(row)
    return {name: plain[name] for name in columns}


def _settled(form: ColumnsForm, row: Record | None) -> Values:
    wanted = form.values()
    if row is None:
        return wanted
    trial = copy.copy(row)
    for name, value in wanted.items():
        setattr(trial, name, value)
    mine = settle(row, form.cleaned_data[SEEN], _only(trial, form.columns()))
    return {name: wanted[name] if name in mine else getattr(row, name) for name in wanted}
