"""Words of the army are heard in three scripts; places of an ordinary life and names are left alone."""

import pytest

from himoya.language.army import military_tags


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("kontrakt imzoladi", "signed_contract"),
        ("имзо чекди", "signed_contract"),
        ("подписал", "signed_contract"),
        ("signed a contract", "signed_contract"),
        ("frontda", "took_part"),
        ("ҳарбий қисмда", "took_part"),
        ("в/ч12345", "took_part"),
        ("воюет", "took_part"),
        ("at war", "took_part"),
        ("qismdan qochdi", "left_unit"),
        ("СОЧ", "left_unit"),
    ],
)
def test_words_of_the_army(words: str, tag: str) -> None:
    assert tag in military_tags(words)


@pytest.mark.parametrize(
    "words",
    ["IK-71 Tomsk oblast", "ИК-12 Волгоградской области", "tergov hibsxonasi", "Frontov", "Jangiboyev",
     "Toshkent shahri, Namuna ko‘chasi 5", "Сочи", "228.1"],
)  # fmt: skip
def test_words_of_ordinary_life(words: str) -> None:
    assert military_tags(words) == frozenset()
