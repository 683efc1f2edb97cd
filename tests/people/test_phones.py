"""The same number is noticed in whatever way it was written, and stays written as it was."""

import pytest

from himoya.people.rules import looks_like_a_phone, phone_key


@pytest.mark.parametrize(
    "written",
    [
        "+998 00 123-45-67",
        "998 00 1234567",
        "+998001234567",
        "+998(00)1234567",
    ],
)
def test_one_number_in_many_spellings(written: str) -> None:
    assert phone_key(written) == "+998001234567"


@pytest.mark.parametrize("written", ["", "@zamira_onasi", "through the neighbour", "12", "+", "тел. сестры"])
def test_what_is_no_number_is_never_the_same(written: str) -> None:
    assert phone_key(written) == ""


@pytest.mark.parametrize(
    ("shown", "is_phone"),
    [
        ("+998 00 123-45-67", True),
        ("+7 000 111-22-33", True),
        ("Zamira", False),
        ("Zamira 1968", False),
        ("Oq 7", False),
        ("", False),
    ],
)
def test_a_chat_shows_strangers_by_their_number(shown: str, is_phone: bool) -> None:
    assert looks_like_a_phone(shown) is is_phone
