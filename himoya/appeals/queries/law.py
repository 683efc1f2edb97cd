"""Which law holds: the shipped pack with the office's own rows for new letters, the frozen one for those that
began before."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.core.signals import request_finished, request_started
from django.db.models import QuerySet

from himoya.appeals.letters.freezing import thaw as thaw_text
from himoya.appeals.letters.own import look_at
from himoya.appeals.letters.texts import Text
from himoya.appeals.letters.texts import load as shipped_text
from himoya.appeals.models import Appeal, OfficeTable, PackVersion, TextVersion
from himoya.appeals.packs import Pack, Problem, load, thaw, what_fits
from himoya.common.errors import BadInput

PACK = "uz-ru"
OF_TEXTS = "/"  # stands in the name of a text, "uz/where_is_he.uz", and of no table
Standing = tuple[tuple[str, str], ...]  # (table, fingerprint), in order


@dataclass(frozen=True, slots=True)
class Law:
    """`problems`: why some of the office's own tables or texts do not count. They fitted an older Himoya.
    `words`: the office's own texts of letters, by name."""

    pack: Pack
    problems: tuple[Problem, ...] = ()
    words: Mapping[str, Text] = field(default_factory=dict)

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The tables and texts of the office that do not count."""
        return tuple(dict.fromkeys(_stem(problem.file) for problem in self.problems))


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
    standing = tuple(own_tables().values_list("table", "fingerprint").order_by("table"))
    law = _law(tuple(one for one in standing if OF_TEXTS not in one[0]))
    texts = tuple(one for one in standing if OF_TEXTS in one[0] and one[1])
    if texts:
        words, problems = _words(texts)
        law = replace(law, words=words, problems=(*law.problems, *problems))
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
    found = own_tables().exclude(content="").exclude(table__contains=OF_TEXTS)
    return dict(found.values_list("table", "content"))


def own_words() -> dict[str, str]:
    """Name of a text -> the office's own words, whether or not they still fit."""
    found = own_tables().exclude(content="").filter(table__contains=OF_TEXTS)
    return dict(found.values_list("table", "content"))


def text_name(pack: str, letter: str, language: str) -> str:
    """By what the office's own words of a text are kept; Uzbek Cyrillic is made from Uzbek Latin."""
    return f"{pack}{OF_TEXTS}{letter}.{language.removesuffix('-cyrl')}"


def brought(name: str) -> Text:
    """The shipped text of this name. Raises BadInput when there is none."""
    pack, _slash, file = name.partition(OF_TEXTS)
    letter, _dot, language = file.partition(".")
    return shipped_text(pack, letter, language)


def pack_of(appeal: Appeal) -> Pack:
    """The law as it stood when the letter was prepared."""
    return _thawed(appeal.version_id)


def kept_words(version: int) -> Text:
    """The text that was kept with letters, in the script of its file."""
    return _thawed_words(version)


@lru_cache(maxsize=4)
def _law(standing: Standing) -> Law:
    if not standing:
        return Law(load(PACK))
    return Law(*what_fits(PACK, {table: _content(table, mark) for table, mark in standing}))


@lru_cache(maxsize=4)
def _words(standing: Standing) -> tuple[dict[str, Text], tuple[Problem, ...]]:
    """Every text of the office that fits what Himoya brings, and what is wrong with the others."""
    words: dict[str, Text] = {}
    problems: list[Problem] = []
    for name, mark in standing:
        row = _version(name, mark)
        try:
            looked = look_at(brought(name), row.content, row.at.date())
        except BadInput as gone:
            problems.append(Problem(f"{name}.md", 0, "", gone.sentence, gone.values))
            continue
        problems += [replace(one, file=f"{name}.md") for one in looked.problems]
        if looked.text:
            words[name] = looked.text
    return words, tuple(problems)


def _content(table: str, fingerprint: str) -> str:
    return _version(table, fingerprint).content


def _version(table: str, fingerprint: str) -> OfficeTable:
    """Not only of the versions that hold: one may have been replaced just now."""
    found = OfficeTable.objects.filter(pack=PACK, table=table, fingerprint=fingerprint)
    return found.order_by("-pk")[:1].get()


def _stem(file: str) -> str:
    return file.removesuffix(".csv").removesuffix(".md")


@lru_cache(maxsize=8)
def _thawed(version: int) -> Pack:
    return thaw(PackVersion.objects.values_list("frozen", flat=True).get(pk=version))


@lru_cache(maxsize=32)
def _thawed_words(version: int) -> Text:
    return thaw_text(TextVersion.objects.values_list("frozen", flat=True).get(pk=version))


def _begun(**_signal: object) -> None:
    _page.open, _page.law = True, None


def _done(**_signal: object) -> None:
    _page.open, _page.law = False, None


request_started.connect(_begun)
request_finished.connect(_done)
