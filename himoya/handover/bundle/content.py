"""Gathers what goes into a bundle: plain rows, masked, and within the consent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from himoya.cases import words as case_words
from himoya.cases.models import Case, Need, Stay
from himoya.cases.rules import same_words
from himoya.common.say import say
from himoya.contact.models import Call
from himoya.evidence.models import Attachment
from himoya.handover.bundle.quotes import (
    Row,
    hidden_words,
    open_facts,
    quotes_of,
    raised_alarms,
    statements_of,
    told_facts,
)
from himoya.handover.bundle.rules import (
    COERCION_RULES,
    ONE_VALUE,
    absent,
    free_text_goes,
    need_goes,
    unseen_by,
)
from himoya.handover.bundle.words import KNOWN, LEFT_OUT, PAPERS
from himoya.handover.export.cells import masked
from himoya.handover.export.words import in_words
from himoya.people.models import Consent, Person
from himoya.security.models import Account


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything of one case for a lawyer. Rows are flat; their keys are the headers of the tables."""

    case: int
    made_at: datetime
    made_by: str
    consent: Row
    left_out: str
    names: list[str]
    statements: list[Row]
    facts: list[Row]
    contradictions: list[Row]
    coercion: list[Row]
    stays: list[Row]
    calls: list[Row]
    needs: list[Row]
    timeline: list[Row]
    files: list[Row]
    missing: list[str]


def gather(
    case: Case,
    cases: Sequence[int],
    persons: Sequence[int],
    consent: Consent,
    language: str,
    by: Account,
    now: datetime,
) -> Bundle:
    """Twelve queries, whatever the size of the case. `cases` and `persons` are all of the one person."""
    scope = consent.scope
    facts, raised = told_facts(persons), raised_alarms(persons)
    unseen = unseen_by(by.role)
    hidden = hidden_words(facts, raised, scope, unseen)
    told = open_facts(facts, scope, language, hidden)
    statements = statements_of(persons, scope, language, hidden)
    quotes = quotes_of(raised, scope, language, hidden, unseen)
    notes = free_text_goes(scope)
    stays, calls, needs = _stays(cases, notes), _calls(cases, notes, language), _needs(cases, scope, language)
    files = [
        _file(row) for row in Attachment.objects.filter(case__in=cases, withdrawn_at=None).order_by("pk")
    ]
    known = {row["kind"] for row in statements} | {row["kind"] for row in told}
    return Bundle(
        case=case.pk,
        made_at=now,
        made_by=by.name or by.username,
        consent=_consent(consent, language),
        left_out=say(LEFT_OUT.get(scope, ""), language),
        names=_names(persons, statements),
        statements=statements,
        facts=told,
        contradictions=_contradictions(statements, told, language),
        coercion=[row for row in quotes if row["rule"] in COERCION_RULES],
        stays=stays,
        calls=calls,
        needs=needs,
        timeline=_timeline(statements, quotes, stays, calls, needs),
        files=files,
        missing=_missing(files, known, language),
    )


def _names(persons: Sequence[int], statements: list[Row]) -> list[str]:
    told = (
        Person.objects.filter(pk__in=persons).exclude(name="").order_by("pk").values_list("name", flat=True)
    )
    stated = [row["value"] for row in statements if row["kind"] == "name"]
    return list(dict.fromkeys([*stated, *(masked(name) for name in told)]))


def _contradictions(statements: list[Row], told: list[Row], language: str) -> list[Row]:
    found = []
    for kind in ONE_VALUE:
        rows = [row for row in (*statements, *told) if row["kind"] == kind]
        # Each value once, as it was said first: the strongest statement, else the oldest message.
        once = {same_words(kind, row["value"]): row for row in reversed(rows)}
        if len(once) > 1:
            values = [f"{row['value_words'] or row['value']} ({_where(row)})" for row in once.values()][::-1]
            words = say(case_words.KINDS.get(kind, kind), language)
            found.append({"kind": kind, "kind_words": words, "values": values})
    return found


def _where(row: Row) -> str:
    day = row["told_at"].date() if row.get("told_at") else row.get("known_on")
    return " · ".join(filter(None, (row.get("grade", ""), day.isoformat() if day else "")))


def _stays(cases: Sequence[int], notes: bool) -> list[Row]:
    return [
        {
            "place": masked(stay.place),
            "since": stay.since,
            "until": stay.until,
            "how_known": masked(stay.how_known) if notes else "",
        }
        for stay in Stay.objects.filter(case__in=cases, withdrawn_at=None).order_by("since", "pk")
    ]


def _calls(cases: Sequence[int], notes: bool, language: str) -> list[Row]:
    return [
        {
            "at": call.at,
            "kind": in_words("calls", "kind", call.kind, language),
            "seconds": call.seconds,
            "spoke_freely": in_words("calls", "free", call.free, language),
            "note": masked(call.note) if notes else "",
        }
        for call in Call.objects.filter(case__in=cases, withdrawn_at=None).order_by("at", "pk")
    ]


def _needs(cases: Sequence[int], scope: str, language: str) -> list[Row]:
    return [
        {
            "kind": in_words("needs", "kind", need.kind, language),
            "text": masked(need.text) if free_text_goes(scope) else "",
            "told_on": need.told_on,
            "state": in_words("needs", "state", need.state, language),
        }
        for need in Need.objects.filter(case__in=cases).order_by("told_on", "pk")
        if need_goes(scope, need.kind)
    ]


def _timeline(
    statements: list[Row], alarms: list[Row], stays: list[Row], calls: list[Row], needs: list[Row]
) -> list[Row]:
    """One line for each thing that has a day, oldest first."""
    lines: list[tuple[date, str, str]] = []
    for row in statements:
        lines.append(
            (row["known_on"], row["kind_words"], f"{row['value_words'] or row['value']} ({row['grade']})")
        )
    lines += [(row["told_at"].date(), row["rule_words"], f"«{row['quote']}»") for row in alarms]
    lines += [(stay["since"], stay["place"], stay["how_known"]) for stay in stays if stay["since"]]
    lines += [(call["at"].date(), "☎", call["note"]) for call in calls]
    lines += [(need["told_on"], need["kind"], need["text"]) for need in needs]
    return [{"day": day, "what": what, "more": more} for day, what, more in sorted(lines)]


def _file(attachment: Attachment) -> Row:
    return {
        "number": attachment.pk,
        "name": masked(attachment.file_name),
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "note": masked(attachment.note),
        "taken_in": attachment.at,
    }


def _missing(files: list[Row], known: set[str], language: str) -> list[str]:
    papers = [PAPERS[paper] for paper in absent([f"{row['name']} {row['note']}" for row in files])]
    return [say(words, language) for words in papers + [w for kind, w in KNOWN.items() if kind not in known]]


def _consent(consent: Consent, language: str) -> Row:
    return {
        "given_by": masked(consent.given_by),
        "relation": say(case_words.VALUES["relation"].get(consent.giver_relation, ""), language)
        or consent.giver_relation,
        "given_on": consent.given_on,
        "expires_on": consent.expires_on,
        "scope": in_words("consents", "scope", consent.scope, language),
    }
