"""A helper who guesses numbers reaches nothing of a case that is not hers, by no address and no form."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, reverse

from himoya.cases.actions import open_case
from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW
from tests.desk.crawling import walk
from tests.desk.evening import Evening, an_evening
from tests.house.pages import name, pages

HERS = {"/me/", "/sign-out/", "/language/"}
OWN = {
    "own-account", "sign-out", "language", "end-session", "end-sessions", "case-hand-over", "told-calendar"
}  # fmt: skip
A_LAWYERS_WORD = {"out-agree", "out-refuse"}  # the second person of an export
SECRET = re.compile(
    r"Nam[ou]na|Sinovov|Zamira|Insulin|000 00 0|IK-77|Onasi ertaga|hukm|result\.json|list\.csv"
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
CHANGES_BY_LOOKING = {"AuditLine", "Session", "OpenSession", "SignInTry"}
NUMBERS = (1, 2)


@pytest.fixture
def evening(nodira: Account) -> Evening:
    return an_evening(nodira, "en")


@pytest.fixture(params=[Role.CASEWORKER, Role.LAWYER, Role.ANALYST])
def stranger(request: pytest.FixtureRequest, evening: Evening) -> Client:
    """Begona works here and has a case of her own, and nothing to do with the one of this evening."""
    account = make.account("begona", request.param)
    account.language = "en"
    account.save()
    client = Client()
    client.force_login(account)
    open_case(
        make.person("Boshqa Odam", "telegram:99/x"), next_check_at=NOW, owner=account, by=evening.account
    )
    return client


def test_no_address_tells_or_changes_anything(stranger: Client) -> None:
    before = everything()
    told = {
        (method, address): found
        for page in pages()
        if name(page) not in OWN | A_LAWYERS_WORD
        for address in addresses(page)
        for method in ("get", "post")
        if (found := SECRET.findall(shown(stranger, method, address)))
    }
    assert told == {}
    assert everything() == before


def test_no_form_of_the_others_works_for_her(stranger: Client, evening: Evening) -> None:
    nodira = Client()
    nodira.force_login(evening.account)
    forms = [form for form in walk(nodira, evening.addresses()).forms.values() if not hers(form.action)]
    assert len(forms) > 60
    before = everything()
    own = Case.objects.order_by("pk").last()
    assert own is not None
    for form in forms:
        for action in {form.action, re.sub(r"^/cases/\d+/", f"/cases/{own.pk}/", form.action)}:
            if goes_to_a_row_of_another_case(action, own) or f"/{own.pk}/" not in action:
                answer = stranger.post(action, form.values)
                assert answer.status_code in (302, 303, 403, 404, 405, 422), action
                assert SECRET.findall(body(answer)) == [], action
    assert everything() == before


# Her own people come of these; a lawyer may be the second person of an export (tests/desk/out). The law
# tables are everybody's to read, and who may change them stands in the table of rights.
EVERYBODYS = ("/cases/new/", "/messages/paste/", "/people/", "/out/", "/shift-note/", "/law/")


def hers(action: str) -> bool:
    """What everybody does with the own account, and what makes something new that is then hers."""
    return any(action.startswith(start) for start in (*HERS, *EVERYBODYS))


def goes_to_a_row_of_another_case(action: str, own: Case) -> bool:
    return re.fullmatch(rf"/cases/{own.pk}/\w+/\d+/.*", action) is not None


def addresses(page: URLPattern) -> Iterator[str]:
    parts = list(page.pattern.converters)
    if "token" not in parts:
        for numbers in product(NUMBERS, repeat=len(parts)):
            yield reverse(name(page), kwargs=dict(zip(parts, numbers, strict=True)))


def shown(client: Client, method: str, address: str) -> str:
    return body(getattr(client, method)(address))


def body(answer: object) -> str:
    """What is told, without the tokens of forms: among random letters any short word stands now and then."""
    parts = getattr(answer, "streaming_content", None)
    content = b"".join(parts) if parts is not None else getattr(answer, "content", b"")
    return TOKEN.sub("", content.decode("utf-8", "replace"))


def everything() -> dict[str, list[str]]:
    """All rows of all tables, but for those that are written by looking."""
    return {
        model.__name__: sorted(repr(row) for row in model._default_manager.values_list())
        for model in apps.get_models()
        if model.__name__ not in CHANGES_BY_LOOKING
    }
