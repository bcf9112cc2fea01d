"""Open pages of analysis to everyone, and close them again: for the programme team of a region.

Rankings, gaps and overlaps are for partners until the partners decide otherwise. What has been open may have been
read and kept by others, so opening asks once and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.models import Publication
from verband.rooms.register.services.people import publish_page, withdraw_page

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Overzicht": ("patchwork:overview",),
    "Matrix": ("patchwork:matrix",),
    "Kaart": ("patchwork:map",),
    "Gebieden": ("patchwork:areas",),
    "Netwerken": ("patchwork:network-party", "patchwork:network-partnership"),
    "Regelingen per overheid": ("patchwork:load",),
    "Overlap": ("patchwork:overlap", "patchwork:shared"),
    "Volledigheid": ("patchwork:completeness",),
    "Gespreksaanleidingen": ("patchwork:prompts",),
    "Verdieping": ("patchwork:deeper",),
    "Taken en kenmerken": ("register:tasks", "register:tasks-sheet"),
    "Rapport": ("patchwork:report", "patchwork:report-pdf"),
    "Kalender van raden": (
        *("councils:grid", "councils:calendar", "councils:council"),
        *("councils:partnership-ics", "councils:moment-ics"),
    ),
}
"""What is opened together, by the name people know; a test keeps every page for partners in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are opened together."""

    name: str
    since: date | None
    """From which day everyone sees them; None when only partners do."""


class OpenForm(forms.Form):
    """Which pages are open to everyone."""

    open = forms.MultipleChoiceField(
        label="Voor iedereen te zien",
        choices=[(name, name) for name in GROUPS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(
        label="De partners van de regio hebben hiertoe besloten; ik begrijp dat wat openbaar was, bewaard kan zijn."
    )


def open_groups() -> list[Group]:
    """Return every group with the day since which everyone sees it."""
    since = dict(Publication.objects.filter(valid_to=None).values_list("page", "valid_from"))
    return [Group(name, since.get(pages[0])) for name, pages in GROUPS.items()]


@audience(Audience.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest) -> HttpResponse:
    """Show which pages everyone sees, and change that."""
    groups = open_groups()
    standing = [group.name for group in groups if group.since]
    form = filled(request, OpenForm, initial={"open": standing})
    if request.method == "POST" and form.is_valid():
        wanted = set(form.cleaned_data["open"])
        _change(request, wanted - set(standing), set(standing) - wanted)
        tell(request, "Opgeslagen: wie welke bladzijden ziet, is bijgewerkt.")
        return redirect("publishing")
    status = 422 if form.errors else 200
    return render(request, "site/publishing.html", {"form": form, "groups": groups}, status=status)


def _change(request: HttpRequest, opened: set[str], closed: set[str]) -> None:
    by, at, today = user_of(request), timezone.now(), timezone.localdate()
    for page in (page for name in opened for page in GROUPS[name]):
        publish_page(page=page, on=today, at=at, by=by)
    for page in (page for name in closed for page in GROUPS[name]):
        withdraw_page(page=page, on=today, at=at, by=by)
