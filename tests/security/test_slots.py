"""A wrapped key opens only where it was put, and as it was put."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from himoya.security.paper_key import new_paper_key
from himoya.security.slots import Cost, PaperSlot, PassphraseSlot
from tests.security.keys import CHEAP, WORDS
from tests.settings import ROOT_KEY

SLOT = PassphraseSlot.wrap(ROOT_KEY, WORDS, CHEAP, "one")
PAPER_KEY = new_paper_key()
PAPER = PaperSlot.wrap(ROOT_KEY, PAPER_KEY.to_public(), "one")


def test_a_slot_opens_in_its_own_keyring_only() -> None:
    assert SLOT.open(WORDS, "one") == ROOT_KEY
    assert SLOT.open(WORDS, "two") is None
    assert PAPER.open(PAPER_KEY, "one") == ROOT_KEY
    assert PAPER.open(PAPER_KEY, "two") is None


def test_the_cost_of_a_guess_cannot_be_lowered_in_the_file() -> None:
    assert replace(SLOT, cost=Cost(memory_kib=8, passes=1, lanes=1)).open(WORDS, "one") is None


def test_the_same_words_never_wrap_twice_alike() -> None:
    again = PassphraseSlot.wrap(ROOT_KEY, WORDS, CHEAP, "one")
    assert (again.salt, again.nonce, again.wrapped) != (SLOT.salt, SLOT.nonce, SLOT.wrapped)
    assert again.salt != SLOT.salt


@given(st.integers(0, len(SLOT.wrapped) * 8 - 1))
def test_one_changed_bit_closes_the_passphrase_slot(bit: int) -> None:
    assert replace(SLOT, wrapped=flipped(SLOT.wrapped, bit)).open(WORDS, "one") is None


@given(st.integers(0, len(PAPER.wrapped) * 8 - 1))
def test_one_changed_bit_closes_the_paper_slot(bit: int) -> None:
    assert replace(PAPER, wrapped=flipped(PAPER.wrapped, bit)).open(PAPER_KEY, "one") is None


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
