"""Why two records may be one person's, in sentences a person understands."""

from collections.abc import Mapping
from typing import Any

from himoya.common.say import N_
from himoya.linkage.pure.dates import Dates, difference
from himoya.names.align import align
from himoya.names.parse import Name

DATES = {
    Dates.SAME_DAY: N_("Same birth date."),
    Dates.SAME_YEAR_ONLY: N_("Same year of birth; one gives no day."),
    Dates.PLACEHOLDER: N_(
        "Same year of birth; the first of January usually means that the day is not known."
    ),
    Dates.SWAPPED: N_("Birth dates with day and month exchanged."),
    Dates.OTHER_YEAR: N_("Same day and month of birth, another year."),
    Dates.ONE_PART: N_("Birth dates differ in one part."),
    Dates.NEAR_YEAR: N_("Years of birth one or two apart."),
    Dates.SAME_YEAR: N_("Same year of birth, another day and month."),
    Dates.SAME_ANNIVERSARY: N_("Same day and month of birth, years far apart."),
    Dates.YEARS_APART: N_("Different birth dates, not far apart."),
    Dates.FAR_YEAR: N_("Years of birth far apart."),
    Dates.FAR: N_("Birth dates far apart."),
}
NAMES = {
    "given": (N_("Same given name."), N_("Given names similar."), N_("Different given names.")),
    "surname": (N_("Same surname."), N_("Surnames similar."), N_("Different surnames.")),
    "father": (N_("Same father's name."), N_("Father's names similar."), N_("Different father's names.")),
    "either": (N_("Same word in both names."), N_("A similar word in both names."), N_("Different words.")),
}
SHARED = {
    "phone": (N_("Same telephone; a family may share one."), N_("Different telephones.")),
    "home": (N_("Same home."), N_("Different homes.")),
    "facility": (N_("Same facility."), N_("Different facilities; people are moved.")),
    "reporter": (N_("Told by the same person."), ""),
    "sex": ("", N_("One is a man, the other a woman.")),
}


def names(left: Name, right: Name) -> list[str]:
    found = []
    for match in align(left, right):
        if match.crossed:
            continue
        if match.initial:
            found.append(N_("An initial fits.") if match.alike > 0.6 else N_("An initial does not fit."))
            continue
        same, similar, other = NAMES[match.role]
        found.append(same if match.alike == 1.0 else similar if match.alike >= 0.6 else other)
    return found or [N_("One of them has no name.")]


def sentences(
    one: Name, other: Name, told: Mapping[str, Any], also_told: Mapping[str, Any]
) -> tuple[str, ...]:
    """Of two records: their names, and what each tells, by the name of its column."""
    found = names(one, other)
    dates = difference(told["date"], also_told["date"])
    found += [DATES[dates]] if dates in DATES else []
    for column, (same, different) in SHARED.items():
        a, b = told[column], also_told[column]
        if a and b:
            found.append(same if a == b else different)
    return tuple(sentence for sentence in found if sentence)
