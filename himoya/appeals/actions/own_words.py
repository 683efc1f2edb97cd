"""The office's own words of a letter's text: stored when nothing in them is wrong, and taken back."""

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.office import fingerprint, held, written_down
from himoya.appeals.models import OfficeTable
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.queries.law import own_words
from himoya.appeals.queries.own_words import words_brought, words_looked_at
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.models import Account

WORDS_CHANGED = N_("Somebody changed these words a moment ago. Nothing was stored: look at them once more.")
CHANGED, TAKEN_BACK = "law.words_changed", "law.words_taken_back"


@transaction.atomic
def put_words(name: str, given: str, *, seen: str, by: Account | None) -> OfficeTable | None:
    """Words of the office for the text `name` ("uz/where_is_he.uz"), instead of those whose fingerprint was
    `seen` ("" for none). They count for letters prepared from now on.

    Raises BadInput when somebody was quicker or there is no such text, BadPack with every problem. None:
    that is what holds already."""
    standing = _held()
    if fingerprint(standing.get(name, "")) != seen:
        raise BadInput(WORDS_CHANGED)
    return written_down(standing, {name: _sound(name, given)}, CHANGED, by).get(name)


@transaction.atomic
def words_as_brought(name: str, *, by: Account) -> None:
    """The shipped words hold again."""
    written_down(_held(), {name: ""}, TAKEN_BACK, by)


@transaction.atomic
def words_back_to(version: OfficeTable, *, by: Account) -> None:
    """The words as they were. Raises BadPack when they do not fit what Himoya brings any more."""
    content = _sound(version.table, version.content) if version.content else ""
    written_down(_held(), {version.table: content}, TAKEN_BACK, by)


def _held() -> dict[str, str]:
    held()
    return own_words()


def _sound(name: str, given: str) -> str:
    """As it is stored; "" for words that are the shipped ones. Raises BadPack."""
    looked = words_looked_at(name, given, timezone.localdate(clock.now()))
    if looked.problems:
        raise BadPack(list(looked.problems))
    return "" if looked.words == words_brought(name) else looked.words
