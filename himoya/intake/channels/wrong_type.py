"""Files that are no export, each with its own plain sentence."""

from pathlib import PurePosixPath

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Peek
from himoya.intake.channels.tidy import clean, plain

PICTURE = N_("%(file)s is a picture. Give the export of the chat itself, or type in what the picture says.")
SOUND = N_("%(file)s is a recording. Listen to it and type in what it says, or give the export of the chat.")
PAPER = N_("%(file)s is a PDF. Give the chat's export or a spreadsheet, or type in what it says.")
WORD = N_("%(file)s is a Word document. Save its table as a spreadsheet (xlsx or csv) and give that.")
SLIDES = N_("%(file)s is a presentation. Give the chat's export or a spreadsheet.")
PROGRAM = N_("%(file)s is a program. Do not open it. Give the export of a chat.")
ARCHIVE = N_("%(file)s is an archive of a kind Himoya does not open. Unpack it and give the files inside.")
BACKUP = N_(
    "%(file)s is WhatsApp's own backup, which only WhatsApp can open. In the chat choose Export chat."
)
DATABASE = N_("%(file)s is a database. Give the export of a chat or a spreadsheet.")
UNKNOWN = N_(
    "Himoya does not recognise %(file)s. It reads chats exported from Telegram (JSON or HTML) and WhatsApp "
    "(txt or zip), spreadsheets (xlsx, xls, ods, csv) and JSON lines."
)

BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", PAPER),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"OggS", SOUND),
    (b"ID3", SOUND),
    (b"fLaC", SOUND),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"SQLite format 3", DATABASE),
    (b"{\\rtf", WORD),
)


def refusal(peek: Peek) -> BadInput:
    """Why nobody reads this file, in one sentence."""
    return BadInput(_sentence(peek), file=plain(clean(PurePosixPath(peek.name.replace("\\", "/")).name)))


def unknown(peek: Peek) -> bool:
    """Whether it is of no kind that has a sentence of its own: it may be a plain text."""
    return _sentence(peek) == UNKNOWN


def _sentence(peek: Peek) -> str:
    head = peek.head
    if ".crypt" in PurePosixPath(peek.name).suffix.casefold():
        return BACKUP
    if head[:4] == b"RIFF":
        return PICTURE if head[8:12] == b"WEBP" else SOUND
    if head[4:8] == b"ftyp":
        return PICTURE if head[8:11] in (b"hei", b"mif", b"avi") else SOUND
    for beginning, sentence in BEGINNINGS:
        # "BM" and "MZ" may begin a plain text, too: a real file has bytes that no text has.
        if head.startswith(beginning) and (
            len(beginning) > 2 or b"\0" in head[:64] or head[0] > 0x7E or head[0] < 32
        ):
            return sentence
    return UNKNOWN
