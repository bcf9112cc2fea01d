"""Coming in as one of the people of the example, with one click; only on a working copy that shows the example."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST

from verband.rooms.accounts.choices import SignInMethod
from verband.rooms.accounts.selectors.example import example_people
from verband.rooms.accounts.views import coming_in
from verband.rooms.accounts.views.addresses import asked_page
from verband.rooms.common.audience import Audience, audience


@audience(Audience.PUBLIC)
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponseBase:
    """Sign in as someone of the example; where there is no example, there is no such page."""
    user = next((one for one in example_people() if str(one.public_id) == request.POST.get("person")), None)
    if user is None:
        raise Http404
    return coming_in.let_in(request, user, method=SignInMethod.EXAMPLE, to=asked_page(request))
