"""Which question comes first in the next call. Values in, values out."""

from collections.abc import Mapping
from datetime import date, timedelta

from himoya.contact.card import questions

GOOD_FOR = {question.code: timedelta(days=question.good_for_days) for question in questions()}
USUAL = tuple(GOOD_FOR)


def order(known: Mapping[str, date], today: date, *, recruiters: bool = False) -> tuple[str, ...]:
    """The five codes, what is missing first.

    `known`: code -> day of the newest answer; a code that is not there was never answered. `recruiters`: they
    were seen where he is held, so an unknown contract state comes before everything, the place too.
    """
    missing = [code for code in USUAL if is_missing(code, known, today)]
    if recruiters and "signed" in missing:
        missing = sorted(missing, key=lambda code: (code != "signed", USUAL.index(code)))
    return (*missing, *(code for code in USUAL if code not in missing))


def is_missing(code: str, known: Mapping[str, date], today: date) -> bool:
    """Whether nobody has answered it, or the answer is too old to hold."""
    day = known.get(code)
    return day is None or day + GOOD_FOR[code] < today
