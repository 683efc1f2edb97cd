"""Who has a letter now, and of whom it complains."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from himoya.appeals.models import Appeal, Reply, Station
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority
from himoya.appeals.rules.ladder import Next

HOST_PRISON = "host_prison"
OF_THE_BREACH = "forwarded_to_body_complained_of"
OF_THE_SILENCE = "superior_complaint"
SPELLED = ("uz", "uz-cyrl", "ru", "en")


@dataclass(frozen=True, slots=True)
class Ways:
    """What happened to some letters, read once. `stations`: by letter, in the order of days."""

    pack: Pack
    stations: Mapping[int, list[Station]]
    answered: frozenset[int]
    _known: dict[str, Authority | None] = field(default_factory=dict)

    def authority(self, code: str) -> Authority | None:
        if code not in self._known:
            self._known[code] = self.pack.get(Authority, code)
        return self._known[code]

    def holder(self, appeal: Appeal) -> str:
        """Who has the letter now: the last one it was passed on to that the law tables know."""
        passed = [one for one in self._of(appeal) if one.kind == Station.Kind.FORWARDED]
        codes = (one.authority for one in reversed(passed))
        return next((code for code in codes if self.authority(code)), appeal.authority)

    def number(self, appeal: Appeal) -> str:
        """The newest number that an authority gave it."""
        return next((one.number for one in reversed(self._of(appeal)) if one.number), "")

    def _of(self, appeal: Appeal) -> list[Station]:
        return self.stations.get(appeal.pk, [])


def ways_of(pack: Pack, letters: Collection[int] | QuerySet[Any, Any]) -> Ways:
    """The ways of these letters, in two queries."""
    stations: dict[int, list[Station]] = defaultdict(list)
    rows = Station.objects.filter(appeal__in=letters, withdrawn_at=None)
    for row in rows.order_by("on", "pk"):
        stations[row.appeal_id].append(row)
    answered = Reply.objects.filter(appeal__in=letters, withdrawn_at=None).values_list("appeal", flat=True)
    return Ways(pack, stations, frozenset(answered))


def to_complained(ways: Ways, appeal: Appeal) -> bool:
    """Whether it was passed on to the very body it complains of: the prison, or one that was named in it or
    in a letter before it."""
    first, now = ways.authority(appeal.authority), ways.authority(ways.holder(appeal))
    if now is None or first is None or now.id == first.id:
        return False
    named = {one.facts.get("complained_of", "") for one in (*chain(appeal), appeal)}
    return now.id in named or (HOST_PRISON in now.audiences and HOST_PRISON not in first.audiences)


def complained_of(ways: Ways, step: Next, before: Appeal) -> str:
    """Code of the authority that the next letter complains of, "" for none: who was silent, who got a
    complaint of himself to examine, or whoever the letter before complained of."""
    named, now = str(before.facts.get("complained_of", "")), ways.holder(before)
    if step.letter == OF_THE_BREACH:
        return now
    if step.letter == OF_THE_SILENCE and step.authority != now:
        return now
    return named


def named(authority: Authority, *fields: str) -> dict[str, str]:
    """The name of an authority for these fields of a letter, as each language spells it."""
    return {f"{name}@{language}": authority.name.said(language) for name in fields for language in SPELLED}


def earlier(ways: Ways, appeal: Appeal) -> dict[str, Any]:
    """What the next letter says of this one, and everything that is enclosed."""
    to, now = ways.authority(appeal.authority), ways.authority(ways.holder(appeal))
    found = {
        "previous_date": appeal.sent_on.isoformat() if appeal.sent_on else "",
        "previous_number": ways.number(appeal),
        "attachments": ["previous_letters", *(["answers"] if appeal.pk in ways.answered else [])],
        **(named(to, "previous_body") if to else {}),
        **(named(now, "forwarded_to") if now and now != to else {}),
    }
    return {name: value for name, value in found.items() if value}


def about_earlier(ways: Ways, step: Next, before: Appeal) -> tuple[dict[str, Any], str]:
    """The fields of the next letter that speak of the one before, and the code of whom it complains of."""
    code = complained_of(ways, step, before)
    body = ways.authority(code)
    return {**earlier(ways, before), **(named(body, "complained_of") if body else {})}, code


def chain(appeal: Appeal) -> list[Appeal]:
    """The letters before it, the first one first: all of them are enclosed."""
    before: list[Appeal] = []
    one = appeal.after
    while one is not None and one not in before:
        before.append(one)
        one = one.after
    return before[::-1]
