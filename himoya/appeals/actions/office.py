"""The office's own rows of the law: stored when nothing in them is wrong, taken back, checked by a lawyer."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from himoya.appeals.models import OfficeTable
from himoya.appeals.packs.office import CHECKS, look_at, spoiled_by, with_rows, without_row
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.queries.law import PACK, forget, own_tables, own_texts
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import audit
from himoya.security.models import Account, Office

CHANGED_MEANWHILE = N_("Somebody changed this table a moment ago. Nothing was stored: look at it once more.")
NO_NAME = N_("Write your name on the page “My account” first: it stands beside what you have checked.")
Row = dict[str, str]


@transaction.atomic
def store_table(table: str, content: str, *, seen: str, by: Account | None) -> OfficeTable | None:
    """A whole table instead of the one whose fingerprint was `seen` ("" when there was none).

    Raises BadInput when somebody was quicker, BadPack with every problem. None: nothing changed.
    """
    texts = held()
    if fingerprint(texts.get(table, "")) != seen:
        raise BadInput(CHANGED_MEANWHILE)
    text = _sound(texts, table, content)
    return written_down(texts, {table: text}, "law.changed", by).get(table)


@transaction.atomic
def put_rows(rows: Mapping[str, Sequence[Row]], *, by: Account) -> None:
    """Rows of one or several tables beside the office's own; those of the same ids are replaced.

    The tables are looked at one after the other, so a source comes before what stands on it. Raises BadPack.
    """
    texts = held()
    made: dict[str, str] = {}
    for table, new in rows.items():
        standing = {**texts, **made}
        text = with_rows(PACK, table, standing.get(table, ""), new)
        made[table] = _sound(standing, table, text)
    written_down(texts, made, "law.changed", by)


@transaction.atomic
def drop_row(table: str, row: str, *, by: Account) -> None:
    """The row that Himoya brings holds again; a row of the office alone goes. Raises BadPack when something
    still points to it."""
    texts = held()
    text = without_row(PACK, table, texts.get(table, ""), row)
    _pointed_at(texts, table, text)
    written_down(texts, {table: text}, "law.changed", by)


@transaction.atomic
def back_to(version: OfficeTable, *, by: Account) -> None:
    """The table as it was. Raises BadPack when that does not fit the other tables any more."""
    texts = held()
    _pointed_at(texts, version.table, version.content)
    written_down(texts, {version.table: version.content}, "law.taken_back", by)


@transaction.atomic
def as_shipped(table: str, *, by: Account) -> None:
    """Without any row of the office's own. Raises BadPack when other tables of the office stand on them."""
    texts = held()
    _pointed_at(texts, table, "")
    written_down(texts, {table: ""}, "law.taken_back", by)


@transaction.atomic
def check(mark: str, table: str, of: str, *, by: Account) -> None:
    """A lawyer has read this row, or this text of a letter, as it stands. Raises BadInput without a name."""
    if not by.name.strip():
        raise BadInput(NO_NAME)
    today = timezone.localdate(clock.now()).isoformat()
    row = {"id": mark, "table": table, "of": of, "checked_by": by.name.strip()[:200], "checked_on": today}
    _mark(lambda text: with_rows(PACK, CHECKS, text, [{**row, "note": ""}]), "law.checked", by)


@transaction.atomic
def uncheck(mark: str, *, by: Account) -> None:
    """Nobody has checked it after all."""
    _mark(lambda text: without_row(PACK, CHECKS, text, mark), "law.unchecked", by)


@transaction.atomic
def table_taken(*, by: Account) -> None:
    """Written down before the file is given."""
    audit.record("law.taken", "law", by)


def fingerprint(content: str) -> str:
    return sha256(content.encode()).hexdigest() if content else ""


def _mark(change: Callable[[str], str], verb: str, by: Account) -> None:
    texts = held()
    written_down(texts, {CHECKS: _sound(texts, CHECKS, change(texts.get(CHECKS, "")))}, verb, by)


def held() -> dict[str, str]:
    """What stands; nobody else changes it until this transaction ends."""
    Office.objects.select_for_update().first()
    return own_texts()


def _sound(texts: Mapping[str, str], table: str, content: str) -> str:
    """The rows of it that are the office's own. Raises BadPack."""
    if not content:
        _pointed_at(texts, table, "")
        return ""
    found = look_at(PACK, texts, table, content.encode())
    if found.problems:
        raise BadPack(list(found.problems))
    return found.text


def _pointed_at(texts: Mapping[str, str], table: str, content: str) -> None:
    wrong = spoiled_by(PACK, texts, table, content)
    if wrong:
        raise BadPack(list(wrong))


def written_down(
    texts: Mapping[str, str], made: Mapping[str, str], verb: str, by: Account | None
) -> dict[str, OfficeTable]:
    """A new version of each that is another than what stands in `texts`, with its line in the log."""
    now = clock.now()
    written: dict[str, OfficeTable] = {}
    for table, content in made.items():
        if content == texts.get(table, ""):
            continue
        own_tables().filter(table=table).update(replaced_at=now)
        written[table] = OfficeTable.objects.create(
            pack=PACK, table=table, content=content, fingerprint=fingerprint(content), by=by, at=now
        )
        audit.record(verb, f"law table {written[table].pk}", by)
    forget()
    return written
