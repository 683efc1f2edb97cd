"""The first start in the browser, and unlocking there, over HTTP as a browser does it."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest

from tests.cli.calling import HIMOYA, clean_environment, program
from tests.cli.test_first_evening import PASSPHRASE, PASSWORD, free_port


class Browser:
    """Follows redirects, keeps cookies, sends the token of the last form it saw."""

    def __init__(self) -> None:
        self.jar = CookieJar()
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.jar))
        self._opener.addheaders = [("Accept-Language", "en")]
        self.address, self.body, self.code = "", "", 0

    def get(self, address: str, data: bytes | None = None) -> str:
        try:
            with self._opener.open(address, data, timeout=60) as answer:
                self.address, self.body, self.code = answer.url, answer.read().decode(), answer.status
        except HTTPError as error:
            self.address, self.body, self.code = error.url, error.read().decode(), error.code
        return self.body

    def send(self, address: str, **fields: str) -> str:
        token = re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', self.body)[0]
        return self.get(address, urlencode({**fields, "csrfmiddlewaretoken": token}).encode())


@contextmanager
def desk(home: Path, *options: str) -> Iterator[str]:
    """A desk that nobody sits before; gives the address it says."""
    started = subprocess.Popen(
        [HIMOYA, "start", "--no-browser", "--port", str(free_port()), *options],
        env=clean_environment(home),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stderr is not None
    said = ""
    while "http://" not in said and (line := started.stderr.readline()):
        said += line
    try:
        yield re.findall(r"http://\S+", said)[0]
    finally:
        started.terminate()
        started.wait()
        started.stderr.close()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody made the first start in the browser. Takes 10 s, so once for all."""
    folder = tmp_path_factory.mktemp("browser") / "home"
    with desk(folder) as address:
        root = address.split("start/")[0]
        stranger = Browser()
        stranger.get(root)
        assert (stranger.code, "not set up yet" in stranger.body) == (403, True)

        browser = Browser()
        assert "Welcome to Himoya" in browser.get(address)
        assert "key=" not in browser.address
        browser.get(root + "start/passphrase/")
        browser.send(root + "start/passphrase/", passphrase=PASSPHRASE, again=PASSPHRASE)
        paper = " ".join(re.findall("<code>([^<]+)</code>", browser.body))
        browser.get(root + "start/prove/")
        assert "has 74 characters" in browser.send(root + "start/prove/", key=paper[:-1])
        assert not (folder / "keyring.json").exists()
        assert "Your group and your account" in browser.send(root + "start/prove/", key=paper.lower())
        assert program(folder, "start", "--no-browser").code == 1
        browser.send(
            root + "start/group/",
            group="Onalar",
            time_zone="Europe/Moscow",
            language="ru",
            name="Nodira",
            username="nodira",
            password=PASSWORD,
            again=PASSWORD,
        )
        assert browser.address == root + "sign-in/"
        browser.send(root + "sign-in/", username="nodira", password=PASSWORD)
        assert browser.code == 200
        assert "sessionid" in {cookie.name for cookie in browser.jar}
        # The desk that the browser opened lends its key like any other.
        assert program(folder, "check", "--json").lines[-1] == {"sound": True}
    (folder.parent / "paper.txt").write_text(paper)
    return folder


def test_nothing_typed_in_the_browser_can_be_read_from_the_folder(begun: Path) -> None:
    stored = b"".join(path.read_bytes() for path in begun.rglob("*") if path.is_file())
    assert len(stored) > 100_000
    for word in (b"Onalar", b"nodira", PASSPHRASE.encode(), PASSWORD.encode(), b"AGE-SECRET-KEY"):
        assert word not in stored
    assert not list(begun.glob("*.new"))


def test_a_locked_desk_is_opened_in_the_browser(begun: Path) -> None:
    with desk(begun, "--locked") as root:
        browser = Browser()
        assert "This desk is locked" in browser.get(root)
        assert browser.send(root + "start/", passphrase="a wrong passphrase")
        assert browser.code == 422
        assert program(begun, "tonight", typed="\n").code == 1
        browser.send(root + "start/", passphrase=PASSPHRASE)
        assert browser.address.startswith(root + "sign-in/")
        assert program(begun, "tonight", "--json").code == 0


def test_where_nobody_can_type_the_desk_waits_locked_for_the_paper_key(begun: Path) -> None:
    with desk(begun) as root:
        browser = Browser()
        assert "This desk is locked" in browser.get(root)
        browser.get(root + "family/")
        assert browser.code == 503
        browser.get(root)
        browser.send(root + "start/", passphrase=(begun.parent / "paper.txt").read_text())
        assert browser.address.startswith(root + "sign-in/")
        assert browser.get(root + "family/")
        assert browser.code == 200


def test_a_first_start_that_ended_before_the_account_goes_on_there(begun: Path, tmp_path: Path) -> None:
    (copy := tmp_path / "copy").mkdir()
    (copy / "keyring.json").write_bytes((begun / "keyring.json").read_bytes())
    with desk(copy, "--key-file", str(begun.parent / "paper.txt")) as address:
        stranger = Browser()
        stranger.get(address.split("start/")[0])
        assert (stranger.code, "not set up yet" in stranger.body) == (403, True)
        assert "Your group and your account" in Browser().get(address)
