"""One letter, chosen by hand: to whom, which, and then its words: what is missing can be filled in first."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import prepare
from himoya.appeals.letters.texts import Text as LetterText
from himoya.appeals.models import Appeal
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import Draft, Subject, current_pack, subject_of
from himoya.appeals.queries.passed import about_earlier, ways_of
from himoya.appeals.queries.running import late_since, letters_of
from himoya.appeals.queries.wording import EVENTS, WHATS_NEW, filled_in, put_in
from himoya.appeals.queries.writing import draft, languages, letters_to, text_of
from himoya.appeals.rules.audience import reprisal_rank
from himoya.appeals.rules.beginning import step_of
from himoya.appeals.rules.carried import carried
from himoya.appeals.rules.ladder import Next
from himoya.appeals.words import DANGER
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.desk.appeals.filling import WordsForm
from himoya.desk.appeals.frame import language, to_letter, today
from himoya.desk.appeals.gating import draft_words
from himoya.desk.appeals.shown import authority_name, letter_name
from himoya.desk.case.frame import the_case, together
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow


class WhichForm(Form):
    letter = forms.ChoiceField(label=_("Which letter"))
    language = forms.ChoiceField(label=_("Language of the letter"))
    after = forms.ChoiceField(
        label=_("About which earlier letter"),
        help_text=_("Its day, its number and whom it went to are then filled in."),
        required=False,
    )

    def __init__(self, data: Any, to: Authority, earlier: list[Appeal]) -> None:
        super().__init__(data)
        letters = letters_to(to)
        spoken = dict.fromkeys(one for letter in letters for one in spellings(to, letter))
        for name, choices in (
            ("letter", [(one, letter_name(one)) for one in letters]),
            ("language", [(one, LANGUAGES.get(one, one)) for one in spoken]),
            ("after", [("", "—"), *((str(one.pk), before_words(one)) for one in earlier)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # all of them offer choices
        if not earlier:
            del self.fields["after"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which letter to whom, after which one, and how it reads before anybody fills it in."""

    to: Authority
    letter: str
    language: str
    after: Appeal | None
    complained_of: str  # code of the authority, "" for none
    text: LetterText
    draft: Draft


def spellings(to: Authority, letter: str) -> list[str]:
    """Languages of a letter, Uzbek in both scripts."""
    return [way for one in languages(to, letter) for way in ((one, "uz-cyrl") if one == "uz" else (one,))]


def before_words(one: Appeal) -> str:
    return f"{one.number} · {authority_name(current_pack(), one.authority)} · {one.sent_on:%d.%m.%Y}"


def sent_letters(case: Case, numbers: list[int]) -> list[Appeal]:
    """Letters that a new one can follow, newest first."""
    rows = letters_of(numbers).filter(sent_on__isnull=False).exclude(state=Appeal.State.WITHDRAWN)
    return list(rows.order_by("-sent_on", "-pk"))


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    to = current_pack().get(Authority, asked.get("to", ""))
    if to is None or not letters_to(to):
        return page(request, "letters/whom.html", {"case": case, "bodies": _bodies()}, seen=f"case {case.pk}")
    earlier = sent_letters(case, together(case, request.user))
    which = WhichForm(asked if "letter" in asked else None, to, earlier)
    subject = subject_of(case, today())
    chosen = _chosen(case, to, which, earlier, subject)
    if chosen is None:
        values = {"case": case, "form": which, **_about(to)}
        return page(request, "letters/new.html", values, seen=f"case {case.pk}", status=_status(request))
    values = filled_in(chosen.text, chosen.draft.facts["fields"], chosen.language, current_pack())
    form = WordsForm(request.POST or None, text=chosen.text, values=values, relatives=subject.relatives)
    if form.is_valid():
        try:
            made = _prepared(request, case, chosen, form.wording())
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(request, gettext("The letter is prepared. It has not been sent."))
            return to_letter(case, made)
    shown = {
        "case": case,
        "form": form,
        "groups": form.groups(),
        "chosen": chosen,
        "what": letter_name(chosen.letter),
        "draft": draft_words(chosen.draft, frozenset()),
        **_about(to),
    }
    return page(request, "letters/fill.html", shown, seen=f"case {case.pk}", status=_status(request))


def _status(request: StaffRequest) -> int:
    return 422 if request.method == "POST" else 200


def _about(to: Authority) -> dict[str, str]:
    return {
        "to": to.id,
        "name": to.name.said(language()),
        "can_do": to.can_do.said(language()),
        "risk": gettext(DANGER.get(to.reprisal_risk, DANGER["high"])),
    }


def _chosen(
    case: Case, to: Authority, form: WhichForm, earlier: list[Appeal], subject: Subject
) -> Chosen | None:
    if not form.is_valid():
        return None
    typed = form.cleaned_data
    letter, spoken = typed["letter"], typed["language"]
    after = next((one for one in earlier if str(one.pk) == typed.get("after")), None)
    more, complained = _of_earlier(to, letter, after) if after else ({}, "")
    last = earlier[0].facts.get("fields", {}) if earlier else {}
    try:
        made = draft(
            subject, to.id, letter, spoken, today=today(), more=more, carried=carried(last), after=after
        )
        return Chosen(to, letter, spoken, after, complained, text_of(to, letter, spoken), made)
    except BadInput as error:
        form.add_error(None, error.said(language()))
        return None


def _prepared(request: StaffRequest, case: Case, chosen: Chosen, wording: dict[str, Any]) -> Appeal:
    fields, codes = dict(chosen.draft.facts["fields"]), {}
    for part, value in wording.items():
        if part not in (EVENTS, WHATS_NEW):
            codes[part] = put_in(fields, part, value, chosen.language, current_pack())
    before = chosen.after.facts.get("step", "") if chosen.after else ""
    step = step_of(current_pack(), chosen.to, chosen.letter, before)
    return prepare(
        case, authority=chosen.to.id, letter=chosen.letter, language=chosen.language, by=request.user,
        events=[tuple(one) for one in wording.get(EVENTS, ())], more=fields, whats_new=wording[WHATS_NEW],
        after=chosen.after, step=step.id if step else "", basis=step.to_basis if step else "",
        complained_of=codes.get("complained_of") or chosen.complained_of,
    )  # fmt: skip


def _of_earlier(to: Authority, letter: str, after: Appeal) -> tuple[dict[str, Any], str]:
    ways = ways_of(current_pack(), [after.pk])
    more, code = about_earlier(ways, Next("", to.id, letter, ""), after)
    due = late_since(after, today())
    return {**more, **({"due_on": due.isoformat()} if due else {})}, code


def _bodies() -> list[dict[str, str]]:
    """From the least to the most dangerous for him."""
    found = [one for one in current_pack().every(Authority) if letters_to(one)]
    found.sort(key=lambda one: (reprisal_rank(one.reprisal_risk, one.audiences), one.id))
    return [
        {
            "code": one.id,
            "name": one.name.said(language()),
            "can_do": one.can_do.said(language()),
            "risk": gettext(DANGER.get(one.reprisal_risk, DANGER["high"])),
        }
        for one in found
    ]
