"""Bytes to lines of text, whatever the encoding, with memory that does not grow with the line."""

import codecs
import re
from collections.abc import Iterator

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import clean, file_name

LONGEST_LINE = 1_000_000  # bytes; the longest message of any messenger is a fifteenth of it
CHUNK = 1 << 16
UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def lines(source: Source) -> Iterator[tuple[int, str]]:
    """Number (from 1) and text of every line, without its end. Starts from the first byte each time.

    UTF-8 and UTF-16 (with or without a mark) and Windows-1251. NUL and control characters are dropped.
    Raises BadInput when one line is longer than a million bytes.
    """
    source.file.seek(0)
    wide = utf16(source.file.read(CHUNK))
    source.file.seek(0)
    found = _wide_lines(source, wide) if wide else _byte_lines(source)
    for number, line in enumerate(found, 1):
        yield number, clean(line.rstrip("\r").removeprefix("\ufeff"))


def first_lines(head: bytes, most: int) -> list[str]:
    """The first `most` whole lines of a file's first bytes."""
    wide = utf16(head)
    if wide:
        found = head.decode(wide, "replace").split("\n")
    else:
        found = [decoded(line) for line in head.split(b"\n", most)[:most]]
    return [clean(line.rstrip("\r").removeprefix("\ufeff")) for line in found[:most]]


def utf16(head: bytes) -> str:
    """ "utf-16-le", "utf-16-be", or "" when the bytes are not UTF-16."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    # Without a mark: in Latin and Cyrillic text the high half of nearly every letter is 0x00 or 0x04.
    even, odd = head[0::2], head[1::2]
    if len(odd) < 8 or b"\x00" not in head:
        return ""
    if _high(odd) > 0.8 and _high(even) < 0.3:
        return "utf-16-le"
    return "utf-16-be" if _high(even) > 0.8 and _high(odd) < 0.3 else ""


def _high(half: bytes) -> float:
    return (half.count(0) + half.count(4)) / len(half)


def decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # A cut or damaged UTF-8 line still holds whole letters; Windows-1251 hardly ever forms one.
        letters = UTF8_LETTER.findall(line)
        stray = sum(byte > 0x7F for byte in line) - sum(map(len, letters))
        if len(letters) < stray:
            return line.decode("cp1251", "replace")
        try:
            return line.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return line.decode("utf-8", "replace")


def _byte_lines(source: Source) -> Iterator[str]:
    number = 0
    while line := source.file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise too_long(source, number)
        yield decoded(line.rstrip(b"\n"))


def _wide_lines(source: Source, encoding: str) -> Iterator[str]:
    reader = codecs.getincrementaldecoder(encoding)("replace")
    rest, number = "", 0
    while chunk := source.file.read(CHUNK):
        *whole, rest = (rest + reader.decode(chunk)).split("\n")
        yield from whole
        number += len(whole)
        if len(rest) > LONGEST_LINE // 2:
            raise too_long(source, number + 1)
    rest += reader.decode(b"", final=True)
    if rest:
        yield rest


def too_long(source: Source, line: int) -> BadInput:
    return BadInput(
        N_("Line %(line)s of %(file)s is longer than any message can be. Export the chat again."),
        file=file_name(source),
        line=line,
    )
