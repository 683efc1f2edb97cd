"""What the pages of the opening ask before anything else: which step is due, and who is there."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from himoya.desk.opening.opening import Opening, Phase, still_closed
from himoya.desk.opening.owner import is_owner
from himoya.security.access import allow_anyone

Step = Callable[[HttpRequest, Opening], HttpResponse]

# Where each phase goes on. A step out of turn (back button, a second tab, an old bookmark) leads here.
DUE = {Phase.KEYS: "start", Phase.LOCKED: "start", Phase.GROUP: "start-group", Phase.OPEN: "tonight"}


def step(phase: Phase) -> Callable[[Step], Callable[[HttpRequest], HttpResponse]]:
    """A page of this phase, for the owner of the machine only."""

    def decorate(view: Step) -> Callable[[HttpRequest], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            opening = still_closed()
            if opening is None or opening.phase is not phase:
                return due(opening)
            if not is_owner(request, opening):
                return HttpResponseRedirect(reverse("start"))
            return view(request, opening)

        return allow_anyone(require_http_methods(["GET", "HEAD", "POST"])(guarded))

    return decorate


def due(opening: Opening | None) -> HttpResponse:
    """On to the step that is due now."""
    return HttpResponseRedirect(reverse(DUE[opening.phase if opening else Phase.OPEN]))
