"""When he was last heard of, and how often he usually calls."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from himoya.language.numbers import NUMBER, number
from himoya.reading.days import said_day, unit_days
from himoya.reading.facts import ContactFact
from himoya.reading.message import Message
from himoya.reading.urgent import Board

_HEARD = re.compile(
    r"(?<![a-z])(?:ter(?:di|dila|vdi|ibdi|ipti|uvdi|gan edi)|teru?v?di|tel(?:efon)? k(?:il|ip)(?:di|ibdi|"
    r"ti|gan edi)|telefonda(?: edi| aytdi)?|aytdi|kwngirok kil(?:di|ibdi)|kungirok kil(?:di|ibdi)|"
    r"kongirok kil(?:di|ibdi)|"
    r"gaplash(?:dik|dim|vdik|gan[a-z]*|di|olwdik|ib)|gapir(?:di|ib berdi)|[wou]zi (?:terdi|yozdi|aytdi)|"
    r"yozdi|yozibdi|habar (?:keldi|berdi|bergan)|hat[ia]? keldi|"
    r"(?:po)?zvonil[ai]?|pozvonil|zvonok bil|golosovo[ey]|napisal|pogovoril[aiy]|sozvonil[a-z]*|"
    r"sozvanival[a-z]*|govoril[ai]? s|slishali|peredal|zvanit kildi|alokaga chikdi|kurdim|kwrdim|"
    r"kordim)(?![a-z])"
)
_BY_VOICE = re.compile(
    r"ter(?:di|u?vdi|ibdi|ipti)|tel|kwngirok kil|kungirok kil|zvonil|pozvonil|gaplashdik|gaplashdim"
)
_LAST = re.compile(
    r"(?:oh?irgi (?:marta|gal|martta|marotaba|zvonok|kongirok|kwngirok|kungirok|habar)|posledn(?:iy|yaya|"
    r"ee|im) (?:raz|zvonok|svyaz|vest|soobsheni[ey]))"
)
_SINCE = re.compile(
    rf"(?<![a-z0-9])(?P<count>{NUMBER}) ?-?(?P<unit>kun|hafta|oy|den|dnya|dney|nedel[a-z]*|mesyats[a-z]*|"
    rf"sutok|sutki)[a-z]*(?: (?P<more>{NUMBER}) ?(?:kun|dney|dnya)[a-z]*)?"
    r"(?= ?(?:dan beri|bwldi|boldi|buldi|bolib|bulib|bwlibdi|wtdi|otdi|utdi|beri|net |ni |tishina|molch|"
    r"jim|sas|na |kak |ot |habar|darak|dom|aloka|yok|ywk|yuk|proshlo|prosh))"
)
_SINCE_DATE = re.compile(
    r"(?<![a-z])(?P<words>[0-9]{1,2}(?:-| )?[a-z]+dan|s [0-9]{1,2} [a-z]+) (?:beri|net|tishina|ni |molch|"
    r"bitta)"
)
_ORDINAL_DAY = re.compile(r"(?P<count>[0-9]{2,3})-?(?:y|i|ye|inchi|nchi) (?:den|kun|sutki)")
_EVERY = (
    (re.compile(rf"har (?P<n>{NUMBER}) hafta[a-z]*|raz v (?P<n2>{NUMBER}) nedel[a-z]*"), 7),
    (re.compile(rf"har (?P<n>{NUMBER}) kun[a-z]*|(?<![a-z])(?P<n3>uch|twrt|turt|tort|besh|ikki|#) kunda "
                rf"bir|raz v (?P<n2>{NUMBER}) d[a-z]+|kajdie (?P<n4>{NUMBER}) d[a-z]+"), 1),
    (re.compile(r"har (?:hafta|yakshanba|shanba|dushanba|seshanba|chorshanba|payshanba|juma)|haftada bir|"
                r"haftasiga bir|kajduyu nedelyu|raz v nedelyu|(?:po|kajd[a-z]+) (?:pyatnits[a-z]*|"
                r"subbot[a-z]*|voskresen[a-z]*|ponedelnik[a-z]*|vtornik[a-z]*|sred[a-z]+|chetverg[a-z]*)|"
                r"ejenedeln"), 7),
    (re.compile(r"har oyda|oyiga bir|oyda bir|raz v mesyats|kajdiy mesyats"), 30),
    (re.compile(r"har kuni|kajdiy den|kun ora"), 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heard:
    day: date
    start: int
    end: int


def contact(message: Message, board: Board) -> ContactFact | None:
    """The last contact that the message tells of, resolved by its date, and the usual rhythm in days."""
    rhythm = _rhythm(message.letters)
    heard = _last(message) or _since(message) or _told(message, board)
    if heard is not None:
        quote = message.quote(heard.start, heard.end)
        return ContactFact(heard.day.isoformat(), rhythm[0] if rhythm else None, quote)
    return ContactFact(None, rhythm[0], message.quote(rhythm[1], rhythm[2])) if rhythm else None


def _rhythm(letters: str) -> tuple[int, int, int] | None:
    for regex, unit in _EVERY:
        match = regex.search(letters)
        if match:
            counted = [number(text) for text in match.groupdict().values() if text]
            count = counted[0] if counted and counted[0] else 1
            return min(count, 400) * unit, match.start(), match.end()
    return None


def _last(message: Message) -> _Heard | None:
    """ "Oxirgi marta 14-yanvarda gaplashganmiz": the day stands in the same sentence."""
    match = _LAST.search(message.letters)
    if match is None:
        return None
    sentence = message.sentences[message.sentence_at(match.start())]
    stretch = message.letters[match.start() : min(sentence.end, match.end() + 80)]
    day = said_day(stretch, message.sent_at.date()) or said_day(
        message.letters[max(sentence.start, match.start() - 60) : match.start()], message.sent_at.date()
    )
    return _Heard(day, match.start(), match.start() + len(stretch.rstrip())) if day else None


def _since(message: Message) -> _Heard | None:
    """ "83 kundan beri", "33 дня нет связи", "с 9 мая": counted back from the message."""
    letters, today = message.letters, message.sent_at.date()
    silent = re.search(
        r"habar|darak|aloka|jim|tishina|molch|net |ni slu|ywk|yok|yuk|sas-|gap|svyaz|izvest|vest|slish|"
        r"bir ogiz",
        letters,
    )
    if not silent:
        return None
    dated = _SINCE_DATE.search(letters)
    if dated:
        day = said_day(dated["words"], today)
        if day:
            return _Heard(day, dated.start(), dated.end())
    match = _ORDINAL_DAY.search(letters) or _SINCE.search(letters)
    if match is None:
        return None
    count = number(match["count"])
    if count is None or count > 1000:
        return None
    groups = match.groupdict()
    back = count * unit_days(groups.get("unit") or "kun") + (
        number(groups["more"]) or 0 if groups.get("more") else 0
    )
    return _Heard(today - timedelta(days=back), match.start(), match.end())


def _told(message: Message, board: Board) -> _Heard | None:
    """ "Kecha terdi": he was heard on that day. Not when it is long past or dreamt."""
    if board.around.has("dreamt") and not board.around.has("now"):
        return None
    for match in _HEARD.finditer(message.letters):
        sentence = message.sentences[message.sentence_at(match.start())]
        if board.around.still("over", sentence) or board.around.has("supposed", sentence):
            continue
        if message.letters[max(match.start() - 4, 0) : match.start()].endswith("ne "):
            continue
        after = message.letters[match.end() : min(match.end() + 25, sentence.end)].split(",")[0]
        stretch = message.letters[max(sentence.start, match.start() - 70) : match.end()] + after
        day = said_day(stretch, message.sent_at.date())
        if (
            day is None
            and _BY_VOICE.match(match.group())
            and not board.said("U19")
            and not board.around.has("told")
        ):
            day = message.sent_at.date()
        if day and (message.sent_at.date() - day).days < 400:
            return _Heard(day, match.start(), match.end())
    return None
