"""The office's own law tables and words of letters, from the terminal."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.utils import timezone
from rich.text import Text

from himoya.appeals.actions import put_words, store_table
from himoya.appeals.actions.office import fingerprint
from himoya.appeals.letters.own import given
from himoya.appeals.letters.own.naming import ENDINGS, text_meant
from himoya.appeals.packs import Problem
from himoya.appeals.packs.office import MOST_BYTES, look_at
from himoya.appeals.packs.schema import TABLES
from himoya.appeals.queries.law import (
    OF_TEXTS,
    PACK,
    current_law,
    own_tables,
    own_texts,
    own_words,
    text_name,
)
from himoya.appeals.queries.own_words import words_looked_at
from himoya.cli.output import console, language, line, stderr
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

NO_TABLE = N_("%(file)s is no law table. The tables are: %(tables)s.")
STORED = N_("%(table)s: stored, own rows now: %(count)s.")
SAME = N_("%(table)s: nothing differs from what holds.")
TEXT_STORED = N_("%(table)s: stored. Letters prepared from now on say it in these words.")
TEXT_HOLDS = N_("%(table)s: the office’s own words, since %(day)s.")
WRONG_NAME = N_("%(file)s: %(why)s")
NONE = N_("No row of the law tables is the office’s own.")
HOLDS = N_("%(table)s: own rows: %(count)s, since %(day)s.")
LOCKED = ("checks",)  # only a lawyer's press on the desk says that


def problems() -> tuple[Problem, ...]:
    """Why some of the stored tables do not count."""
    return current_law().problems


def store(files: Sequence[Path], *, as_json: bool) -> list[Problem]:
    """Store each file as the office's table of its name, one after the other; sources first, for others stand
    on them, and texts of letters last. Gives back what is wrong; the file it is wrong with, and those after
    it, are not stored. Raises BadInput for a file that is neither."""
    tables = [(_table_of(file), file) for file in files if not file.name.endswith(ENDINGS)]
    of_letters = [(text_meant_by(file), file) for file in files if file.name.endswith(ENDINGS)]
    for table, file in sorted(tables, key=lambda one: _rank(one[0])):
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        texts = own_texts()
        found = look_at(PACK, texts, table, data)
        if found.problems:
            return list(found.problems)
        seen = fingerprint(texts.get(table, ""))
        written = store_table(table, found.text, seen=seen, by=None)
        count = max(0, len(found.text.splitlines()) - 1)
        if as_json:
            line({"table": table, "own": count, "changed": written is not None})
        else:
            stderr(say(STORED if written else SAME, language(), table=table, count=count))
    return _stored_texts(of_letters, as_json=as_json)


def _stored_texts(texts: Sequence[tuple[str, Path]], *, as_json: bool) -> list[Problem]:
    for name, file in texts:
        with file.open("rb") as opened:
            words = given(opened.read(MOST_BYTES + 1))
        looked = words_looked_at(name, words, timezone.localdate(clock.now()))
        if looked.problems:
            return [replace(one, file=file.name) for one in looked.problems]
        seen = fingerprint(own_words().get(name, ""))
        written = put_words(name, words, seen=seen, by=None)
        if as_json:
            line({"text": name, "own": name in own_words(), "changed": written is not None})
        else:
            stderr(say(TEXT_STORED if written else SAME, language(), table=name))
    return []


def text_meant_by(file: Path) -> str:
    """The name of the text that a file is for. Raises BadInput."""
    if not file.is_file():
        raise BadInput(N_("There is no file %(file)s."), file=file.name)
    try:
        text = text_meant(file.name)
    except BadInput as error:
        raise BadInput(WRONG_NAME, file=file.name, why=error.said(language())) from error
    return text_name(text.pack, text.id, text.language)


def listing(*, as_json: bool) -> None:
    """What of the law is the office's own."""
    found = list(own_tables().exclude(content="").order_by("table"))
    for row in found:
        day = f"{row.at:%d.%m.%Y}"
        if OF_TEXTS in row.table:
            if as_json:
                line({"text": row.table, "own": True, "since": row.at.date().isoformat()})
            else:
                console.print(Text(say(TEXT_HOLDS, language(), table=row.table, day=day)))
            continue
        count = len(row.content.splitlines()) - 1
        if as_json:
            line({"table": row.table, "own": count, "since": row.at.date().isoformat()})
        else:
            words = say(HOLDS, language(), table=row.table, count=count, day=day)
            console.print(Text(words))
    if not found and not as_json:
        stderr(say(NONE, language()))


def _table_of(file: Path) -> str:
    known = [table for table in TABLES if table not in LOCKED]
    if file.stem not in known or file.suffix != ".csv":
        raise BadInput(NO_TABLE, file=file.name, tables=", ".join(f"{table}.csv" for table in known))
    if not file.is_file():
        raise BadInput(N_("There is no file %(file)s."), file=file.name)
    return file.stem


def _rank(table: str) -> int:
    return list(TABLES).index(table)
