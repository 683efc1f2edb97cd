"""The steps of a count and the open questions of a clock, in the reader's language."""

from himoya.appeals.clocks.steps import Step
from himoya.common.catalogues.cyrillic import to_cyrillic
from himoya.common.say import N_, say

WHY = {
    "first_day": N_("this day itself is not counted"),
    "counted": N_("counted"),
    "working": N_("a working day, counted"),
    "moved_on": N_("a working day by decree, counted"),
    "weekend": N_("weekend (%(country)s), not counted"),
    "holiday": N_("holiday (%(country)s), not counted: %(name)s"),
    "moved_off": N_("a day off by decree (%(country)s), not counted"),
    "end_weekend": N_("the last day is a weekend (%(country)s)"),
    "end_holiday": N_("the last day is a holiday (%(country)s): %(name)s"),
    "end_moved_off": N_("the last day is a day off by decree (%(country)s)"),
    "month": N_("a month, to the day of the same number"),
    "month_end": N_("a month; it has no day of this number, so its last day"),
    "year": N_("a year, to the same day"),
    "year_end": N_("a year; there is no 29 February, so the last day of the month"),
    "hours": N_("hours counted: %(amount)s"),
    "moved_here": N_("the next working day"),
}
OPEN = {
    "roll": N_(
        "The last day is a day off. No source says whether it moves: the earliest date says no, "
        "the latest says yes."
    ),
    "day_kind": N_("The law says only “days”: calendar days are counted here."),
    "holiday_guessed": N_("A feast that follows the moon is estimated: the day may change."),
    "moves_unknown": N_("Which days off will be moved that year is not decreed yet: the day may change."),
}


def said_step(step: Step, language: str) -> str:
    name = to_cyrillic(step.name) if language == "uz-cyrl" else step.name
    return say(WHY[step.why], language, country=step.country, name=name, amount=step.amount)


def said_question(code: str, language: str) -> str:
    return say(OPEN[code], language)
