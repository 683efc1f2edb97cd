"""One message in a text file: what somebody copied out of a chat. Only for commands that store nothing.

An import does not take it: nobody told who wrote it and when, and a broken export must not become one endless
message.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath

from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Note, Peek, Rejected, Source
from himoya.intake.channels.text_lines import lines
from himoya.intake.channels.tidy import file_name, short_hash, stem, zone

NAME = "pasted"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # nobody told what now is: relative days are of no use
LARGEST = 80_000  # bytes: the longest message that is taken by hand, in Cyrillic and then some


def knows(peek: Peek) -> bool:
    text = PurePosixPath(peek.name).suffix.casefold() in (".txt", ".text", "")
    return text and peek.size <= LARGEST and not any(byte < 9 for byte in peek.head)


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    """Read as written at `asked.now`: "yesterday" counts from then."""
    at = asked.now or _NO_DAY
    notes = tuple(
        Note(N_("The file %(file)s is read as one message, written now."), {"file": file_name(source)})
        for source in sources
    )

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            text = "\n".join(line for _number, line in lines(source)).strip()
            yield Incoming(
                chat=f"pasted:{stem(source)}",
                chat_title=asked.chat or stem(source),
                key=short_hash(text),
                sent_at=at,
                sender="",
                sender_key="",
                text=text,
                place="message 1",
                zone=zone(asked.timezone),
            )

    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), notes, read)


CHANNEL = Channel(NAME, knows, opened)
