"""A code survives being read aloud, typed in small letters, on either keyboard; a mistake is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.family.rules import BASE, DRAWN, SIGNS, code_from, shown, understood

randoms = st.binary(min_size=32, max_size=32)
CODE = code_from(bytes(range(32)))


def test_it_cannot_be_guessed() -> None:
    assert BASE**DRAWN >= 2**64


@given(randoms)
def test_what_is_shown_is_understood(random: bytes) -> None:
    code = code_from(random)
    assert understood(shown(code)) == code
    assert set(code) <= set(SIGNS)


@given(randoms)
def test_small_letters_gaps_and_a_cyrillic_keyboard_do_no_harm(random: bytes) -> None:
    code = code_from(random)
    cyrillic = code.translate(str.maketrans("ACEHKMPTX", "АСЕНКМРТХ"))
    heard = code.translate(str.maketrans("HPC", "NРS"))
    for typed in (
        code.lower(),
        cyrillic,
        cyrillic.lower(),
        heard,
        f" {'-'.join(code)}\n",
        code[:5] + ". " + code[5:],
    ):
        assert understood(typed) == code


@given(randoms, st.integers(0, DRAWN + 1), st.sampled_from(SIGNS))
def test_every_single_wrong_sign_is_noticed(random: bytes, place: int, sign: str) -> None:
    code = code_from(random)
    if code[place] != sign:
        assert understood(code[:place] + sign + code[place + 1 :]) is None


@given(randoms, st.integers(0, DRAWN - 1), st.integers(0, DRAWN - 1))
def test_two_signs_that_changed_places_are_noticed(random: bytes, first: int, second: int) -> None:
    code = list(code_from(random))
    if code[first] != code[second]:
        code[first], code[second] = code[second], code[first]
        assert understood("".join(code)) is None


@pytest.mark.parametrize(
    "typed",
    ["", " ", CODE[:-1], CODE + "2", "Ж" * 18, "0" * 18, "1" * 18, "²" * 18, CODE[:17] + "💬", "A" * 10_000],
)
def test_what_is_no_code(typed: str) -> None:
    assert understood(typed) is None
