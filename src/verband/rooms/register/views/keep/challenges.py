"""The challenges that a partnership is for, chosen from the list that stands; one that is missing can be named."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.bridge import InputError
from verband.rooms.common.forms import SEEN
from verband.rooms.common.kept import filled
from verband.rooms.history.views.attempt import Written, attempt, status_of
from verband.rooms.register.forms.challenges import ChallengesForm
from verband.rooms.register.selectors.keeping import partnership_to_keep
from verband.rooms.register.services.keep.challenges import choose_challenges, chosen


def challenges(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose the challenges of a partnership."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    stood = {"challenges": chosen(kept.partnership)}
    form = filled(request, ChallengesForm, seen=stood, initial=stood)

    def do() -> Written:
        try:
            batch = choose_challenges(
                partnership=kept.partnership,
                name=kept.name,
                challenges=form.cleaned_data["challenges"],
                new=form.cleaned_data["new"],
                seen=form.cleaned_data[SEEN],
                at=timezone.now(),
                by=user_of(request),
            )
        except InputError:
            form.see_again({"challenges": chosen(kept.partnership)})
            raise
        return Written(batch)

    written = attempt(request, form, do)
    if written:
        written.say(request, "De opgaven zijn bewaard.")
        return redirect("register:parts", public_id, "opgaven")
    context = {"kept": kept, "form": form}
    return render(request, "register/keep/challenges.html", context, status=status_of([form]))
