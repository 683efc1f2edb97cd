"""A case with its family, for the tests of this part."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse

from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.people.models import Person, Relative
from himoya.security.models import Account
from tests import make

CONTACT = "+998 00 123-45-67"


def a_case(owner: Account | None = None, person: Person | None = None) -> Case:
    return Case.objects.create(
        person=person or make.person(relation="son"),
        owner=owner,
        opened_at=make.MONDAY,
        next_check_at=make.MONDAY,
    )


def a_relative(case: Case, by: Account, **more: object) -> Relative:
    values = {
        "name": "Zamira Namunayeva",
        "relation": "mother",
        "contact": CONTACT,
        "at": make.MONDAY,
        **more,
    }
    return Relative.objects.create(person=case.person, by=by, **values)


def a_helper(username: str, role: Role) -> Account:
    helper = make.account(username, role)
    Account.objects.filter(pk=helper.pk).update(language="en")
    helper.language = "en"
    return helper


def signed_in(account: Account) -> Client:
    account.language = "en"
    account.save()
    client = Client()
    client.force_login(account)
    return client


def page_of(client: Client, case: Case) -> str:
    answer = client.get(reverse("case", args=[case.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def card(html: str, part: str) -> str:
    """The part of the case page with this name, as text and markup."""
    found = re.search(rf'<section class="card[^"]*" id="{part}".*?</section>', html, re.DOTALL)
    assert found is not None, part
    return found[0]


def words(html: str) -> str:
    """What a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
