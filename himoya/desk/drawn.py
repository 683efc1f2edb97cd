"""Forms that stand on a page many times: drawn once, and then given what each has of its own."""

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString

# Numbers that no row has; they stand where what is each form's own goes.
TOKEN, VALUE = "7700000000000098", "7700000000000099"


def with_numbers(form: SafeString, numbers: Mapping[str, int]) -> SafeString:
    for place, number in numbers.items():
        form = SafeString(form.replace(place, str(int(number))))
    return form


def filled(form: SafeString, numbers: Mapping[str, int], token: str, value: str) -> SafeString:
    """`token`: of the page, against forged forms. `value`: what somebody wrote, as it is."""
    form = SafeString(with_numbers(form, numbers).replace(TOKEN, escape(token)))
    # What somebody wrote goes in last: nothing in it is taken for a place of something else.
    return SafeString(form.replace(VALUE, escape(value)))
