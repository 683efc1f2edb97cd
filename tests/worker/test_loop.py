"""What happens by itself goes on happening, whatever fails."""

import logging
import threading

import pytest

from himoya.worker.loop import REACTIONS, prepare_letters, working


def test_a_reaction_that_fails_ends_neither_the_others_nor_the_loop(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[int] = []
    thrice = threading.Event()

    def fails() -> None:
        raise RuntimeError("the disk is full")

    def counts() -> None:
        seen.append(1)
        if len(seen) == 3:
            thrice.set()

    with caplog.at_level(logging.CRITICAL, logger="himoya.worker.loop"), working((fails, counts), every=0.01):
        assert thrice.wait(10)


def test_letters_whose_day_has_come_are_prepared_by_the_loop() -> None:
    assert prepare_letters in REACTIONS


def test_it_ends_with_the_desk() -> None:
    ran = threading.Event()
    with working((ran.set,), every=0.01):
        assert ran.wait(10)
        worker = next(thread for thread in threading.enumerate() if thread.name == "worker")
    worker.join(10)
    assert not worker.is_alive()
