"""A no that is not his: of an office, or one that says there is none."""

import re

from himoya.language.grouped import grouped
from himoya.language.letters import COARSE
from himoya.reading.givennames import given_name
from himoya.reading.scope import Hit
from himoya.reading.urgent import Board

# "Yo'q dedi": he said no. After a noun it is "there is none": "orqaga yo'l yo'q dedi".
_TELLS_NO = re.compile(
    r"(?:^|[^a-z0-9 ] ?|\b(?:(?!ruka|posi|pere|pasi)[a-z]+[gk]a|[a-z]+gan(?:da)?|deb|menik|meniki|"
    r"ham|marta|gal|safar|esa|erim|akam|ukam|inim|wglim|[a-z]*bolam|kuyovim|"
    r"jiyanim|bola|bolasi|dadam|otam|opam|singlim|nabiram|nevaram|kizim|yigit|hammasi|"
    r"kuzda|bahorda|yozda|kishda|wshanda|oshanda|darrov|u|men|man|wzi|fakat|kattasi|kichigi|keyin) )$"
)


# A court, an office, a doctor, a bank says no to the family, not he to the recruiters.
_AUTHORITY = re.compile(
    grouped(
        r"\bsud(?!im)|raysud|instants|apel|kassats|prokur|konsul|elchi|posol|\budo\b|hodatay|petits|\btiv\b|\bmid\b|peredach|posilk|posylk|posilk|"
        r"doktor|dohtir|vrach|bank|kredit|administrats|svidani|advokat ol|wtkazish|otkazish|perevod"
    )
)
_OFFICE = re.compile(grouped(r"adliya|minyust|vazirlig|iltimosnoma|postanovl|grajdan|\bisk\b|perevod"))


_SAYS_NO = re.compile(r"\b(?:konsul|elchi|posol|prokur|fsin|sud)[a-z]* (?:[a-z]+ )?$")


def of_an_office(board: Board, hit: Hit) -> bool:
    """ "Adliya rad javobini berdi", "пришёл отказ, иск не погашен"."""
    letters = board.message.letters
    if not letters.startswith(("rad", "otkaz"), hit.start):
        return False
    if _SAYS_NO.search(letters, max(hit.start - 30, 0), hit.start):
        return True
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    return _OFFICE.search(letters, sentence.start, sentence.end) is not None and not _WHY.search(
        letters, sentence.start, sentence.end
    )


_WHY = re.compile(
    grouped(
        r"gan(?:i|im|lig)[a-z]* (?:uchun|sabab)|gani$|kontrakt|kantrakt|voyn|vo[ey]va|\bfront|urush|"
        r"\bsvo|komissar"
    )
)


_ELSEWHERE = re.compile(  # "говорить отказался", "maktabga bormayman"
    r"(?:govorit|skazat|(?:otvech|soobsh|prin|vida|pokaz|naz[iv]|obyasn)[a-z]*|"
    r"(?:maktab|bogcha|ish|twy|toy|dohtir|mehmon|bozor)[a-z]*ga) $"
)
_THERE = re.compile(r"y[wou]k degani")  # "u yoq degani": the other side


def nothing_left(board: Board, hit: Hit, recruited: bool) -> bool:
    """A no that is not his: of an office, or "orqaga yo'l yo'q dedi" (there is none)."""
    letters = board.message.letters
    said = letters[max(hit.start - 20, 0) : hit.end + 20]
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    since, until = max(hit.start - 45, sentence.start), min(hit.end + 45, sentence.end)
    if not recruited and _AUTHORITY.search(letters, since, until) and not _WHY.search(said):
        return True
    if _ELSEWHERE.search(letters, max(hit.start - 20, 0), hit.start) or _THERE.match(letters, hit.start):
        return True
    if letters[hit.start : hit.start + 1] != "y" or letters.startswith("yozil", hit.start):
        return False
    before = letters[max(hit.start - 16, 0) : hit.start]
    return _TELLS_NO.search(before) is None and not _after_a_name(board, hit)


def _after_a_name(board: Board, hit: Hit) -> bool:
    last = board.message.words_before(hit.start, 1, 0)
    if not last or last[0].letters.endswith(("gan", "gani", "ganim")):
        return False
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    if last[0].start <= sentence.start + 2:  # any word is written large there
        return given_name(last[0].letters.translate(COARSE)) is not None
    return board.message.quote(last[0].start, last[0].end).text[:1].isupper()
