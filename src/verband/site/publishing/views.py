"""The page on which a programme team, or who runs the site, opens pages to everyone and closes them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.forms import SeenForm
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.rules import is_province_team, may_publish
from verband.site.publishing.deeds import open_and_close
from verband.site.publishing.groups import GROUPS, Group, State, group_states


class OpenForm(SeenForm):
    """Which pages are open to everyone; others may open or close some meanwhile."""

    open = forms.MultipleChoiceField(
        label="Voor iedereen te zien", widget=forms.CheckboxSelectMultiple, required=False
    )
    sure = forms.BooleanField(
        label="De partners van de regio hebben hiertoe besloten; ik begrijp dat wat openbaar was, bewaard kan zijn."
    )

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        seen = {group.name: group.state for group in groups}
        standing = [group.name for group in groups if group.state == State.OPEN]
        super().__init__(*args, seen=seen, initial={"open": standing}, **kwargs)
        ticks = cast("forms.MultipleChoiceField", self.fields["open"])
        ticks.choices = [(group.name, _label(group)) for group in groups]

    def changed(self) -> tuple[list[str], list[str]]:
        """Return which groups to open and which to close: those that were seen to stand otherwise."""
        seen, wanted = self.cleaned_data["gezien"], self.cleaned_data["open"]
        states = {name: seen.get(name, State.CLOSED) for name in GROUPS}
        opened = [name for name, state in states.items() if name in wanted and state != State.OPEN]
        closed = [name for name, state in states.items() if name not in wanted and state != State.CLOSED]
        return opened, closed


def _label(group: Group) -> str:
    if not group.is_partly:
        return group.name
    return f"{group.name}, nu deels openbaar: met een vinkje gaat alles open, zonder vinkje alles dicht"


@audience(Audience.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest) -> HttpResponse:
    """Show the team of a province which pages everyone sees; it changes that, or reads who does."""
    today = timezone.localdate()
    if not is_province_team(request.user, today):
        raise Http404
    if may_publish(request.user, today):
        return _open_or_close(request, "publishing")
    status = 403 if request.method == "POST" else 200
    return render(request, "site/publishing.html", {"open_groups": _open_now(group_states())}, status=status)


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def publishing_by_site(request: HttpRequest) -> HttpResponse:
    """Show who runs the site which pages everyone sees, and change that."""
    return _open_or_close(request, "publishing-by-site")


def _open_or_close(request: HttpRequest, here: str) -> HttpResponse:
    groups = group_states()
    form = filled(request, OpenForm, groups=groups)
    if request.method == "POST" and form.is_valid():
        opened, closed = form.changed()
        by, at, today = user_of(request), timezone.now(), timezone.localdate()
        batch = open_and_close(opened=opened, closed=closed, on=today, at=at, by=by)
        tell(request, _sentence(batch, opened, closed), batch=batch)
        return redirect(here)
    status = 422 if form.errors else 200
    context = {"form": form, "open_groups": _open_now(groups)}
    return render(request, "site/publishing.html", context, status=status)


def _open_now(groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.since]


def _sentence(batch: UUID | None, opened: Iterable[str], closed: Iterable[str]) -> str:
    if not batch:
        return "Er is niets gewijzigd: alles stond al zo."
    told = {"Openbaar gemaakt": ", ".join(opened), "Gesloten": ", ".join(closed)}
    return " ".join(f"{what}: {names}." for what, names in told.items() if names)
