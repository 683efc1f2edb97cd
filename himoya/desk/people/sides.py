"""Two identities side by side: what was told of each, what agrees and what contradicts."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import numpy as np
from django.db.models import Q
from django.utils.translation import get_language, gettext

from himoya.cases.models import Case, Fact
from himoya.common.say import N_
from himoya.desk.case.masking import masked
from himoya.desk.people.rows import said
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.dates import Dates, differences
from himoya.linkage.pure.reasons import DATES, SHARED
from himoya.linkage.pure.records import Record
from himoya.linkage.queries import mates_of
from himoya.messages.queries import is_live
from himoya.names.compare import compare
from himoya.people.models import Person

KINDS = ("name", "birth_date", "age", "sex", "home", "facility", "article", "phone", "contract")
LINKING = ("sex", "birth_date", "phone", "home", "facility")
QUOTES = 3
OTHERS = 6  # names shown of those already held for a person
LONGEST = 400  # letters of a message shown
SHOWN_DIGITS = 2
CLOSE = (
    Dates.SAME_DAY,
    Dates.SAME_YEAR_ONLY,
    Dates.PLACEHOLDER,
    Dates.SWAPPED,
    Dates.OTHER_YEAR,
    Dates.ONE_PART,
)
SAME_ARTICLE = N_("Same article of the criminal code.")
OTHER_ARTICLE = N_("Different articles of the criminal code.")
Told: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one message about him, with phones hidden."""

    message: int
    text: str
    sender: str
    chat: str
    at: datetime


@dataclass(slots=True)
class Side:
    """One identity. `told`: kind -> values, the newest first; the phone is never shown whole."""

    person: Person
    told: Told = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    case: Case | None = None
    others: list[str] = field(default_factory=list)  # names of those already held for this person

    @property
    def name(self) -> str:
        return self.person.name or gettext("Name not known yet")

    @property
    def relation(self) -> str:
        return said("relation", self.person.relation)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """Kind and its values as shown."""
        return [(kind, [_shown(kind, value) for value in self.told.get(kind, [])]) for kind in KINDS]

    def newest(self, kind: str) -> str:
        return next(iter(self.told.get(kind, [])), "")


@dataclass(slots=True)
class Weighed:
    """Sentences in the reader's language."""

    agrees: list[str] = field(default_factory=list)
    contradicts: list[str] = field(default_factory=list)


def sides(left: Person, right: Person) -> tuple[Side, Side]:
    """Five queries."""
    both = {person.pk: Side(person) for person in (left, right)}
    told: dict[int, Told] = defaultdict(lambda: defaultdict(list))
    quotes: dict[int, dict[int, Quote]] = defaultdict(dict)
    facts = Fact.objects.filter(is_live(), ~Q(state=Fact.State.REJECTED), person__in=both)
    for fact in facts.select_related("message__chat").order_by("-message__sent_at", "-pk"):
        number = fact.person_id or 0
        if fact.kind in KINDS and fact.value not in told[number][fact.kind]:
            told[number][fact.kind].append(fact.value)
        if len(quotes[number]) < QUOTES:
            quotes[number].setdefault(fact.message_id, _quote(fact))
    mates = mates_of(both)
    cases: dict[int, Case] = {}
    for case in Case.objects.filter(person__in=mates).order_by("pk"):
        cases.setdefault(mates[case.person_id], case)
    others: dict[int, list[str]] = defaultdict(list)
    unseen = Person.objects.filter(pk__in=mates.keys() - both.keys()).order_by("pk")
    for number, name in unseen.values_list("pk", "name"):
        others[mates[number]].append(name)
    for number, side in both.items():
        side.told, side.quotes = told[number], list(quotes[number].values())
        side.case = cases.get(mates[number])
        side.others = others[mates[number]][:OTHERS]
    return both[left.pk], both[right.pk]


def weigh(left: Side, right: Side) -> Weighed:
    """What speaks for one person and what against."""
    weighed = Weighed()
    language = get_language() or "en"
    for reason in compare(left.person.name, right.person.name).reasons:
        # The only sentences of a comparison of names that speak for one person begin so.
        agrees = reason.sentence.startswith(("Same", "The initial fits"))
        (weighed.agrees if agrees else weighed.contradicts).append(reason.said(language))
    table = columns([record(left), record(right)])
    dates = Dates(int(differences(table.date[[0]], table.date[[1]])[0]))
    if dates in DATES:
        (weighed.agrees if dates in CLOSE else weighed.contradicts).append(gettext(DATES[dates]))
    for kind, (same, other) in SHARED.items():
        one, two = np.array(getattr(table, kind)).tolist()
        if one and two and (same if one == two else other):
            (weighed.agrees if one == two else weighed.contradicts).append(
                gettext(same if one == two else other)
            )
    one, two = left.newest("article"), right.newest("article")
    if one and two:
        (weighed.agrees if one == two else weighed.contradicts).append(
            gettext(SAME_ARTICLE if one == two else OTHER_ARTICLE)
        )
    return weighed


def record(side: Side) -> Record:
    voice = side.person.reporter.key
    return Record(
        id=str(side.person.pk),
        name=side.person.name,
        reporter="" if "/row/" in voice else voice,
        relation=side.person.relation,
        **{kind: side.newest(kind) for kind in LINKING},
    )


def _quote(fact: Fact) -> Quote:
    text = fact.message.text
    cut = text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
    sender, chat = masked(fact.message.sender), masked(fact.message.chat.title)
    return Quote(fact.message_id, masked(cut), sender, chat, fact.message.sent_at)


def _shown(kind: str, value: str) -> str:
    if kind == "phone":
        return "••• " + "".join(letter for letter in value if letter.isdigit())[-SHOWN_DIGITS:]
    return said(kind, value)
