"""One letter of many families: those who may be named stand in its annex, the others are a number."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya.alarms.of_person import rang_for
from himoya.appeals.actions import prepare_together, renew_annex
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.queries import current_pack
from himoya.appeals.queries.together import Row, annex_rows, joining, silent
from himoya.appeals.queries.writing import languages, together_before
from himoya.appeals.rules.audience import consents_needed
from himoya.appeals.rules.fan import kind_of
from himoya.appeals.rules.together import LETTER, PRESSURE_RULES, Joining, Place, numbers
from himoya.cases.kinds import day_of
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, pressed, the_letter, to_letter, today
from himoya.desk.appeals.together_asking import asking
from himoya.desk.appeals.together_forms import ForWhom, Signed
from himoya.desk.page import page
from himoya.desk.people.places import mark_of
from himoya.papers.visit.queries import cases_by_place
from himoya.papers.visit.rules import Place as Held
from himoya.people.models import Relative
from himoya.people.recipients import RECIPIENTS
from himoya.security.access import StaffRequest, allow

KINDS = (
    "consul",
    "home",
    "commissioner",
    "prosecutor",
    "military",
    "prison",
)  # no court: it decides on one person
MOST = 300  # names shown one by one, to be left out


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everybody of whom the letter would speak, before anybody is taken out by hand."""

    joined: list[Joining]
    rows: dict[int, Row]
    relatives: list[Relative]

    @property
    def named(self) -> list[Joining]:
        return [one for one in self.joined if one.place is Place.NAMED]


@allow(Right.SEE_ALL_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: StaffRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    to = current_pack().get(Authority, asked.get("to", ""))
    if to is None or not languages(to, LETTER):
        return page(request, "letters/together_whom.html", {"bodies": _bodies()}, seen="letters together")
    there = cases_by_place(request.user)
    shown = ForWhom(asked, to, there)
    tongue = asked.get("language", "") or languages(to, LETTER)[0]
    found = _gathered(to, tongue, _only(there, asked.get("place", "")))
    form = Signed(
        request.POST if request.method == "POST" else None, found.relatives, again=together_before(to.id)
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _prepared(request, to, tongue, found, form)
        except BadInput as error:
            form.add_error(None, error.said(language()))
    values = {
        "to": to.id,
        "name": to.name.said(language()),
        "place": asked.get("place", ""),
        "language": tongue,
        "shown": shown,
        "form": form,
        **_numbers(found, asked, posted=request.method == "POST"),
        **asking(found.joined),
        "recipients": [
            gettext(RECIPIENTS[one].name) for one in RECIPIENTS if one in consents_needed(to.audiences)
        ],
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/together.html", values, seen="letters together", status=status)


@allow(Right.SEE_ALL_CASES)
@require_POST
def annex_anew(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    said = gettext("The annex is made anew. Whoever agreed must read it once more.")
    return pressed(
        request, case, one, lambda: renew_annex(one, by=request.user, pressed=rang_for(PRESSURE_RULES)), said
    )


def _only(there: dict[Held, list[int]], mark: str) -> set[int] | None:
    """The cases of the chosen place; None: of every place."""
    found = (cases for place, cases in there.items() if mark_of(place.words) == mark)
    return set(next(found, [])) if mark else None


def _gathered(to: Authority, tongue: str, only: set[int] | None) -> Gathered:
    joined = [one for one in joining(to, today()) if only is None or one.case in only]
    named = [one for one in joined if one.place is Place.NAMED]
    rows = annex_rows([one.case for one in named[:MOST]], tongue)
    persons = [person for one in named[:MOST] for person in one.persons]
    relatives = Relative.objects.filter(person__in=persons, withdrawn_at=None).order_by("name", "pk")
    return Gathered(joined, rows, list(relatives))


def _prepared(
    request: StaffRequest, to: Authority, tongue: str, found: Gathered, form: Signed
) -> HttpResponse:
    chosen = form.cleaned_data["speaker"]
    kept = set(request.POST.getlist("name"))
    made = prepare_together(
        to.id, tongue,
        speaker=next(one for one in found.relatives if str(one.pk) == chosen),
        address=form.cleaned_data["address"],
        only={one.case for one in found.joined},
        unnamed={case for case in found.rows if str(case) not in kept},
        pressed=rang_for(PRESSURE_RULES),
        whats_new=form.cleaned_data["whats_new"],
        by=request.user,
    )  # fmt: skip
    messages.success(request, gettext("The letter is prepared. It has not been sent."))
    return to_letter(made.case, made)


def _numbers(found: Gathered, asked: QueryDict, *, posted: bool) -> dict[str, Any]:
    told = numbers(found.joined, rang_for(PRESSURE_RULES), silent(clock.now()))
    why = Counter((one.place is Place.OUT, one.why) for one in found.joined if one.why)
    kept = set(asked.getlist("name"))
    return {
        "told": told,
        "named": len(found.named),
        "rows": [
            {"case": case, "row": _dated(row), "kept": not posted or str(case) in kept}
            for case, row in found.rows.items()
        ],
        "more": len(found.named) - len(found.rows),
        "wish_unknown": sum(one.wish_unknown for one in found.named),
        "counted": [(gettext(words), count) for (out, words), count in why.most_common() if not out],
        "out": [(gettext(words), count) for (out, words), count in why.most_common() if out],
    }


def _dated(row: Row) -> Row:
    """The row with its day as people write it; a year alone stays a year."""
    name, born, *rest = row
    return [name, f"{day_of(born):%d.%m.%Y}" if "-" in born else born, *rest]


def _recipients(to: Authority) -> list[str]:
    """Whose reading each family must have said yes to."""
    needed = consents_needed(to.audiences)
    return [gettext(words.name) for code, words in RECIPIENTS.items() if code in needed]


def _bodies() -> list[dict[str, str]]:
    """Authorities that many can write to at once: first those the law tables name for it, then the safest."""
    called = {one.to_authority for one in current_pack().every(LadderStep) if one.letter_id == LETTER}
    found = [
        one for one in current_pack().every(Authority) if languages(one, LETTER) and kind_of(one) in KINDS
    ]
    found.sort(key=lambda one: (one.id not in called, KINDS.index(kind_of(one)), one.id))
    return [
        {"code": one.id, "name": one.name.said(language()), "can_do": one.can_do.said(language())}
        for one in found
    ]
