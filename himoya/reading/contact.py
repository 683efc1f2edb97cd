"""When he was last heard of, and how often he usually calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from himoya.language.figures import at_figures
from himoya.language.grouped import grouped, two_signs
from himoya.language.patterns import starts
from himoya.reading.days import days_in_figures, said_day, unit_days
from himoya.reading.facts import ContactFact
from himoya.reading.message import Message
from himoya.reading.rhythm import rhythm
from himoya.reading.urgent import Board

_HEARD_AS = (
    r"ter(?:di|dila|vdi|ibdi|ipti|uvdi|gan edi|gandi)|teru?v?di|tel(?:efon)? k(?:il|ip|"
    r"ilib|v)(?:di|ibdi|ti|gan|gan edi|vordi|uvdi|koldi|ipti)?|"
    r"telefonda(?: edi| aytdi| dedi)?|telefonga chik(?:di|ibdi|ipti)|alokaga chik(?:di|ibdi)|[wou]zi "
    r"chik(?:di|ibdi|ib)|chik(?:di|ibdi) telefonga|"
    r"(?:bugun|kecha|hozir|tunda|kuni|wglim|oglim|uglim|bolam|ukam|akam|minutga|dakikaga|sahar) "
    r"chik(?:di|ibdi|ipti|uvdi)|bugunam chikdi|"
    r"aytdi|k[wou]ngirok k(?:il|ip)(?:di|ibdi|ipti|gan|uvdi)?(?: koldi)?|zvanit k[a-z]+|zvonok k[a-z]+|"
    r"gaplash(?:dik|dim|vdik|uvdik|gan[a-z]*|di|olwdik|ib|ibdi|ipti)|gapir(?:di|ib berdi|dik|ibdi|ipti)|"
    r"[wou]zi (?:terdi|yozdi|aytdi|yozib)|"
    r"yozdi|yozibdi|yozuvdi|yozib turibdi|ovozli (?:keldi|habar|tashla)[a-z]*|ovoz (?:keldi|"
    r"tashla)[a-z]*|habar (?:keldi|berdi|bergan)|hat[ia]? (?:keldi|chikdi|kelibdi)|"
    r"(?:|po|ot|do)zvonil(?:a|sya|as)?|zvonok bil|golosovo[ey]|napisal|pogovoril[aiy]|sozvonil[a-z]*|"
    r"sozvanival[a-z]*|govoril[ai]? s|vishel na svyaz|slishali|"
    r"obshalis|bil na svyazi|svidani[ei] bil|alokaga chikdi|k[wou]rdim|uchrashdim"
)
_HEARD = re.compile(f"(?:{grouped(_HEARD_AS, apart_from='a-z')})(?![a-z])")
_HEARD_BEGINS = two_signs(_HEARD_AS)
_BY_VOICE = re.compile(
    r"ter(?:di|u?vdi|ibdi|ipti)|tel|k[wou]ngirok k|zvonil|pozvonil|dozvonil|gaplashdik|gaplashdim|"
    r"gapirdi|chik|bugunam chik|[wou]zi chik|hozir chik|ovoz|[wou]zi yoz|zvon"
)
# Somebody else called: a cellmate, a lawyer, an unknown voice.
_OTHERS = re.compile(
    r"sherig|yonidagi|hamkamera|kamerado|advokat|kishi|birov|kimdir|bitta(?:si)? |prokuror|konsul|"
    r"nachal|boshlik|sokamer|sosed|yurist|"
    r"kakoyto|akkaunt|volont|opam|ayol |wrtog|ortog|tanish|odam |otryaddosh|komandir|svyokor|deputat|"
    r"jurnalist|operator"
)
_LAST = re.compile(
    grouped(
        r"oh?irgi (?:marta|gal|martta|marotaba|zvonok|k[wou]ngirok|habar|gaplash|ovoz|hat|tel)[a-z]*|"
        r"oh?irgisi|posledn(?:iy|yaya|ee|im|ego|eye) (?:raz|zvonok|zvonka|svyaz|vest|soobsheni[ey]|razgovor|"
        r"pismo)"
    )
)
_SINCE = re.compile(
    r"(?<![a-z0-9])(?P<count>[0-9]{1,3}) ?-?(?P<unit>kun|hafta|oy|den|dnya|dney|nedel[a-z]*|"
    r"mesyats[a-z]*|sutok|sutki)[a-z]*"
    r"(?: (?P<more>[0-9]{1,2}) ?(?:kun|dney|dnya)[a-z]*)?"
    r"(?= ?(?:dan beri|b[wou]ldi|bolib|b[wou]lib(?:di)?|b[wou]p(?:ti|di)?|[wou]tdi|beri|net |ni |"
    r"tishina|molch|jim|sas|na |kak |ot |habar|darak|dom|alok|yok|ywk|yuk|proshlo|prosh))"
)
_THEN = r" (?:beri|net|tishina|ni |na |molch|bitta|jim|hech|ne )"
_SINCE_DATE = re.compile(
    r"(?<![a-z0-9])(?P<words>[0-9]{1,2}(?:-| )?[a-z]+dan|so? [0-9]{1,2}(?:-?go)? [a-z]+|[a-z]+(?:ning|"
    rf"ni)? [0-9]{{1,2}} ?(?:si)?dan){_THEN}"
)
_SINCE_THEN = re.compile(rf"[0-9]{{1,2}}(?:-?go)?[ -]?[a-z]+{_THEN}")  # asked first: how each of them ends
_ORDINAL_DAY = re.compile(r"(?P<count>[0-9]{2,3})-?(?:y|i|ye|inchi|nchi|iy) (?:den|kun|sutki)")
_SILENT = re.compile(
    grouped(
        r"habar|darak|alok|jim|tishin|molch|net |ni slu|ywk|yok|yuk|sas|gap|svyaz|izvest|vest|slish|1 ogiz|"
        r"ovoz|tovush|zvonk"
    )
)
_NEAR = 60  # letters from a stretch of time to the silence it measures
_LONG_AGO = 400  # days: an older contact is a story


@dataclass(frozen=True, slots=True)
class _Heard:
    day: date
    start: int  # in the figures
    end: int


def contact(message: Message, board: Board) -> ContactFact | None:
    """The last contact that the message tells of, resolved by its date, and the usual rhythm in days."""
    text = message.figures.text
    usual = rhythm(text)
    heard = (
        (_last(message, text) if "irgi" in text or "posledn" in text else None)
        or (_since(message, text) if message.figures.has_numbers else None)
        or _told(message, board, text)
    )
    if heard is not None:
        quote = message.quote_of_figures(heard.start, heard.end)
        return ContactFact(heard.day.isoformat(), usual[0] if usual else None, quote)
    return ContactFact(None, usual[0], message.quote_of_figures(usual[1], usual[2])) if usual else None


def _sentence(text: str, place: int, back: int, ahead: int) -> tuple[int, int]:
    """The beginning and the end of the sentence around a place, as far as they are between `back` and
    `ahead`."""
    start = max([text.rfind(stop, back, place) + 1 for stop in _STOPS])
    ends = [at for stop in _STOPS if (at := text.find(stop, place, ahead + 1)) >= 0]
    return max(start, back), min([*ends, ahead])


_STOPS = (". ", "! ", "? ", "\n", "!!", "; ")


def _last(message: Message, text: str) -> _Heard | None:
    """ "Oxirgi marta 14-yanvarda gaplashganmiz": the day stands in the same sentence."""
    match = _LAST.search(text)
    if match is None:
        return None
    since, until = _sentence(text, match.start(), max(match.start() - 60, 0), match.end() + 80)
    today = message.sent_at.date()
    stretch = text[match.start() : until]
    day = said_day(stretch, today) or said_day(text[since : match.start()], today)
    return _Heard(day, match.start(), match.start() + len(stretch.rstrip())) if day else None


def _since(message: Message, text: str) -> _Heard | None:
    """ "83 kundan beri", "33 дня нет связи", "с 9 мая": counted back from the message."""
    today = message.sent_at.date()
    dated = _SINCE_DATE.search(text) if any(at_figures(_SINCE_THEN, text)) else None
    if dated and _silent_near(text, dated):
        day = said_day(dated["words"], today)
        if day:
            return _Heard(day, dated.start(), dated.end())
    match = next(at_figures(_ORDINAL_DAY, text), None) or next(at_figures(_SINCE, text), None)
    if match is None or not _silent_near(text, match):
        return None
    groups = match.groupdict()
    back = int(match["count"]) * unit_days(groups.get("unit") or "kun") + int(groups.get("more") or 0)
    return _Heard(today - timedelta(days=back), match.start(), match.end())


def _silent_near(text: str, match: "re.Match[str]") -> bool:
    return _SILENT.search(text, max(match.start() - _NEAR, 0), match.end() + _NEAR) is not None


def _heard(message: Message, text: str) -> Iterator["re.Match[str]"]:
    """What `_HEARD.finditer` finds; where no number is spoken, looked for only at words that begin so."""
    if text is not message.letters:
        yield from _HEARD.finditer(text)
        return
    done = 0
    for start in starts(message.laid, _HEARD_BEGINS):
        if start >= done and (match := _HEARD.match(text, start)):
            done = match.end()
            yield match


def _told(message: Message, board: Board, text: str) -> _Heard | None:
    """ "Kecha terdi": he was heard on that day. Not when it is long past or dreamt."""
    if board.around.has("dreamt") and not board.around.has("now"):
        return None
    today = message.sent_at.date()
    for match in _heard(message, text):
        place = message.figures.start(match.start())
        sentence = message.sentences[message.sentence_at(place)]
        if board.around.still("over", sentence) or board.around.has("supposed", sentence):
            continue
        since, until = _sentence(text, match.start(), max(match.start() - 70, 0), match.end() + 45)
        before = text[since : match.start()]
        if before.endswith("ne ") or _OTHERS.search(before[-40:]):
            continue
        after = text[match.end() : until]
        day = said_day(before + match.group() + after.split(",")[0][:25], today)
        dated = days_in_figures(after)
        if dated and (day is None or day == today):
            day = dated[0].on_or_before(today) or day
        if (
            day is None
            and _BY_VOICE.match(match.group())
            and not board.said("U19")
            and not board.around.has("told")
        ):
            day = today
        if day and (today - day).days < _LONG_AGO:
            return _Heard(day, match.start(), match.end())
    return None
