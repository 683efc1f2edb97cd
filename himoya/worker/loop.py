"""The loop. `with working(): serve()` is all that starting the desk has to say."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections

from himoya.common import clock
from himoya.handover.figures.queries import keep_fresh
from himoya.linkage.actions import regroup_waiting
from himoya.messages.queries import evening
from himoya.outbox.actions import send_waiting
from himoya.security.groups_clock import clock_of
from himoya.security.queries import office
from himoya.worker.clocks import look_at_clocks
from himoya.worker.letters import Rounds

FIRST = 1.0  # seconds to the first look: what waits since yesterday is done before anybody asks
EVERY = 20.0  # seconds between two looks
REST = 4  # times as long as the last look took: pages come first
TURN = 0.003  # seconds in which a page gets the database, between two batches

Reaction = Callable[[], object]

logger = logging.getLogger(__name__)
_letters = Rounds()


def compare_newcomers() -> bool:
    """Somebody was told of in a single message: see whether he is known already."""
    return regroup_waiting(pause=lambda: time.sleep(TURN))


def count_for_figures() -> bool:
    """The page of figures shows what was counted here: counting everything would let it wait."""
    return keep_fresh(clock.now())


def keep_the_clocks() -> int:
    """Silence, deadlines and whatever else comes true by time alone; and who is told of it."""
    with clock_of(office().time_zone):
        return look_at_clocks(evening(clock.now()), pause=lambda: time.sleep(TURN))


def prepare_letters() -> int:
    """The next letter of a ladder is written on its day; it waits for people to let it go."""
    with clock_of(office().time_zone):
        return _letters.look(clock.now())


def send_notices() -> int:
    return send_waiting(clock.now())


REACTIONS: tuple[Reaction, ...] = (
    compare_newcomers,
    keep_the_clocks,
    count_for_figures,
    prepare_letters,
    send_notices,
)


@contextmanager
def working(reactions: tuple[Reaction, ...] = REACTIONS, *, every: float = EVERY) -> Iterator[None]:
    """Look after everything in `reactions` in the background while the body runs."""
    over = threading.Event()
    thread = threading.Thread(target=_loop, args=(reactions, every, over), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()  # a look that is under way ends with the process: nothing of it is seen before its end


def _loop(reactions: tuple[Reaction, ...], every: float, over: threading.Event) -> None:
    wait = min(FIRST, every)
    _letters.forget()
    while not over.wait(wait):
        began = time.monotonic()
        for reaction in reactions:
            _try(reaction)
        wait = max(every, REST * (time.monotonic() - began))
    connections.close_all()


def _try(reaction: Reaction) -> None:
    """One reaction that fails must not end the others, nor the loop."""
    try:
        reaction()
    except Exception:
        logger.exception("a reaction failed")
        connections.close_all()
