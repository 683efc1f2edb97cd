"""The sentences of the papers: four languages, one spelling."""

import re

import pytest

from himoya.common.catalogues.cyrillic import to_cyrillic
from himoya.papers import saying

OTHER_SIGNS = re.compile(r"[oOgG]['`´ʻʼ’]|['`´ʻʼ]")
PLACES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("file", saying.FILES)
def test_every_sentence_is_there_four_times(file: str) -> None:
    for key, row in saying.sentences(file).items():
        assert set(row) == set(saying.LANGUAGES), key
        assert len({tuple(sorted(PLACES.findall(words))) for words in row.values()}) == 1, key


@pytest.mark.parametrize("file", saying.FILES)
def test_uzbek_is_one_language_in_two_scripts(file: str) -> None:
    for key, row in saying.sentences(file).items():
        assert row["uz-cyrl"] == to_cyrillic(row["uz"]), key
        assert not OTHER_SIGNS.search(row["uz"]), key
        assert not re.search("[A-Za-z]", PLACES.sub("", row["uz-cyrl"])), key
        assert not re.search("[A-Za-z]", PLACES.sub("", row["ru"])), key


def test_nobody_is_called_a_mercenary() -> None:
    said = " ".join(
        words for file in saying.FILES for row in saying.sentences(file).values() for words in row.values()
    )
    assert not re.search(r"mercenar|наёмни|наемни|yollanma", said.casefold())
