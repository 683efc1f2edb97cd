"""Somebody takes the closed machine: of a thousand names and phones not one can be read from it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.browsing import Visitor
from himoya.security import keyring
from himoya.security.slots import Cost
from tests.cli.calling import HIMOYA, clean_environment
from tests.cli.test_first_evening import free_port

PASSPHRASE = "olti yetti sakkiz toqqiz"
PASSWORD = "olma gilos behi anor"
MAKE_ACCOUNT = """
import sys
from pathlib import Path
from himoya.cli.opening import open_data
open_data(Path(sys.argv[1]))
from himoya.common.roles import Role
from himoya.security.actions import make_account
make_account("nodira", sys.argv[2], Role.ORGANISER, "en")
"""
PLANTED = [
    (f"Zuhraqand{number:04} Yashirinov{number:04}", f"99800{7_000_000 + number}") for number in range(500)
]


def test_nothing_planted_is_found_in_the_folder_the_temporary_files_or_the_logs(tmp_path: Path) -> None:
    home, temporary, key = tmp_path / "home", tmp_path / "tmp", tmp_path / "key"
    temporary.mkdir()
    key.write_text(PASSPHRASE)
    keyring.create(home, PASSPHRASE, Cost(memory_kib=8 * 1024, passes=1, lanes=1))
    environment = clean_environment(home, TMPDIR=str(temporary), HOME=str(temporary))
    subprocess.run([sys.executable, "-c", MAKE_ACCOUNT, str(key), PASSWORD], env=environment, check=True)
    port = free_port()
    started: list[str | Path] = [HIMOYA, "start", "--no-browser", "--port", str(port), "--key-file", str(key)]
    with subprocess.Popen(
        started, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as desk:
        assert desk.stderr is not None
        said = desk.stderr.readline()
        visitor = Visitor(port)
        try:
            visitor.sign_in("nodira", PASSWORD)
            found = an_evening_with_them(visitor)
        finally:
            visitor.close()
            desk.terminate()
        said += desk.stderr.read()
    (tmp_path / "desk.log").write_bytes(said)
    assert found > 0, "the names are inside, so that their absence outside says something"
    assert (home / "himoya.db").stat().st_size > 500_000
    assert traces(home, temporary, tmp_path / "desk.log") == {}


def an_evening_with_them(visitor: Visitor) -> int:
    """Import them, search them, enter one by hand, attach a file, send one through the family's form."""
    rows = "\n".join(f"{name};{phone};IK-71" for name, phone in PLANTED)
    page = visitor.get("/imports/new/")
    content = f"Familiya ism;Telefon;Koloniya\n{rows}\n".encode()
    kept = visitor.upload(
        "/imports/new/", {"timezone": "Asia/Tashkent"}, "given", f"{PLANTED[0][0]}.csv", content, page
    )
    preview = visitor.get(kept.location)
    visitor.send(kept.location, {**filled(preview.text), "do": "import"}, preview)
    opened = 0
    while "in use" not in visitor.get("/imports/").text:
        opened += 1
        assert opened < 5000, "the import does not end"
    people = visitor.get("/people/")
    visitor.send("/people/search/", {"words": PLANTED[7][0]}, people)
    told = visitor.get("/people/").text
    paste = visitor.get("/messages/paste/")
    hand = {
        "text": f"{PLANTED[8][0]} haqida, tel {PLANTED[8][1]}, kecha imzo qo‘yibdi",
        "sender": PLANTED[9][0],
    }
    visitor.send("/messages/paste/", {**hand, "chat": PLANTED[10][0], "do": "save"}, paste)
    visitor.get(f"/nowhere/{PLANTED[11][1]}/")
    visitor.get("/cases/1/")
    return told.count("Yashirinov0007")


def filled(page: str) -> dict[str, str]:
    """What the form with the columns holds as the page proposes it."""
    root: Any = html.document_fromstring(page)  # its stubs know no forms
    ours = next(form for form in root.forms if form.find(".//button[@value='import']") is not None)
    return {str(name): str(value or "") for name, value in ours.form_values()}


def traces(*places: Path) -> dict[str, str]:
    """What of the planted words stands in any file, in any of the ways text is written down."""
    files = [
        path
        for place in places
        for path in ([place] if place.is_file() else place.rglob("*"))
        if path.is_file()
    ]
    found = {}
    for path in files:
        content = path.read_bytes()
        for name, phone in PLANTED:
            for word in (*name.split(), *name.lower().split(), phone, phone[3:]):
                if word.encode() in content or word.encode("utf-16-le") in content:
                    found[f"{path.name}"] = word
    return found
