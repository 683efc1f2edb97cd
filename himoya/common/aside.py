"""Work for a process of its own, so that the next core has something to do: asked, it answers.

It gets what it is asked and nothing else: no key, no database. When it dies, its work is done here.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Generic, TypeVar, cast

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
PATIENT = (50_000, 20, 20)  # Python's own: 700, 10, 10


class Aside(Generic[Asked, Answer]):
    """One such process; it ends when its input does. `command` is Python that calls `serve` with `work`."""

    def __init__(self, command: str, work: Callable[[Asked], Answer]) -> None:
        self._command, self._work = command, work

    def __enter__(self) -> "Aside[Asked, Answer]":
        self._process = subprocess.Popen(  # noqa: S603 -- our own words only
            [sys.executable, "-c", self._command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, asked: Asked) -> None:
        """Give it work; take the `answer` before asking again."""
        self._asked = asked
        try:
            pickle.dump(asked, cast(BinaryIO, self._process.stdin), pickle.HIGHEST_PROTOCOL)
            cast(BinaryIO, self._process.stdin).flush()
        except OSError:
            self._process.kill()

    def answer(self) -> Answer:
        try:
            answer: Answer = pickle.load(cast(BinaryIO, self._process.stdout))  # noqa: S301 -- ours
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._work(self._asked)
        return answer


def serve(work: Callable[[Asked], Answer]) -> None:
    """What such a process does: asked on stdin, it answers on stdout, until nothing comes."""
    os.nice(5)  # pages and storing go first
    with patient():
        while True:
            try:
                asked: Asked = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started us
            except EOFError:
                return
            pickle.dump(work(asked), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()
            if not gc.get_freeze_count():
                gc.freeze()  # vocabularies and tables, loaded by the first work, are no garbage


@contextmanager
def patient() -> Iterator[None]:
    """Look for rings of dead objects more seldom: among very many rows, which form none, it costs a tenth."""
    usual = gc.get_threshold()
    gc.set_threshold(*PATIENT)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
