"""The list of everybody: found, narrowed, sorted, a page at a time."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from himoya.alarms.urgent import Urgent
from himoya.cases.models import SavedFilter
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.desk.people.actions import searched
from himoya.desk.people.filters import Filters, filters_from
from himoya.desk.people.forms import GiveForm, SaveForm, SearchForm, drawn_filters, helpers
from himoya.desk.people.listing import Listing
from himoya.desk.people.places import Place, known_places
from himoya.desk.people.rows import rows_of
from himoya.desk.people.searching import LONGEST, Hits, search
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

PAGE = 30
WORDS = "people_words"  # where the session keeps what was searched for
FARTHEST = 10_000
OFFERED = 30  # places to choose from, the most often told; any other is found by searching


@dataclass(frozen=True, slots=True)
class Screen:
    """The numbers of one page, and how many there are in all."""

    numbers: list[int]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@allow(Right.SEE_CASES)
@require_safe
def people(request: StaffRequest) -> HttpResponse:
    return listed(request)


@allow(Right.SEE_CASES)
@require_POST
def people_search(request: StaffRequest) -> HttpResponse:
    """Keep the words in the session: in an address they would stay in logs and in the browser's history."""
    words = request.POST.get("words", "").replace("\x00", "").strip()[:LONGEST]
    if words:
        searched(request.user)
        request.session[WORDS] = words
    else:
        request.session.pop(WORDS, None)
    return redirect("people")


def listed(request: StaffRequest, more: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """The page, with forms that hold a mistake in place of the empty ones."""
    account, now = request.user, evening(clock.now())
    listing, asked = Listing.of(account, now), filters_from(request.GET.dict())
    words: str = request.session.get(WORDS, "")
    places, everybody = known_places(account), helpers()
    hits = search(words, listing, places) if words else None
    first = listing.urgent()
    screen = None if hits or asked.terms() else _first_page(listing, first, _page_number(request))
    if screen is None:
        screen = _cut(_numbers(listing, asked, hits, places, first), _page_number(request))
    values: dict[str, Any] = {
        "rows": rows_of(listing, screen.numbers, first.levels(screen.numbers)),
        "screen": screen,
        "asked": asked,
        "words": words,
        "places_meant": hits.places if hits else (),
        "now": now,
        "search": SearchForm(initial={"words": words}),
        "filter": _filters(asked, places, everybody),
        "save": SaveForm(),
        "give": GiveForm(helpers=everybody),
        "saved": _saved(account),
        "previous": asked.query(page=str(screen.number - 1)) if screen.number > 1 else "",
        "next": asked.query(page=str(screen.number + 1)) if screen.number < screen.pages else "",
    }
    return page(request, "people/list.html", {**values, **(more or {})}, seen="people", status=status)


def _first_page(listing: Listing, first: Urgent, number: int) -> Screen | None:
    """A page of everybody that holds only who is urgent: nobody else has to be put in order for it."""
    groups = first.between((number - 1) * PAGE, number * PAGE)
    if len(groups) < PAGE:
        return None
    rows = listing.everyone()
    standing = set(rows.filter(pk__in=groups).values_list("pk", flat=True))
    return Screen([group for group in groups if group in standing], rows.count(), number)


def _numbers(
    listing: Listing, asked: Filters, hits: Hits | None, places: list[Place], first: Urgent
) -> list[int]:
    place = next((known.words for known in places if known.mark == asked.place), None)
    rows = listing.narrowed(asked, place)
    if hits is None:
        return listing.numbers(rows, asked, first)
    if not hits.persons:
        return listing.numbers(rows.filter(listing.held_in(hits.places)), asked, first)
    # Best first, whatever order was asked for.
    standing = set(listing.numbers(rows.filter(pk__in=list(hits.persons)), asked, first))
    return [person for person in hits.persons if person in standing]


def _cut(numbers: list[int], number: int) -> Screen:
    number = min(number, max(1, -(-len(numbers) // PAGE)))
    return Screen(numbers[(number - 1) * PAGE : number * PAGE], len(numbers), number)


def _filters(asked: Filters, places: list[Place], owners: list[Account]) -> SafeString:
    offered = [place for n, place in enumerate(places) if n < OFFERED or place.mark == asked.place]
    return drawn_filters(offered, owners, asked.terms())


def _saved(account: Account) -> list[tuple[SavedFilter, str]]:
    kept = SavedFilter.objects.filter(account=account).order_by("name")
    return [(one, filters_from(one.terms).query()) for one in kept]


def _page_number(request: StaffRequest) -> int:
    asked = request.GET.get("page", "")
    return min(int(asked), FARTHEST) or 1 if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
