"""A locked desk asks for passphrase or paper key, and for nothing else."""

import pytest
from django.test import Client

from himoya.desk.opening.opening import Opening, Phase
from himoya.desk.opening.tries import TooSoon
from himoya.security import keyring, slots
from himoya.security.models import Account
from tests import make
from tests.desk.opening.conftest import Begin
from tests.security.keys import WORDS


@pytest.fixture
def locked_desk(begin: Begin) -> Opening:
    return begin(Phase.LOCKED)


@pytest.mark.parametrize(
    "address", ["/", "/cases/12/", "/sign-in/", "/people/", "/start/group/", "/start/no/"]
)
def test_every_address_leads_to_the_lock_and_asks_no_database(
    locked_desk: Opening, visitor: Client, address: str
) -> None:
    visitor.cookies["sessionid"] = "from an earlier evening"
    answer = visitor.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")
    page = visitor.get("/start/")
    assert "This desk is locked" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_language_can_be_chosen_while_locked(locked_desk: Opening, visitor: Client) -> None:
    visitor.post("/language/", {"language": "ru", "next": "/start/"})
    assert '<html lang="ru">' in visitor.get("/start/").content.decode()


def test_the_passphrase_opens(locked_desk: Opening, visitor: Client, db: None) -> None:
    make.account()
    answer = visitor.post("/start/", {"passphrase": WORDS})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert locked_desk.phase is Phase.OPEN
    assert visitor.get("/start/").headers["Location"] == "/"


def test_a_wrong_one_is_refused_without_telling_where_the_data_lie(
    locked_desk: Opening, visitor: Client
) -> None:
    answer = visitor.post("/start/", {"passphrase": "not these words"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "does not open the desk" in body
    assert str(locked_desk.home) not in body
    assert "not these words" not in body
    assert locked_desk.phase is Phase.LOCKED


def test_a_damaged_keyring_is_called_damaged(locked_desk: Opening, visitor: Client) -> None:
    (locked_desk.home / "keyring.json").write_text("{}")
    assert "is damaged" in visitor.post("/start/", {"passphrase": WORDS}).content.decode()


def test_a_thousand_wrong_passphrases_are_stopped_before_the_expensive_part(
    locked_desk: Opening, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    expensive: list[str] = []
    before = slots._stretched  # what costs 256 MiB on a real desk

    def counted(passphrase: str, salt: bytes, cost: slots.Cost) -> bytes:
        expensive.append(passphrase)
        return before(passphrase, salt, cost)

    monkeypatch.setattr(slots, "_stretched", counted)
    monkeypatch.setattr(locked_desk.tries, "_clock", lambda: 1000.0)
    codes = [visitor.post("/start/", {"passphrase": f"guess {n}"}).status_code for n in range(100)]
    assert codes == [422] * 3 + [429] * 97
    for number in range(900):
        with pytest.raises(TooSoon):
            locked_desk.unlock(f"another guess {number}")
    assert len(expensive) == 3


def test_the_paper_key_opens_even_while_somebody_guesses(
    begin: Begin, visitor: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = begin(Phase.KEYS)
    _made, paper = keyring.create(opened.home, WORDS)
    opened.phase = Phase.LOCKED
    make.account()
    monkeypatch.setattr(opened.tries, "_clock", lambda: 1000.0)
    for number in range(10):
        visitor.post("/start/", {"passphrase": f"guess {number}"})
    assert visitor.post("/start/", {"passphrase": WORDS}).status_code == 429
    assert visitor.post("/start/", {"passphrase": paper.lower()}).status_code == 302


def test_without_an_account_whoever_unlocked_makes_it(
    locked_desk: Opening, visitor: Client, db: None
) -> None:
    assert not Account.objects.exists()
    assert visitor.post("/start/", {"passphrase": WORDS}).headers["Location"] == "/start/group/"
    assert visitor.get("/start/group/").status_code == 200
    stranger = Client()
    assert stranger.get("/start/group/").headers["Location"] == "/start/"
    assert stranger.get("/start/").status_code == 403


def test_families_are_told_to_come_back(locked_desk: Opening, visitor: Client) -> None:
    for address in ("/family/", "/family", "/family/answer/"):
        answer = visitor.get(f"{address}?lang=ru")
        assert answer.status_code == 503
        assert '<html lang="ru">' in answer.content.decode()
        assert "/sign-in/" not in answer.content.decode()
        assert "/start/" not in answer.content.decode()


def test_what_a_family_wrote_while_we_closed_is_given_back(locked_desk: Opening, visitor: Client) -> None:
    answer = visitor.post("/family/", {"story": "Kecha <b>telefon</b> qildi"})
    assert answer.status_code == 503
    assert "Kecha &lt;b&gt;telefon&lt;/b&gt; qildi</textarea>" in answer.content.decode()


def test_a_made_up_host_is_refused_while_locked(locked_desk: Opening, visitor: Client) -> None:
    assert visitor.get("/start/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_from_another_site_does_not_unlock(locked_desk: Opening) -> None:
    answer = Client(enforce_csrf_checks=True).post("/start/", {"passphrase": WORDS})
    assert answer.status_code == 403
    assert locked_desk.phase is Phase.LOCKED
