"""The matcher beside the rest: a process of its own matches many reports, the next core has them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from himoya.common import aside
from himoya.common.aside import Aside
from himoya.linkage.pure.ask import Answered
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Linked, Record

MANY = 5_000  # fewer are matched before a process would be ready
COMMAND = "from himoya.linkage.matching import serve; serve()"

Asked = tuple[Sequence[Record], Answered]
Match = Callable[[Sequence[Record], Answered], Callable[[], Linked]]
"""Begins to match records; call what it gives to have what was found (`pure.link.link`)."""


@contextmanager
def matching(records: int) -> Iterator[Match]:
    """`records`: about how many there will be. A process for very many gets ready while they are read."""
    if records < MANY:
        yield lambda asked, answered: lambda: link(asked, answered)
        return
    with Aside(COMMAND, _link) as process:

        def match(asked: Sequence[Record], answered: Answered) -> Callable[[], Linked]:
            process.ask((asked, answered))
            return process.answer

        yield match


def serve() -> None:
    aside.serve(_link)


def _link(asked: Asked) -> Linked:
    return link(*asked)
