"""One step of an alarm that needs no message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from himoya.urgency import Level

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Step:
    """At `since` this rule rings at this level. Of one episode only the last step stands."""

    rule: str
    level: Level
    episode: str  # what it is about: "silent since 2026-11-02T09:00"
    since: datetime
    why: str  # a code of himoya.alarms.ground.words
    number: int = 0  # the step within the episode
    because: Mapping[str, Value] = field(default_factory=dict)  # days as ISO text

    @property
    def episode_of(self) -> tuple[str, str]:
        return self.rule, self.episode

    @property
    def key(self) -> str:
        """What it is raised once for."""
        return f"{self.episode} / {self.number}" if self.number else self.episode


def minute(moment: datetime) -> str:
    """A moment as it stands in the name of an episode: the same in every time zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
