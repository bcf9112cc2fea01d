"""What was told of beside what is registered: see what may be the same, and say whether it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled, kept_form
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.choices import Verdict
from verband.rooms.register.forms.matching import MatchForm
from verband.rooms.register.models import Partnership
from verband.rooms.register.selectors.matching import Said, decision_about, match_of, matches_page
from verband.rooms.register.selectors.merging import Merging, merging_for, record_by_id
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.services.keep.matching import say_different, say_same

CONFLICT = 409


@audience(Audience.EDITORS)
@require_safe
def matches(request: HttpRequest) -> HttpResponse:
    """Show what was told of and may be registered as well."""
    today = timezone.localdate()
    page = matches_page(request.user, register_on(stand(today).day), today)
    return render(request, "register/matching/matches.html", {"page": page})


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, told: UUID, registered: UUID) -> HttpResponse:
    """Say whether two partnerships are the same."""
    today = timezone.localdate()
    said = decision_about(request.user, told, registered, today)
    if said and said.verdict == Verdict.SAME:
        return _decided(request, said, registered)
    proposal = match_of(request.user, told, registered, register_on(stand(today).day), today)
    one, other = (record_by_id(Partnership, public_id) for public_id in (told, registered))
    merging = merging_for(request.user, one, other, today)
    form = filled(request, MatchForm, merging=merging)
    if batch := attempt(request, form, lambda: _decide(user_of(request), form, one, other)):
        tell(request, _said(form, merging), batch=batch)
        return redirect("register:matches")
    if form.errors:
        form.see_again({"mark": merging.mark})
    context = {"form": form, "proposal": proposal, "merging": merging, "said": said}
    return render(request, "register/matching/decide.html", context, status=status_of([form]))


def _decided(request: HttpRequest, said: Said, registered: UUID) -> HttpResponse:
    """Show who came second what the first said, with the reason that was typed."""
    typed = request.POST or kept_form(request) or QueryDict()
    context = {"said": said, "registered": registered, "because": typed.get("omdat", "")}
    status = CONFLICT if request.method == "POST" else 200
    return render(request, "register/matching/decided.html", context, status=status)


def _decide(by: User, form: MatchForm, told: Partnership, registered: Partnership) -> UUID:
    on, at, because = timezone.localdate(), timezone.now(), form.cleaned_data["omdat"]
    if not form.is_same:
        return say_different(told=told, registered=registered, because=because, on=on, at=at, by=by)
    return say_same(
        told=told,
        registered=registered,
        choices=form.choices(),
        mark=form.mark,
        because=because,
        on=on,
        at=at,
        by=by,
    )


def _said(form: MatchForm, merging: Merging) -> str:
    if form.is_same:
        return f"{merging.goes_name} staat nu bij {merging.stays_name}, elk met zijn eigen bron."
    return f"{merging.goes_name} en {merging.stays_name} zijn niet hetzelfde; dat is onthouden."
