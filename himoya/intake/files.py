"""From a path that somebody gave to the files of an export."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Export, Source

CHUNK = 1 << 20
MOST_FILES = 5000
WANTED = {".json", ".jsonl", ".html", ".txt", ".zip", ".csv", ".xlsx", ".xls", ".ods"}


@contextmanager
def opened(path: Path) -> Iterator[list[Source]]:
    """The files behind a path: the file itself, or what an export folder holds besides its media."""
    with ExitStack() as stack:
        sources = []
        for name, file_path in _files(path):
            try:
                file = stack.enter_context(file_path.open("rb"))
            except OSError as error:
                raise BadInput(
                    N_("The file %(file)s cannot be opened. Check that you may read it."), file=name
                ) from error
            sources.append(Source(name=name, file=file, size=file_path.stat().st_size))
        yield sources


def fingerprint(sources: Sequence[Source], asked: Asked, export: Export) -> str:
    """The same for the same bytes read in the same way."""
    digest = hashlib.sha256(repr((asked.timezone, asked.day_first, asked.chat)).encode())
    digest.update(repr(_corrected(export)).encode())
    for source in sources:
        source.file.seek(0)
        while chunk := source.file.read(CHUNK):
            digest.update(chunk)
        source.file.seek(0)
        digest.update(f"|{source.size}|".encode())
    return digest.hexdigest()


def confirmed_in(export: Export) -> dict[str, list[str]]:
    """Fingerprint of a header -> field of each column, for the lists about which somebody said it."""
    return {
        table.proposal.fingerprint: list(table.proposal.fields)
        for table in export.tables
        if table.proposal.confirmed
    }


def _corrected(export: Export) -> list[tuple[str, tuple[str, ...]]]:
    """Lists whose columns a person understands otherwise than the program."""
    return [
        (table.proposal.fingerprint, table.proposal.fields)
        for table in export.tables
        if table.proposal.confirmed and table.proposal.fields != table.as_proposed
    ]


def _files(path: Path) -> list[tuple[str, Path]]:
    if path.is_file():
        return [(path.name, path)]
    if not path.is_dir():
        raise BadInput(N_("There is no file %(file)s. Check its name and folder."), file=path.name)
    found = []
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in WANTED and file.is_file():
            found.append((file.relative_to(path).as_posix(), file))
        if len(found) > MOST_FILES:
            break
    if not found or len(found) > MOST_FILES:
        raise BadInput(
            N_(
                "The folder %(file)s is not a chat export. Choose the folder that Telegram made, or a "
                "single file."
            ),
            file=path.name,
        )
    return found
