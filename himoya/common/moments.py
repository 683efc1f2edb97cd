"""A moment as people say it: "today, 21:40", "22 November, 09:00". The zone and `now` are given."""

from datetime import date, datetime, timedelta, tzinfo

from himoya.common.say import N_, say

_MONTHS = (
    N_("%(day)s January"),
    N_("%(day)s February"),
    N_("%(day)s March"),
    N_("%(day)s April"),
    N_("%(day)s May"),
    N_("%(day)s June"),
    N_("%(day)s July"),
    N_("%(day)s August"),
    N_("%(day)s September"),
    N_("%(day)s October"),
    N_("%(day)s November"),
    N_("%(day)s December"),
)
_NEAR = {-1: N_("yesterday, %(time)s"), 0: N_("today, %(time)s"), 1: N_("tomorrow, %(time)s")}


def moment(at: datetime, now: datetime, language: str, zone: tzinfo) -> str:
    """Say `at` as seen from `now`; the year only when it is another one."""
    there, today = at.astimezone(zone), now.astimezone(zone)
    time = f"{there:%H:%M}"
    near = _NEAR.get((there.date() - today.date()) // timedelta(days=1))
    if near:
        return say(near, language, time=time)
    year = "" if there.year == today.year else f" {there.year}"
    return f"{_day(there, language)}{year}, {time}"


def day(of: date, language: str) -> str:
    """ "22 November 2026"."""
    return f"{_day(of, language)} {of.year}"


def _day(of: date, language: str) -> str:
    return say(_MONTHS[of.month - 1], language, day=of.day)
