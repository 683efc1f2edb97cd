"""A running desk lends its key to its own user, and to nobody else."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from himoya.common.errors import BadInput
from himoya.security import lending
from himoya.security.lending import ask_for_key, lend
from tests.settings import ROOT_KEY

ASK = """
import pathlib, sys
from himoya.security.lending import ask_for_key
print(ask_for_key(pathlib.Path(sys.argv[1])))
"""
NOBODY = 65534


def ask_from_another_process(home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(home)],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.strip()


def test_another_command_gets_the_key_while_the_desk_runs(tmp_path: Path) -> None:
    with lend(tmp_path, ROOT_KEY):
        assert ask_from_another_process(tmp_path) == repr(ROOT_KEY)
    assert ask_from_another_process(tmp_path) == "None"


def test_many_may_ask_one_after_another(tmp_path: Path) -> None:
    with lend(tmp_path, ROOT_KEY):
        assert [ask_for_key(tmp_path) for _ in range(20)] == [ROOT_KEY] * 20


def test_nobody_runs_so_nobody_lends(tmp_path: Path) -> None:
    assert ask_for_key(tmp_path) is None
    assert ask_for_key(tmp_path / "nowhere") is None


def test_another_user_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with lend(tmp_path, ROOT_KEY):
        said = heard(tmp_path)
        assert said.endswith(ROOT_KEY)
        # To both ends the other now looks like somebody else.
        monkeypatch.setattr(lending, "user_at_the_other_end", lambda line: os.geteuid() + 1)
        assert heard(tmp_path) == b""
        assert ask_for_key(tmp_path) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root can become another user")
def test_the_kernel_tells_another_user_from_us() -> None:
    with tempfile.TemporaryDirectory() as folder, lend(Path(folder), ROOT_KEY):
        # Doors left open on purpose: only the check of the user stands in the way.
        Path(folder).chmod(0o755)
        (Path(folder) / lending.SOCKET).chmod(0o666)
        os.seteuid(NOBODY)
        try:
            assert heard(Path(folder)) == b""
            assert ask_for_key(Path(folder)) is None
        finally:
            os.seteuid(0)
        assert ask_for_key(Path(folder)) == ROOT_KEY


def test_the_door_is_closed_to_other_users(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with lend(tmp_path, ROOT_KEY):
        assert (tmp_path / lending.SOCKET).stat().st_mode & 0o777 == 0o600
        assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_second_desk_on_the_same_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with lend(tmp_path, ROOT_KEY):
        with pytest.raises(BadInput, match="already runs"), lend(tmp_path, bytes(32)):
            pass
        assert ask_for_key(tmp_path) == ROOT_KEY


def test_a_killed_desk_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(tmp_path / lending.SOCKET))
    assert ask_for_key(tmp_path) is None
    with lend(tmp_path, ROOT_KEY):
        assert ask_for_key(tmp_path) == ROOT_KEY
    assert not (tmp_path / lending.SOCKET).exists()


def test_whoever_connects_and_says_nothing_does_not_hold_up_the_others(tmp_path: Path) -> None:
    with lend(tmp_path, ROOT_KEY), socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(tmp_path / lending.SOCKET))
        assert ask_for_key(tmp_path) == ROOT_KEY


@pytest.mark.parametrize("answer", [b"", b"himoya key 1\n", b"himoya key 1\n" + bytes(31), bytes(45)])
def test_an_answer_that_is_no_key_is_no_answer(tmp_path: Path, answer: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        assert lending.hear_key(ours) is None


def test_a_path_too_long_for_a_socket_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="shorter path"), lend(tmp_path / ("long" * 40), ROOT_KEY):
        pass


def test_a_failure_of_the_desk_itself_is_not_taken_for_a_second_desk(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), lend(tmp_path, ROOT_KEY):
        raise BlockingIOError
    assert ask_for_key(tmp_path) is None


def test_a_key_offered_by_another_user_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "user_at_the_other_end", lambda line: os.geteuid() + 1)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / lending.SOCKET))
        door.listen()
        offering = threading.Thread(target=offer_once, args=(door,))
        offering.start()
        assert ask_for_key(tmp_path) is None
        offering.join()


def offer_once(door: socket.socket) -> None:
    line, _ = door.accept()
    with line, contextlib.suppress(OSError):  # the other end may have hung up already
        line.sendall(lending.GREETING + bytes(32))


def heard(home: Path) -> bytes:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(str(home / lending.SOCKET))
        return line.recv(100)
