"""Phrases of the vocabulary are found in every spelling."""

import pytest

from himoya.language import fold
from himoya.language.patterns import Phrases, beginnings, pattern
from himoya.language.words import sentences


def found(phrase: str, text: str) -> list[str]:
    folded = fold(text)
    return [
        text[slice(*folded.span(one.start, one.end))]
        for one in pattern(phrase).find(folded.letters, sentences(folded.letters))
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("imzo qo'y*", "kecha imzo qo'yibdi", ["imzo qo'yibdi"]),
        ("imzo qo'y*", "кеча имзо куйибди", ["имзо куйибди"]),
        ("имзо қўй*", "imzo qoyib berdi", ["imzo qoyib"]),
        ("(uch|to'rt) kun*", "tort kundan beri", ["tort kundan"]),
        ("xat .. kelma*", "xat ham, gap ham kelmadi", ["xat ham, gap ham kelmadi"]),
        ("завтра + увез*", "увезут их завтра", ["увезут их завтра"]),
        ("завтра + увез*", "Завтра напишу. Его увезли", []),
        ("# kilo", "52 kilo", ["52 kilo"]),
        ("olib", "bolib", []),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


def test_the_look_up_offers_every_phrase_that_a_text_could_hold() -> None:
    phrases = Phrases([("imzo qo'y*", "signed"), ("bort", "plane"), ("в бур", "cell"), ("# kun", "days")])
    folded = fold("Имзо куйди, 5 кун, в бур")
    tags = [tag for _, tag in phrases.candidates(beginnings(folded.text))]
    assert tags == ["signed", "cell", "days"]
