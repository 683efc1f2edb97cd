"""The other group as two phones exported it: an Android in Uzbek, an iPhone in Russian."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from himoya.demo import story
from himoya.demo.cast import SPEAKERS, Speaker
from himoya.demo.story_dice import dice
from himoya.demo.story_draft import TASHKENT

GROUP_TITLE = "Vodiy onalari"
IPHONE_SINCE = datetime(2026, 10, 28, tzinfo=TASHKENT)
_IPHONE_OWNER = "m02"
_MARK = "\u200e"
_THIN = "\u202f"
_ANDROID_NOTE = (
    "Xabarlaringiz va qo‘ng‘iroqlaringiz boshidan oxirigacha shifrlash bilan himoyalanadi, "
    "ya’ni WhatsApp va uchinchi shaxslar ularni o‘qiy olmaydi."
)
_IPHONE_NOTE = "Сообщения и звонки защищены сквозным шифрованием. Третьи лица не могут прочитать их."
_ANDROID_LEFT_OUT = "<Fayl o‘tkazib yuborildi>"
_ANDROID_DELETED = "Ushbu xabar o‘chirildi"
_IPHONE_LEFT_OUT = {
    "voice": "аудиофайл отсутствует",
    "photo": "изображение отсутствует",
    "sticker": "стикер не добавлен",
}
_IPHONE_DELETED = "Это сообщение удалено"
_CLEARED = 0.04  # share of small talk the owner of the iPhone has cleared from her phone
_DELETED = 0.01  # share of small talk its writers took back


def write_android(folder: Path) -> Path:
    """Write the organiser's export, minutes and her contact names, and give its path."""
    path = folder / f"WhatsApp Chat with {GROUP_TITLE}.txt"
    first = story.FIRST_MESSAGE_AT - timedelta(minutes=9)
    lines = [
        _android_line(first, _ANDROID_NOTE),
        _android_line(first, f'Nodira opa (admin) "{GROUP_TITLE}" guruhini yaratdi'),
    ]
    for message, deleted in _messages():
        body = _ANDROID_DELETED if deleted else _android_body(message)
        lines.append(_android_line(message.sent_at, f"{android_name(SPEAKERS[message.speaker])}: {body}"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def write_iphone(folder: Path) -> Path:
    """Write another member's zip: the later part, other names, seconds. Gives its path."""
    path = folder / f"WhatsApp Chat - {GROUP_TITLE}.zip"
    lines = [_iphone_line(IPHONE_SINCE, GROUP_TITLE, _MARK + _IPHONE_NOTE)]
    chance = dice("iphone export")
    important = {
        one.message.number
        for one in story.told()
        if one.message.group == story.WHATSAPP and (one.about or one.urgent)
    }
    for message, deleted in _messages():
        cleared = chance.random() < _CLEARED and message.number not in important
        if message.sent_at < IPHONE_SINCE or cleared:
            continue
        body = _MARK + _IPHONE_DELETED if deleted else _iphone_body(message)
        lines.append(_iphone_line(message.sent_at, iphone_name(SPEAKERS[message.speaker]), body))
    entry = ZipInfo("_chat.txt", date_time=(2026, 11, 20, 21, 46, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    with ZipFile(path, "w") as archive:
        archive.writestr(entry, "".join(lines).encode())
    return path


def android_name(speaker: Speaker) -> str:
    """As the organiser saved her; the bare number of those nobody saved."""
    return speaker.shown or speaker.phone


def iphone_name(speaker: Speaker) -> str:
    """As the other phone shows her: by son, by her own chosen name, or by number."""
    if speaker.key == _IPHONE_OWNER:
        return speaker.shown
    shade = sum(map(ord, speaker.key)) % 3
    if shade == 0 or not speaker.shown:
        return "\u202a" + speaker.phone.replace(" ", "\u00a0") + "\u202c"
    return f"~{_THIN}{speaker.shown}" if shade == 1 else f"{speaker.shown} (группа)"


def _messages() -> Iterator[tuple[story.Message, bool]]:
    """The group's messages, and whether the writer took the message back."""
    chance: Random = dice("taken back")
    for one in story.told():
        if one.message.group == story.WHATSAPP:
            matters = bool(one.about or one.urgent or one.message.media)
            yield one.message, chance.random() < _DELETED and not matters


def _android_line(at: datetime, rest: str) -> str:
    return f"{at:%d/%m/%y, %H:%M} - {rest}"


def _android_body(message: story.Message) -> str:
    if message.media == "photo" and message.number % 4 == 0:
        return f"IMG-{message.sent_at:%Y%m%d}-WA{message.number % 100:04d}.jpg (fayl biriktirildi)"
    return _ANDROID_LEFT_OUT if message.media else message.text


def _iphone_line(at: datetime, name: str, body: str) -> str:
    head = _MARK if body.startswith(_MARK) else ""
    return f"{head}[{at:%d.%m.%y, %H:%M:%S}] {name}: {body}\r\n"


def _iphone_body(message: story.Message) -> str:
    if message.media:
        return _MARK + _IPHONE_LEFT_OUT[message.media]
    return message.text + (f" {_MARK}<Сообщение изменено>" if message.edited else "")
