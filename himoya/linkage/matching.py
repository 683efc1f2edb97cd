"""The matcher beside the rest: a process of its own matches many reports, the next core has them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from himoya.common import aside
from himoya.common.aside import Aside
from himoya.linkage.pure.ask import NOTHING, Answered
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Linked, Record

MANY = 5_000  # fewer are matched before a process would be ready
COMMAND = "from himoya.linkage.matching import serve; serve()"

Asked = tuple[Sequence[Record], Answered]


@contextmanager
def matching(records: Sequence[Record], answered: Answered = NOTHING) -> Iterator[Callable[[], Linked]]:
    """Begin to match these records; call what is given to have what was found (`pure.link.link`)."""
    if len(records) < MANY:
        yield partial(link, records, answered)
        return
    with Aside(COMMAND, _link) as process:
        process.ask((records, answered))
        yield process.answer


def serve() -> None:
    aside.serve(_link)


def _link(asked: Asked) -> Linked:
    return link(*asked)
