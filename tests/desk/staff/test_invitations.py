"""A link lets one person in, once, within a day."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from himoya.common.roles import Role
from himoya.security.actions.invitations import invite, let_choose_password
from himoya.security.models import Account, AuditLine, Invitation
from tests.desk.staff.conftest import PASSWORD, STRONG

CHOSEN = {"username": "malika", "name": "Malika", "language": "ru", "password": STRONG, "again": STRONG}


def link_in(html: str) -> str:
    found = re.search(r"http://testserver(/invitation/[\w-]{43}/)", html)
    assert found
    return found[1]


def test_an_invited_person_makes_her_account(organiser: Client, nodira: Account) -> None:
    shown = organiser.post("/helpers/invite/", {"role": "lawyer"}).content.decode()
    link = link_in(shown)
    stored = Invitation.objects.get()
    assert link.split("/")[2] not in str(Invitation.objects.values().get())
    guest = Client()
    assert "Lawyer" in guest.get(link, headers={"accept-language": "en"}).content.decode()
    assert guest.post(link, CHOSEN).headers["Location"] == "/me/second-factor/"
    malika = Account.objects.get(username="malika")
    assert (malika.role, malika.language, malika.name) == (Role.LAWYER, "ru", "Malika")
    assert guest.get("/me/").status_code == 200
    stored.refresh_from_db()
    assert stored.used_by == malika
    verbs = set(AuditLine.objects.values_list("verb", flat=True))
    assert {"invitation.made", "invitation.used", "account.made", "account.signed_in"} <= verbs


def test_a_link_that_opens_only_here_says_so(organiser: Client) -> None:
    here = organiser.post("/helpers/invite/", {"role": "lawyer"}, headers={"host": "127.0.0.1:8765"})
    assert "has to be opened here" in here.content.decode()
    anywhere = organiser.post("/helpers/invite/", {"role": "lawyer"})
    assert "has to be opened here" not in anywhere.content.decode()


def test_a_link_opens_once(db: None, nodira: Account) -> None:
    token = invite(Role.LAWYER, nodira)
    assert Client().get(f"/invitation/{token}/").status_code == 200
    assert Client().get(f"/invitation/{token}/").status_code == 200, "a preview uses nothing up"
    assert Client().post(f"/invitation/{token}/", CHOSEN).status_code == 302
    again = Client().post(f"/invitation/{token}/", {**CHOSEN, "username": "second"})
    assert again.status_code == 404
    assert Account.objects.filter(username="second").count() == 0


def test_a_link_ends_after_a_day(nodira: Account, later: Callable[[timedelta], None]) -> None:
    token = invite(Role.LAWYER, nodira)
    later(timedelta(hours=24))
    assert Client().post(f"/invitation/{token}/", CHOSEN).status_code == 404


def test_a_withdrawn_link_opens_nothing(organiser: Client, nodira: Account) -> None:
    token = invite(Role.LAWYER, nodira)
    organiser.post(f"/helpers/links/{Invitation.objects.get().pk}/withdraw/")
    assert Client().post(f"/invitation/{token}/", CHOSEN).status_code == 404
    assert AuditLine.objects.filter(verb="invitation.withdrawn").count() == 1


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "ʼ" * 43, "%00", "a" * 5000])
def test_a_made_up_link_opens_nothing(db: None, token: str) -> None:
    assert Client().get(f"/invitation/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "qisqa", "again": "qisqa"}, "too short"),
        ({"password": "password123456", "again": "password123456"}, "is guessed first"),
        ({"username": "malikaxonim", "password": "malikaxonim26", "again": "malikaxonim26"}, "too much like"),
        ({"again": "boshqa narsa yozdi"}, "not the same"),
        ({"username": ""}, "required"),
        ({"username": "NODIRA"}, "is taken"),
        ({"username": "m" * 61}, "60"),
        ({"language": "fr"}, "valid choice"),
        ({"username": "mal\x00ika"}, "Null"),
    ],
)
def test_what_cannot_be_is_said_and_uses_nothing_up(
    nodira: Account, wrong: dict[str, str], sentence: str
) -> None:
    token = invite(Role.LAWYER, nodira)
    answer = Client().post(f"/invitation/{token}/", {**CHOSEN, **wrong}, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Account.objects.count() == 1
    assert Invitation.objects.get().used_at is None


def test_a_forgotten_password_is_chosen_anew_by_its_owner(
    organiser: Client, bahrom: Account, nodira: Account
) -> None:
    old = let_choose_password(bahrom, nodira)
    link = link_in(organiser.post(f"/helpers/{bahrom.pk}/password/").content.decode())
    assert Client().get(f"/invitation/{old}/").status_code == 404, "the newest link counts"
    answer = Client().post(link, {"password": STRONG, "again": STRONG})
    assert answer.headers["Location"] == "/sign-in/"
    bahrom.refresh_from_db()
    assert bahrom.check_password(STRONG)
    assert not bahrom.check_password(PASSWORD)
    assert Client().post(link, {"password": STRONG, "again": STRONG}).status_code == 404


def test_a_link_for_a_password_makes_no_account(bahrom: Account, nodira: Account) -> None:
    token = let_choose_password(bahrom, nodira)
    Client().post(f"/invitation/{token}/", CHOSEN)
    assert not Account.objects.filter(username="malika").exists()
