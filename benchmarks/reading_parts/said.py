"""What a reader said of one message: the rules that ring, and whether it rings as T0 or T1."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.reading_parts.rows import GRAVE, Row
from himoya.language import fold_text

SEARCHED = {
    "U01": "imzo qo'l qo'y podpis подпис kontrakt контракт",
    "U02": "bort борт olib ket veshi вещами отправ",
    "U03": "pokupatel покупател вербов ro'yxat список",
    "U04": "karser карцер shizo urish бил избил",
    "U05": "o'zini os суицид голодовк yashagi жить",
    "U06": "termadi qo'ng'iroq не звон",
    "U07": "bizda yo'q выбыл etap этап",
    "U08": "rostov lugansk воронеж poligon полигон",
    "U09": "dom-darak xabar yo'q нет связи",
    "U10": "front фронт bedarak без вести",
    "U11": "yarador ранен gospital госпитал",
    "U12": "asir плен",
    "U13": "ro'yxatda в списке",
    "U14": "tobut гроб halok погиб цинк",
    "U15": "qon кровь kasal болеет",
    "U16": "apellyatsiya апелляц жалоб",
    "U17": "deport депорт srok",
    "U18": "javob yo'q нет ответа",
    "U19": "ming rubl тысяч рублей pul деньги",
    "U20": "rasm фото pasport паспорт",
}
_FOLDED = {code: [fold_text(word) for word in words.split()] for code, words in SEARCHED.items()}
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Said:
    rules: frozenset[str]
    grave: bool  # rings as T0
    soon: bool  # rings as T0 or T1


def of_line(line: Row) -> Said:
    """Of a line of `himoya read`."""
    return Said(
        frozenset(fact["rule"] for fact in line["urgent"]),
        any(fact["level"] == "T0" for fact in line["urgent"]),
        any(fact["level"] in {"T0", "T1"} for fact in line["urgent"]),
    )


def of_rules(rules: frozenset[str]) -> Said:
    """Of a peer that knows rules only: in its favour each of them counts as T1 at least."""
    return Said(rules, bool(rules & GRAVE), bool(rules))


def searched(row: Row) -> Said:
    """What an organiser does: words as one would type them, found anywhere in the folded text."""
    text = fold_text(row["text"])
    return _found(lambda word: word in text)


def searched_starts(row: Row) -> Said:
    """The same words where a word of the text begins with them, as the search of messengers does."""
    text = " " + " ".join(_WORD.findall(fold_text(row["text"])))
    return _found(lambda word: f" {word}" in text)


def _found(holds: Callable[[str], bool]) -> Said:
    return of_rules(frozenset(code for code, words in _FOLDED.items() if any(map(holds, words))))
