"""What a letter would say, and whether it may."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from himoya.appeals.letters import texts
from himoya.appeals.letters.events import Event
from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.making import make
from himoya.appeals.models import Appeal
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.betrayed import betrayed
from himoya.appeals.queries.checked import checked_text
from himoya.appeals.queries.law import current_pack, pack_of
from himoya.appeals.queries.subject import TELLING, Subject
from himoya.appeals.queries.subject import subject_of as subject_of_case
from himoya.appeals.queries.texts import current_text, kept_text
from himoya.appeals.queries.together import annex, gate_of_all, is_together
from himoya.appeals.rules.audience import at_home, consents_needed
from himoya.appeals.rules.fan import EVENTS, PRESS, Proposed, fan, is_press
from himoya.appeals.rules.gate import PLACE_AND_HEALTH, Asked, Gate, gate
from himoya.appeals.rules.subjects import neutral, subject_of
from himoya.appeals.rules.together import LETTER
from himoya.common.errors import BadInput
from himoya.common.say import N_

NO_AUTHORITY = N_("The law tables know no such authority. Choose one from the list.")
NO_LETTER = N_("There is no such letter for this authority. Choose one from the list.")
NOT_WRITTEN_HERE = N_("This letter was not written here: its words stand on its scan.")
LIVE = (Appeal.State.PREPARED, Appeal.State.RELEASED, Appeal.State.SENT, Appeal.State.CLOSED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that is not written down yet. `facts` is what Appeal.facts will hold; `text`: of which words
    it is made, in the script of their file."""

    authority: Authority
    text: texts.Text
    letter: Letter
    about: str
    gate: Gate
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One letter of a fan. `standing`: it is prepared or on its way already."""

    draft: Draft
    step: str
    basis: str
    rank: int
    standing: Appeal | None

    @property
    def press(self) -> bool:
        """Nobody writes to a journalist unless somebody ticks just this."""
        return self.draft.letter.id == PRESS


def the_authority(pack: Pack, code: str) -> Authority:
    """Raises BadInput for one that the pack does not know."""
    found = pack.get(Authority, code)
    if found is None:
        raise BadInput(NO_AUTHORITY)
    return found


def languages(authority: Authority, letter: str) -> list[str]:
    """In which languages a text of this letter stands for this authority, its own first."""
    if is_press(authority) != (letter == PRESS):
        return []
    written = [one for pack, name, one in texts.listing() if (pack, name) == (folder(authority), letter)]
    wanted = [one for one in authority.languages_accepted if one in written]
    return list(dict.fromkeys((*wanted, *written)))


def folder(authority: Authority) -> str:
    """Where the texts for it lie: in the pack of its country; of both countries, in the families' own."""
    begins = authority.id.partition("_")[0]
    return "uz" if is_press(authority) else begins


def letters_to(authority: Authority) -> list[str]:
    """Those about one person. Those that tell everything come last: nobody should choose one by accident."""
    found = {letter for pack, letter, _language in texts.listing() if pack == folder(authority)} - {LETTER}
    found &= {PRESS} if is_press(authority) else found - {PRESS}
    return sorted(found, key=lambda letter: (letter.endswith("_full"), letter != "coercion_neutral", letter))


def words_for(authority: Authority, letter: str, language: str) -> texts.Text:
    """The words that hold today, in the script of their file: the office's own, or those that Himoya brings.
    Raises BadInput with one sentence when the pack has no such letter."""
    if language.removesuffix("-cyrl") not in languages(authority, letter):
        raise BadInput(NO_LETTER)
    return current_text(folder(authority), letter, language)


def text_of(authority: Authority, letter: str, language: str) -> texts.Text:
    """The same in the script of the language, with who has checked it."""
    text = checked_text(words_for(authority, letter, language))
    return text.in_cyrillic() if language == "uz-cyrl" else text


def draft(
    subject: Subject,
    authority: str,
    letter: str,
    language: str = "",
    *,
    today: date,
    events: Iterable[tuple[str, str | None]] = (),
    applicant: Mapping[str, Any] | None = None,
    more: Mapping[str, Any] | None = None,
    carried: Mapping[str, Any] | None = None,
    whats_new: str = "",
    after: Appeal | None = None,
    lawyer: bool = False,
    pack: Pack | None = None,
    itself: int = 0,
    fresh: bool = False,
    text: texts.Text | None = None,
) -> Draft:
    """The letter as it would read today, and its gate.

    `events`: (code, day or None) of letters/events.toml; `more`: further fields, before what is known;
    `carried`: from an earlier letter, behind it; `itself`: the number of the stored letter that is looked at
    again; `fresh`: the events are new since the letter before; `text`: words that were kept, else those that
    hold today.
    Raises BadInput for an authority, a letter or an event that is not there.
    """
    pack = pack or current_pack()
    to = the_authority(pack, authority)
    language = language or next(iter(languages(to, letter)), "")
    text = text or words_for(to, letter, language)
    before = _about(after) if after else ""
    about = subject_of(letter, before)
    scopes = {subject.answers[one][1] for one in consents_needed(to.audiences) if one in subject.answers}
    narrow = PLACE_AND_HEALTH in scopes
    told_before = {**(carried or {}), **subject.facts}
    known = {name: value for name, value in told_before.items() if not (narrow and name in TELLING)}
    fields = {**known, **(applicant or {}), **(more or {})}
    told: dict[str, Any] = {"fields": fields, "events": [list(one) for one in events], "fresh": fresh}
    made = make(text, filled(told, to, language, today), language=language)
    tags = made.risk_tags | betrayed(fields, text.uses, subject.persons, subject.relatives)
    asked = Asked(
        recipients=consents_needed(to.audiences),
        answers=subject.answers,
        subject=about,
        wishes=subject.wishes,
        tags=frozenset(tags),
        home=at_home(to.id, to.audiences),
        risks=pack.risks(set(tags), set(to.audiences)),
        lawyer=lawyer,
        shut=subject.shut,
        repeats=repeats(subject, authority, about, itself),
        whats_new=whats_new,
        tells_more=any(fields.get(name) for name in TELLING & set(text.uses)),
    )
    return Draft(to, text, made, about, gate(asked), {**told, "about": about, "basis": list(text.basis)})


def filled(told: Mapping[str, Any], to: Authority, language: str, day: date) -> dict[str, Any]:
    """The facts as the texts of letters want them."""
    events = tuple(Event(code, date.fromisoformat(on) if on else None) for code, on in told.get("events", ()))
    return {
        **told.get("fields", {}), "events": events, "health_events": events,
        "new_facts": events if told.get("fresh") else (),
        "addressee": to.name.said(language), "date": day.isoformat(),
    }  # fmt: skip


def repeats(subject: Subject, authority: str, about: str, itself: int = 0) -> bool:
    """Whether a letter about the same matter went there before."""
    sent = Appeal.objects.filter(case__in=subject.cases, authority=authority, sent_on__isnull=False)
    sent = sent.exclude(state=Appeal.State.WITHDRAWN).exclude(pk=itself)
    return any(_about(one) == about for one in sent)


def together_before(authority: str) -> bool:
    """Whether many families wrote there together before."""
    sent = Appeal.objects.filter(authority=authority, letter=LETTER, sent_on__isnull=False)
    return sent.exclude(state=Appeal.State.WITHDRAWN).exists()


def _about(appeal: Appeal) -> str:
    return str(appeal.facts.get("about") or subject_of(appeal.letter))


def letter_of(
    appeal: Appeal, day: date, *, redacted: bool = False, seen: Collection[int] | None = None
) -> Letter:
    """The stored letter, as its facts stood when it was prepared. BadInput for one that was not written here,
    or whose text the pack has no longer.

    `seen`: of the annex of many families only the rows of these cases, for whoever may not see the others.
    """
    if appeal.facts.get("entered"):
        raise BadInput(NOT_WRITTEN_HERE)
    to = the_authority(pack_of(appeal), appeal.authority)
    text = kept_text(appeal)
    facts = filled(appeal.facts, to, appeal.language, appeal.sent_on or day)
    if is_together(appeal):
        facts["people"] = annex(appeal, seen)
    return make(text, facts, language=appeal.language, redacted=redacted)


def gate_today(appeal: Appeal, today: date) -> Gate:
    """Whether the stored letter may leave today: consent and wishes may have changed since.

    Raises BadInput when the law tables or the texts no longer hold it.
    """
    if is_together(appeal):
        return gate_of_all(appeal, the_authority(pack_of(appeal), appeal.authority), today)
    return redraft(appeal, subject_of_case(appeal.case, today), today).gate


def redraft(appeal: Appeal, subject: Subject, today: date, text: texts.Text | None = None) -> Draft:
    """The stored letter before today's gate: consent and wishes may have changed since. `text`: other words
    than those it was made of."""
    return draft(
        subject, appeal.authority, appeal.letter, appeal.language,
        today=today, events=[tuple(one) for one in appeal.facts.get("events", ())],
        more=appeal.facts.get("fields", {}), whats_new=appeal.whats_new, after=appeal.after,
        lawyer=appeal.lawyer_agreed_by_id is not None, pack=pack_of(appeal), itself=appeal.pk,
        fresh=bool(appeal.facts.get("fresh")), text=text or kept_text(appeal),
    )  # fmt: skip


def fan_for(
    subject: Subject, rule: str, today: date, signer: Mapping[str, Any] | None = None
) -> list[Proposal]:
    """The letters that this rule calls for, from the least to the most dangerous for him. `signer`: fields of
    whoever signs all of them."""
    pack = current_pack()
    found = (_proposal(subject, one, rule, today, pack, signer) for one in fan(pack, rule))
    return [one for one in found if one]


def _proposal(
    subject: Subject, one: Proposed, rule: str, today: date, pack: Pack, signer: Mapping[str, Any] | None
) -> Proposal | None:
    events = [(EVENTS[rule], None)] if rule in EVENTS else []
    to = the_authority(pack, one.authority)
    if not languages(to, one.letter) or (is_press(to) and not _may_be_named(subject, to)):
        return None
    made = draft(subject, one.authority, one.letter, today=today, events=events, applicant=signer, pack=pack)
    return Proposal(made, one.step, one.basis, one.rank, _standing(subject, one.authority, made.about))


def _may_be_named(subject: Subject, to: Authority) -> bool:
    """Only who has said yes to it by himself is reminded of this way at all."""
    return all(subject.answers.get(one, ("", ""))[0] == "yes" for one in consents_needed(to.audiences))


def _standing(subject: Subject, authority: str, about: str) -> Appeal | None:
    live = Appeal.objects.filter(case__in=subject.cases, authority=authority, state__in=LIVE[:3])
    return next((one for one in live.order_by("-pk") if _about(one) == about), None)


def neutral_of(authority: Authority, letter: str) -> str:
    """The variant to offer instead of a letter that must not go; "" when there is none."""
    mild = neutral(letter)
    return mild if mild and languages(authority, mild) else ""
