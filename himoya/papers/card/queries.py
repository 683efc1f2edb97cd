"""What is known already, to choose the order of the questions. None of it is printed, and no alarm about his
health or despair changes the order: it would be read from a paper that others find."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from himoya.alarms.models import Alarm
from himoya.cases.models import Fact, Stay
from himoya.cases.rules import fuller, same_words
from himoya.cases.telling import counting, open_values
from himoya.contact.models import Call
from himoya.papers.card.rules import GOOD_FOR
from himoya.people.queries import names_of
from himoya.subjects.queries import Subject

LATELY = timedelta(days=60)  # for so long after recruiters were seen a contract may be offered (domain: U03)
_KINDS = {"facility": "place", "contract": "signed"}
_NEWEST = 20  # calls that may still answer something


def answered(subject: Subject, now: datetime) -> dict[str, date]:
    """Code of a question -> day of its newest answer, by whomever told."""
    newest: dict[str, date] = {}
    for code, day in (*_stated(subject), *_told(subject), *_heard(subject)):
        newest[code] = max(newest.get(code, day), day)
    return newest


def _stated(subject: Subject) -> Iterator[tuple[str, date]]:
    for one in subject.statements:
        if one.kind in _KINDS and one.value != "unknown":
            yield _KINDS[one.kind], one.known_on
    for stay in subject.stays:
        if stay.until is None and stay.since:
            yield "place", stay.since


def _told(subject: Subject) -> Iterator[tuple[str, date]]:
    for one in open_values(subject.persons, tuple(_KINDS)):
        if one.value != "unknown":
            yield _KINDS[one.kind], timezone.localdate(one.newest)


def _heard(subject: Subject) -> Iterator[tuple[str, date]]:
    calls = Call.objects.filter(case__in=subject.cases, withdrawn_at=None).order_by("-at", "-pk")
    for at, said in calls.values_list("at", "said")[:_NEWEST]:
        for code in said if isinstance(said, dict) else ():
            if code in GOOD_FOR and said[code]:
                yield code, timezone.localdate(at)


def recruiters_seen(subject: Subject, now: datetime) -> bool:
    """Whether anybody told lately of recruiters: with him, or in the place where he is held."""
    seen = Alarm.objects.filter(rule="U03", since__gte=now - LATELY).exclude(state=Alarm.State.FALSE)
    if seen.filter(person__in=subject.persons).exists():
        return True
    place = subject.place
    if not place:
        return False
    held = Stay.objects.filter(case__person__in=seen.values("person"), withdrawn_at=None, until=None)
    told = counting(Fact.objects.filter(kind="facility", person__in=seen.values("person")))
    told = told.exclude(state=Fact.State.REJECTED)
    return _is_among(place, [*held.values_list("place", flat=True), *told.values_list("value", flat=True)])


def _is_among(place: str, places: Sequence[str]) -> bool:
    """The same place, or one of the two only says less: for the order of questions that is near enough."""
    key = same_words("facility", place)
    keys = {same_words("facility", other) for other in places}
    return key in keys or any(fuller("facility", (key, other)) for other in keys)


def names_told(subject: Subject) -> str:
    """The name as it is accepted, or else as it was told; "" while nobody has."""
    told = [name for name, _relation in names_of(subject.persons) if name]
    return subject.value("name") or max(told, key=len, default="")
