"""The weights see a message in pieces; a stretch is judged by the pieces that lie in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.language import fold, fold_text
from himoya.reading.learned import table
from himoya.reading.learned.features import MOST_WORDS, pieces, places, words_of
from himoya.reading.learned.scores import JUDGED, WINDOW, Scores, scores_of, stretches
from himoya.reading.learned.table import MASS, WordBook, weights_of


def scores(text: str) -> Scores | None:
    return scores_of([text])[0]


WORDS = st.lists(st.text("abdgiklmnorstuyz", min_size=1, max_size=9), max_size=60).map(" ".join)


@given(WORDS)
def test_every_piece_lies_within_the_words(text: str) -> None:
    found = pieces(text)
    assert len(found.rows) == len(found.first) == len(found.more)
    assert ((found.first >= 0) & (found.first + found.more < max(1, len(found.words)))).all()


@given(WORDS, WORDS)
def test_what_stands_far_away_does_not_change_a_piece(left: str, right: str) -> None:
    alone, together = pieces(left), pieces(left + " " + right)
    assert set(alone.rows.tolist()) <= set(together.rows.tolist())


def test_spellings_of_one_word_are_one() -> None:
    latin, cyrillic = (pieces(fold_text(word)).rows.tolist() for word in ("qo‘shibdi", "қўшибди"))
    assert latin == cyrillic


@given(st.text("akow?79 .'🙏", max_size=40))
def test_the_words_that_are_weighed_stand_at_their_places(text: str) -> None:
    folded = fold_text(text)
    shown = [folded[start:end].replace("7", "0").replace("9", "0") for start, end in places(folded)]
    assert words_of(folded) == words_of(fold(text).letters) == shown


def test_numbers_count_by_their_length_only() -> None:
    assert pieces("71 zona").rows.tolist() == pieces("83 zona").rows.tolist()


@given(st.integers(min_value=1, max_value=500))
def test_stretches_leave_no_word_out(words: int) -> None:
    covered = np.zeros(words, dtype=bool)
    for begin, end in stretches(words):
        assert 0 <= begin < end <= words
        assert end - begin <= WINDOW
        covered[begin:end] = True
    assert covered.all()


@given(WORDS.filter(str.strip))
def test_the_same_message_has_the_same_scores_and_short_ones_one_stretch(text: str) -> None:
    first, again = scores(text), scores(text)
    assert first is not None
    assert again is not None
    assert first.message.tolist() == pytest.approx(again.message.tolist())
    assert all(0 <= start < end <= len(text) for start, end in map(first.words, range(JUDGED)))


def test_a_text_without_words_has_no_scores() -> None:
    assert scores("... 🙏 ...") is None


def test_an_endless_text_is_cut() -> None:
    assert len(pieces("salom " * (MOST_WORDS + 50)).words) == MOST_WORDS


@given(WORDS.filter(str.strip))
def test_a_message_weighs_what_its_pieces_weigh(text: str) -> None:
    found, known = scores(text), table.table()
    summed = weights_of(pieces(text).rows).sum(axis=0)
    whole = summed[:-1] * known.steps / np.sqrt(max(float(summed[-1]), 1) / MASS) + known.starts
    assert found is not None
    assert found.message.tolist() == pytest.approx(whole[:JUDGED].tolist(), rel=1e-3, abs=1e-3)
    assert found.contract.tolist() == pytest.approx(whole[2 * JUDGED :].tolist(), rel=1e-3, abs=1e-3)


def test_a_full_word_book_starts_anew_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_KEPT", 5)
    book = WordBook()
    first = book.look_up(["imzo", "konvoy", "zona"])[0].tolist()
    book.look_up(["salom", "rahmat", "omin"])
    assert book.look_up(["imzo", "konvoy", "zona", "imzo"])[0].tolist() == [*first, first[0]]


@pytest.mark.parametrize("count", [5, 40, 127, 128, 129, 300])
def test_a_stretch_weighs_what_lies_wholly_within_it(count: int) -> None:
    text = " ".join(("ukam imzo qoydi ertaga bortda olib ketishadi zonada 71 " * 40).split()[:count])
    found, cut, known = pieces(text), stretches(count), table.table()
    made, last = scores(text), found.first + found.more
    assert made is not None
    best = []
    for begin, end in cut:
        inside = (found.first >= begin) & (last < end)
        summed = weights_of(found.rows[inside]).sum(axis=0)
        best.append(summed[:-1] * known.steps / np.sqrt(summed[-1] / MASS) + known.starts)
    strongest = np.array(best)[:, JUDGED : 2 * JUDGED].max(axis=0)
    assert made.stretch.tolist() == pytest.approx(strongest.tolist(), rel=1e-4, abs=1e-4)


@given(st.lists(WORDS, max_size=12))
def test_a_message_weighs_the_same_in_whatever_company(texts: list[str]) -> None:
    for text, found in zip(texts, scores_of(texts), strict=True):
        alone = scores(text)
        assert (alone is None) == (found is None)
        if alone is not None and found is not None:
            assert found.message.tolist() == alone.message.tolist()
            assert found.by_stretch.tolist() == alone.by_stretch.tolist()
            assert found.words(0) == alone.words(0)
