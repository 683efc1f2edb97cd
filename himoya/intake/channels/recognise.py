"""From files to the channel that reads them, by what is in them and not by their names alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels import csv_file, json_lines, spreadsheet, telegram_html, telegram_json, whatsapp
from himoya.intake.channels.incoming import PEEK, Asked, Channel, Export, Note, Peek, Source
from himoya.intake.channels.tidy import file_name, zone
from himoya.intake.channels.unzip import members
from himoya.intake.channels.wrong_type import SLIDES, WORD, refusal, unknown
from himoya.intake.channels.zip_directory import directory

# A new channel is one file beside this one and one line here. The first that knows a file reads it.
CHANNELS: tuple[Channel, ...] = (
    telegram_json.CHANNEL,
    telegram_html.CHANNEL,
    json_lines.CHANNEL,
    whatsapp.CHANNEL,
    spreadsheet.CHANNEL,
    csv_file.CHANNEL,
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def open_export(sources: Sequence[Source], asked: Asked, also: tuple[Channel, ...] = ()) -> Export:
    """One file, or the files of a folder, as an export ready to be read. Nothing is kept of it.

    `also` are channels that are asked last, where no other knows the file.
    Raises BadInput, with a sentence of its own, for every kind of file that cannot be read.
    """
    if not sources:
        raise BadInput(N_("There is no file to read. Give the export of a chat or a spreadsheet."))
    alone = len(sources) == 1
    known: dict[str, list[Source]] = {}
    refused: list[BadInput] = []
    for source in sources:
        try:
            for channel, part in _recognised(source, also):
                known.setdefault(channel.name, []).append(part)
        except BadInput as reason:
            # In a folder a picture beside the chat is no fault; if nothing else is there, it is.
            if alone:
                raise
            refused.append(reason)
    if not known:
        raise refused[0] if len(refused) == 1 else _nothing_in_folder(sources)
    chosen = next(channel for channel in (*CHANNELS, *also) if channel.name in known)
    export = chosen.open(known[chosen.name], asked)
    others = [part for name, parts in known.items() if name != chosen.name for part in parts]
    return replace(export, zone=zone(asked.timezone), notes=export.notes + tuple(map(_left_aside, others)))


def _recognised(source: Source, also: tuple[Channel, ...]) -> Iterator[tuple[Channel, Source]]:
    peek = _peek(source)
    if not source.size or not peek.head:
        raise BadInput(
            N_("The file %(file)s is empty. Export the chat again and choose that file."),
            file=file_name(source),
        )
    if peek.head.startswith(ZIP):
        yield from _in_zip(source)
        return
    channel = _channel(peek)
    if channel is None and unknown(peek):
        channel = next((one for one in also if one.knows(peek)), None)
    if channel is None:
        raise refusal(peek)
    yield channel, source


def _in_zip(source: Source) -> Iterator[tuple[Channel, Source]]:
    archive = directory(source)
    names = archive.namelist()
    if any(name.startswith("word/") for name in names):
        raise BadInput(WORD, file=file_name(source))
    if any(name.startswith("ppt/") for name in names):
        raise BadInput(SLIDES, file=file_name(source))
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or {"content.xml", "mimetype"} <= set(names):
        yield spreadsheet.CHANNEL, source
        return
    found = False
    for member in members(source, archive):
        channel = _channel(_peek(member))
        if channel:
            found = True
            yield channel, member
    if not found:
        raise BadInput(
            N_("The zip %(file)s holds no chat and no list. Give the export of a chat."),
            file=file_name(source),
        )


def _peek(source: Source) -> Peek:
    source.file.seek(0)
    return Peek(source.name, source.file.read(PEEK), source.size)


def _channel(peek: Peek) -> Channel | None:
    return next((channel for channel in CHANNELS if channel.knows(peek)), None)


def _nothing_in_folder(sources: Sequence[Source]) -> BadInput:
    return BadInput(
        N_("None of the %(count)s files is a chat or a list that Himoya reads. Give the export of a chat."),
        count=len(sources),
    )


def _left_aside(source: Source) -> Note:
    return Note(
        N_("The file %(file)s beside it was not read: give it by itself."), {"file": file_name(source)}
    )
