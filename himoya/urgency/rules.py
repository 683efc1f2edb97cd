"""Reads the table of the twenty rules (rules.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from himoya.common import packaged
from himoya.common.roles import Role
from himoya.urgency.levels import Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. All sentences are English and marked for translation by the table's test."""

    code: str
    level: Level  # the usual level; reading may give another one of `levels`
    levels: tuple[Level, ...]
    title: str
    why: str
    other_explanation: str
    settles: str
    first_actions: tuple[str, ...]
    window: timedelta  # how long acting can still change the outcome (domain.md 5.3)
    seen_by: tuple[Role, ...]
    question: str  # when nobody acted in the window; empty below T0
    answers: tuple[str, ...]  # what may have come of it: codes of Alarm.Outcome


def _read() -> Mapping[str, Rule]:
    rows = packaged.toml("himoya.urgency", "rules.toml")
    return MappingProxyType(
        {
            code: Rule(
                code=code,
                level=Level(row["levels"][0]),
                levels=tuple(Level(name) for name in row["levels"]),
                title=row["title"],
                why=row["why"],
                other_explanation=row["other_explanation"],
                settles=row["settles"],
                first_actions=tuple(row["first_actions"]),
                window=timedelta(days=row["window_days"]),
                seen_by=tuple(Role(name) for name in row["seen_by"]),
                question=row.get("question", ""),
                answers=tuple(row.get("answers", ())),
            )
            for code, row in rows.items()
        }
    )


RULES = _read()


def rule(code: str) -> Rule:
    return RULES[code]


def hidden_from(role: str) -> tuple[str, ...]:
    """Codes of the rules whose alarms this role does not see."""
    return tuple(code for code, one in RULES.items() if role not in one.seen_by)
