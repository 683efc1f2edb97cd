"""What a file is, told from its first bytes, and a name for it that harms nobody. Pure."""

import re
import unicodedata

LARGEST = 25 << 20  # bytes of one file
OPAQUE = "application/octet-stream"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
SOUNDS = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4"})
SHOWN = PICTURES | SOUNDS  # the only types a browser may open on our pages; all else is only downloaded

_ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "application/pdf": (".pdf",),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/mpeg": (".mp3",),
    "audio/mp4": (".m4a",),
    "video/mp4": (".mp4",),
    WORD: (".docx",),
    EXCEL: (".xlsx",),
    # What we cannot tell by content but is data, not a program or a page.
    OPAQUE: (
        *(".bin", ".txt", ".csv", ".doc", ".xls", ".rtf", ".odt", ".ods"),
        *(".heic", ".amr", ".3gp", ".mov", ".zip"),
    ),
}
_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_FILMS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|%;\']+')
_LONGEST_NAME = 120
_ZIP_EDGE = 1 << 16  # bytes at each end of a ZIP that are looked at: local header, list of parts


def media_type(content: bytes) -> str:
    """The type by magic bytes; the sender's name and type are not asked. Nothing is unpacked or decoded."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return _iso_media(content[8:12])
    if content[:4] == b"PK\x03\x04":
        return _office(content[:_ZIP_EDGE], content[-_ZIP_EDGE:])
    return "audio/mpeg" if _is_mp3_frame(content[:2]) else OPAQUE


def download_name(told: str, kind: str, number: int) -> str:
    """The name under which the file is handed out: one line, no path, an ending that fits the content."""
    readable = "".join(
        c for c in unicodedata.normalize("NFC", told) if unicodedata.category(c)[0] not in "CZ" or c == " "
    )
    name = _NOT_IN_NAMES.sub("_", readable).strip(" .-_") or f"file-{number}"
    endings = _ENDINGS.get(kind, _ENDINGS[OPAQUE])
    ending = next((e for e in endings if name.lower().endswith(e)), "")
    stem = name[: len(name) - len(ending)] if ending else name
    return (stem[:_LONGEST_NAME].rstrip(" .") or f"file-{number}") + (ending or endings[0])


def _iso_media(brand: bytes) -> str:
    if brand in (b"M4A ", b"M4B "):
        return "audio/mp4"
    return "video/mp4" if brand in _FILMS else OPAQUE


def _office(head: bytes, tail: bytes) -> str:
    if b"[Content_Types].xml" not in head and b"[Content_Types].xml" not in tail:
        return OPAQUE
    if b"word/document.xml" in head or b"word/document.xml" in tail:
        return WORD
    return EXCEL if b"xl/workbook.xml" in head or b"xl/workbook.xml" in tail else OPAQUE


def _is_mp3_frame(two: bytes) -> bool:
    """Eleven bits of synchronisation, then layer III."""
    return len(two) == 2 and two[0] == 0xFF and two[1] & 0xE0 == 0xE0 and (two[1] >> 1) & 3 == 1
