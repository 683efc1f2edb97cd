"""Which law holds: the shipped pack with the office's own rows for new letters, the frozen one for those that
began before."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from django.core.signals import request_finished, request_started
from django.db.models import QuerySet

from himoya.appeals.models import Appeal, OfficeTable, PackVersion
from himoya.appeals.packs import Pack, Problem, load, thaw, what_fits

PACK = "uz-ru"
Standing = tuple[tuple[str, str], ...]  # (table, fingerprint), in order


@dataclass(frozen=True, slots=True)
class Law:
    """`problems`: why some of the office's own tables do not count. They fitted an older Himoya."""

    pack: Pack
    problems: tuple[Problem, ...] = ()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The tables of the office that do not count."""
        return tuple(dict.fromkeys(problem.file.removesuffix(".csv") for problem in self.problems))


class _Page(threading.local):
    """The law while one page is made: asked for once, and the same from its first line to its last."""

    open = False
    law: Law | None = None


_page = _Page()


def current_pack() -> Pack:
    """The law as it stands today."""
    return current_law().pack


def current_law() -> Law:
    """The same, with what of the office's own does not fit it. One small query for a page, or for each call
    without one: another process may have changed a table a moment ago."""
    if _page.law is not None:
        return _page.law
    law = _law(tuple(own_tables().values_list("table", "fingerprint").order_by("table")))
    _page.law = law if _page.open else None
    return law


@contextmanager
def one_law() -> Iterator[None]:
    """The same law for a whole piece of work outside a page, asked for once. Keep it short."""
    if _page.open:
        yield
        return
    _begun()
    try:
        yield
    finally:
        _done()


def forget() -> None:
    """A table changed in the middle of a page."""
    _page.law = None


def own_tables() -> QuerySet[OfficeTable]:
    """The versions that hold."""
    return OfficeTable.objects.filter(pack=PACK, replaced_at=None)


def own_texts() -> dict[str, str]:
    """Table -> the office's own rows as CSV."""
    return dict(own_tables().exclude(content="").values_list("table", "content"))


def pack_of(appeal: Appeal) -> Pack:
    """The law as it stood when the letter was prepared."""
    return _thawed(appeal.version_id)


@lru_cache(maxsize=4)
def _law(standing: Standing) -> Law:
    if not standing:
        return Law(load(PACK))
    return Law(*what_fits(PACK, {table: _content(table, mark) for table, mark in standing}))


def _content(table: str, fingerprint: str) -> str:
    """Not only of the versions that hold: one may have been replaced just now."""
    found = OfficeTable.objects.filter(pack=PACK, table=table, fingerprint=fingerprint)
    return found.values_list("content", flat=True)[:1].get()


@lru_cache(maxsize=8)
def _thawed(version: int) -> Pack:
    return thaw(PackVersion.objects.values_list("frozen", flat=True).get(pk=version))


def _begun(**_signal: object) -> None:
    _page.open, _page.law = True, None


def _done(**_signal: object) -> None:
    _page.open, _page.law = False, None


request_started.connect(_begun)
request_finished.connect(_done)
