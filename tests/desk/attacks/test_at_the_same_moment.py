"""Eight press the same button in the same moment: it is done once, and nobody gets a broken page."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from himoya.cases.actions import open_case
from himoya.cases.models import Case, Change, Note, Statement
from himoya.desk.imports import waiting
from himoya.handover.actions import answer_request, ask_to_export
from himoya.intake.actions.uploads import keep_upload
from himoya.intake.models import Upload
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW, TEXT
from tests.desk.evening import LIST

MANY = 8


Typed = dict[str, str]


def pressed_by_all(account: Account, address: str, *typed: Typed) -> list[int]:
    return sent_by_all(account, *((address, one) for one in typed))


def sent_by_all(account: Account, *forms: tuple[str, Typed]) -> list[int]:
    """The answers to MANY who send one of the forms at the same moment, each in a browser of her own."""
    desks = [Client(raise_request_exception=False) for _each in range(MANY)]
    for desk in desks:
        desk.force_login(account)
    ready = Barrier(MANY)

    def one(number: int) -> int:
        try:
            ready.wait()
            address, typed = forms[number % len(forms)]
            return desks[number].post(address, typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        return list(threads.map(one, range(MANY)))


@pytest.fixture
def sevara(transactional_db: None) -> Account:
    return make.account("sevara")


@pytest.fixture
def case(sevara: Account) -> Case:
    return open_case(make.person(), next_check_at=NOW, owner=sevara, by=sevara)


def test_a_fact_is_judged_once(sevara: Account, case: Case) -> None:
    fact = make.a_fact(make.message(TEXT), case.person, "facility", "IK-71")
    answers = pressed_by_all(
        sevara, f"/facts/{fact.pk}/", {"verdict": "accept"}, {"verdict": "reject"}, {"verdict": "accept_all"}
    )
    assert max(answers) < 400
    fact.refresh_from_db()
    assert Statement.objects.count() == (fact.state == fact.State.ACCEPTED)


def test_a_file_is_imported_once(sevara: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    monkeypatch.setattr(waiting, "start_upload", begun.append)
    upload = keep_upload("list.csv", LIST.encode(), timezone="Asia/Tashkent", by=sevara)
    desk = Client()
    desk.force_login(sevara)
    page = desk.get(f"/imports/uploads/{upload.pk}/")
    typed = {field.html_name: field.value() or "" for field in page.context["form"]} | {"do": "import"}
    assert max(pressed_by_all(sevara, f"/imports/uploads/{upload.pk}/", typed)) < 400
    assert begun == [upload.pk]
    assert Upload.objects.get().state == Upload.State.IMPORTING


def test_a_person_gets_one_case(sevara: Account) -> None:
    person = make.person("Sinovov Ali")
    assert max(pressed_by_all(sevara, f"/people/{person.pk}/open/", {})) < 400
    assert Case.objects.count() == 1


def test_who_edits_while_another_erases_gets_a_plain_answer(sevara: Account, case: Case) -> None:
    erase = {"which": "all", "reason": "asked_himself", "understood": "on"}
    answers = sent_by_all(
        sevara,
        (f"/cases/{case.pk}/notes/add/", {"text": "Onasi qo‘ng‘iroq qildi"}),
        (f"/cases/{case.pk}/erase/", erase),
        (f"/cases/{case.pk}/tasks/", {"text": "Advokatga yozish"}),
    )
    assert set(answers) <= {302, 303, 404}
    assert not Case.objects.exists()
    assert not Note.objects.exists()


def test_an_export_is_taken_once(sevara: Account) -> None:
    asked = ask_to_export(sevara, "csv", "For the lawyer", contacts=False) if make.account("oleg") else None
    assert asked is not None
    answer_request(Account.objects.get(username="oleg"), asked.pk, agree=True)
    answers = pressed_by_all(sevara, f"/out/{asked.pk}/take/", {})
    assert answers.count(200) == 1
    assert set(answers) <= {200, 302}


def test_two_tabs_never_overwrite_each_other(sevara: Account, case: Case) -> None:
    day = (NOW + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    typed = [
        {"version": "1", "status": "open", "next_check_at": day, "summary": f"So‘z {number}", "why": "aytdi"}
        for number in range(MANY)
    ]
    answers = pressed_by_all(sevara, f"/cases/{case.pk}/details/", *typed)
    assert max(answers) < 500
    assert Change.objects.filter(case=case, field="summary").count() == answers.count(303) + answers.count(
        302
    )
