"""Phrases of the vocabulary are found in every spelling."""

import pytest

from himoya.language import fold
from himoya.language.letters import COARSE
from himoya.language.patterns import laid, pattern, spread
from himoya.language.phrases import Phrases
from himoya.language.words import sentences, words


def found(phrase: str, text: str) -> list[str]:
    folded = fold(text)
    split = words(folded.letters)
    merged = spread(word.letters.translate(COARSE) for word in split)
    text_laid = laid(folded.letters, [word.start for word in split], merged, sentences(folded.letters))
    return [text[slice(*folded.span(one.start, one.end))] for one in pattern(phrase).find(text_laid)]


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


def laid_out(text: str) -> tuple[list[str], str]:
    merged = [word.letters.translate(COARSE) for word in words(fold(text).letters)]
    return merged, spread(merged)


def test_the_look_up_offers_every_phrase_that_a_text_could_hold() -> None:
    phrases = Phrases([("imzo qo'y*", "signed"), ("bort", "plane"), ("в бур", "cell"), ("# kun", "days")])
    tags = [tag for _, tag in phrases.candidates(*laid_out("Имзо куйди, 5 кун, в бур"))]
    assert tags == ["signed", "cell", "days"]


@pytest.mark.parametrize("text", ["imzo chekdi, keyin qo'ydi", "imzolab qo'ydi", "qo'yib imzo"])
def test_the_look_up_passes_over_a_text_whose_words_stand_otherwise(text: str) -> None:
    assert not Phrases([("imzo qo'y*", "signed")]).candidates(*laid_out(text))


def test_a_number_offers_only_what_it_may_be() -> None:
    phrases = Phrases(
        [("300-y*", "taken"), ("# kun", "days"), ("20(18|19) yil*", "year"), ("1# 000", "money")]
    )
    assert [tag for _, tag in phrases.candidates(*laid_out("71 kun, 2018 yilda, 15 000"))] == [
        "days",
        "year",
        "money",
    ]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("(u|ukam|o'g'lim) imzo*", "ukam imzoladi"),
        ("xat .. kelma*", "xat ham, gap ham kelmadi"),
        ("100% kafolat", "100% kafolat beramiz"),
        ("#-zona", "71zona"),
        ("imzo-podpis", "imzo podpis"),
        ("завтра + увез*", "увезут их завтра"),
        ("ketdi (rostdan|)", "u ketdi."),
        ("kun.uz", "kun.uz yozibdi"),
        ("v/ch", "в/ч 12345 дан"),
        ("dom-darag*", "domdaragi yo'q"),
        ("dom-darag*", "dom daragi yo'q"),
        ("(228|105)-modda", "105 modda bilan"),
        ("(2|2.) .. (#.#.#|19#)", "2. Ergashev, 12.04.2001"),
        ("1000 # rubl", "1000 500 rubl"),
        ("ming # uch yil", "ming 200 uch yil"),
        ("ming 200 uch yil", "ming 200 uch yil"),
    ],
)
def test_what_is_found_was_offered(phrase: str, text: str) -> None:
    assert found(phrase, text)
    assert Phrases([(phrase, "it")]).candidates(*laid_out(text))
