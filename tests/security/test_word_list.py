"""Six words that a person can learn and type on every keyboard."""

from himoya.common import packaged
from himoya.security.passphrase import as_bytes, refuse_short
from himoya.security.word_list import WORDS, words_at_random

KNOWN = packaged.toml("himoya.security", "words.toml")["words"].split()


def test_each_word_is_worth_nine_bits_and_is_typed_alike_everywhere() -> None:
    assert len(KNOWN) == len(set(KNOWN)) == 512
    assert [word for word in KNOWN if not (word.isascii() and word.isalpha() and word.islower())] == []
    assert {len(word) for word in KNOWN} <= set(range(2, 8))


def test_what_is_offered_is_taken() -> None:
    for _ in range(200):
        offered = words_at_random()
        refuse_short(offered)
        assert len(offered.split()) == WORDS
        assert set(offered.split()) <= set(KNOWN)
        assert as_bytes(offered.replace(" ", "  ")) == offered.encode()


def test_nobody_is_offered_the_same_words() -> None:
    assert len({words_at_random() for _ in range(200)}) == 200
