"""A pack that is ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from himoya.appeals.clocks.calendar import Calendar, Moved
from himoya.appeals.packs import rows
from himoya.appeals.packs.rows import Manifest, Row
from himoya.appeals.packs.schema import RISKS
from himoya.common.errors import BadInput
from himoya.common.say import N_

NO_CLOCK = N_("There is no clock %(clock)s in pack %(pack)s. Its clocks are: %(clocks)s.")
NOT_IN_FORCE = N_("The clock %(clock)s was not in force on %(day)s.")
R = TypeVar("R", bound=Row)


def valid_on(found: tuple[R, ...], day: date) -> tuple[R, ...]:
    """The rows in force on that day. An id stands in several rows when the law changed."""
    return tuple(row for row in found if row.holds(day))


@dataclass(frozen=True)
class Pack:
    """The tables by name, in the order of their files. `digest`: of everything in them, so that a case can
    tell whether its law is still the same."""

    manifest: Manifest
    tables: Mapping[str, tuple[Row, ...]]
    letters: frozenset[str]
    digest: str

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def version(self) -> str:
        return self.manifest.version

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of one kind, for example `pack.every(Authority)`."""
        return tuple(row for table in self.tables.values() for row in table if isinstance(row, kind))

    def get(self, kind: type[R], name: str, on: date | None = None) -> R | None:
        """The row with this id, in force on that day (without a day: the newest)."""
        found = [row for row in self.every(kind) if row.id == name and (on is None or row.holds(on))]
        return max(found, key=lambda row: row.valid_from or date.min, default=None)

    def clock(self, name: str, on: date | None = None) -> rows.Clock:
        """The clock as the law stood on the day it began. Raises BadInput when there is none."""
        found = self.get(rows.Clock, name, on)
        if found:
            return found
        if on and self.get(rows.Clock, name):
            raise BadInput(NOT_IN_FORCE, clock=name, day=on.isoformat())
        known = dict.fromkeys(row.id for row in self.every(rows.Clock))
        raise BadInput(NO_CLOCK, clock=name, pack=self.id, clocks=", ".join(known))

    def source(self, row: rows.Sourced) -> rows.Source | None:
        return self.get(rows.Source, row.source_id)

    def basis(self, row: rows.Clock) -> rows.LegalBasis | None:
        return self.get(rows.LegalBasis, row.basis_id)

    def channels(self, authority: str, on: date) -> tuple[rows.Channel, ...]:
        """How a letter can reach an authority on that day; a courtesy starts no clock."""
        found = tuple(row for row in self.every(rows.Channel) if row.authority_id == authority)
        return valid_on(found, on)

    def addressees(self, alarm: str) -> tuple[rows.Authority, ...]:
        """Whom to write to when a rule fires ("U01"), the least dangerous for the prisoner first."""
        found = [row for row in self.every(rows.Authority) if alarm.lower() in row.alarms]
        return tuple(sorted(found, key=lambda row: RISKS.index(row.reprisal_risk)))

    def following(self, step: str, condition: str) -> tuple[rows.LadderStep, ...]:
        """The letters that may come after `step` ("" for the beginning) when `condition` holds."""
        return tuple(
            row
            for row in self.every(rows.LadderStep)
            if row.condition == condition and (step in row.from_steps if step else not row.from_steps)
        )

    def risks(self, facts: set[str], audiences: set[str]) -> tuple[rows.Risk, ...]:
        """Why these facts must not go to these readers just like that."""
        return tuple(
            row for row in self.every(rows.Risk) if row.fact_tag in facts and row.audience_tag in audiences
        )

    def calendars(self, language: str = "en") -> dict[str, Calendar]:
        """A calendar for each country that a clock counts by, with the pack's moved days."""
        countries = {country for clock in self.every(rows.Clock) for country in clock.calendar}
        return {country: self._calendar(country, language) for country in sorted(countries)}

    def _calendar(self, country: str, language: str) -> Calendar:
        moved = {
            row.day: Moved(row.works, row.note) for row in self.every(rows.MovedDay) if row.country == country
        }
        return Calendar(
            country,
            weekend=self.manifest.weekend.get(country),
            moved=moved,
            known_to=self.manifest.known_to.get(country),
            language=language,
        )
