"""Who became idle last answers next, and nobody is forgotten."""

import os
from threading import Event, current_thread

from waitress.task import Task

from himoya.cli.data.threads import NewestFirst


class Page(Task):
    """Something to answer: says who did, and waits to be let go."""

    def __init__(self) -> None:
        self.begun, self.go, self.by = Event(), Event(), ""

    def service(self) -> None:
        self.by = current_thread().name
        self.begun.set()
        self.go.wait(10)

    def cancel(self) -> None:
        raise AssertionError("a task was given up")


def idle(dispatcher: NewestFirst) -> None:
    """Until every thread waits."""
    while dispatcher.active_count:
        os.sched_yield()


def test_one_reader_is_always_answered_by_the_same_thread() -> None:
    dispatcher = NewestFirst()
    dispatcher.set_thread_count(4)
    answered = set()
    for _page in range(8):
        idle(dispatcher)
        task = Page()
        task.go.set()
        dispatcher.add_task(task)
        assert task.begun.wait(10)
        answered.add(task.by)
    assert len(answered) == 1
    assert dispatcher.shutdown()


def test_several_at_once_are_answered_at_once() -> None:
    dispatcher = NewestFirst()
    dispatcher.set_thread_count(4)
    tasks = [Page() for _reader in range(4)]
    for task in tasks:
        dispatcher.add_task(task)
    assert all(task.begun.wait(10) for task in tasks)
    assert len({task.by for task in tasks}) == 4
    for task in tasks:
        task.go.set()
    assert dispatcher.shutdown()
    assert not dispatcher.threads


def test_more_than_there_are_threads_wait_their_turn() -> None:
    dispatcher = NewestFirst()
    dispatcher.set_thread_count(2)
    tasks = [Page() for _reader in range(9)]
    for task in tasks:
        task.go.set()
        dispatcher.add_task(task)
    assert all(task.begun.wait(10) for task in tasks)
    assert dispatcher.shutdown()
