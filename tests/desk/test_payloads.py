"""Whatever is typed into whatever field, the pages show it as text and run nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from himoya.security.models import Account
from tests.desk.crawling import Form, runs_something, walk
from tests.desk.evening import NOWHERE, an_evening
from tests.desk.payloads import PAYLOADS


@pytest.fixture
def desk(client: Client, nodira: Account) -> Client:
    client.force_login(nodira)
    return client


def test_every_link_leads_to_a_page_and_every_page_runs_only_our_own_scripts(
    desk: Client, nodira: Account
) -> None:
    evening = an_evening(nodira, "en")
    walked = walk(desk, evening.addresses())
    refused = {address for address, (status, _page) in walked.pages.items() if status >= 400}
    assert refused == {NOWHERE}
    assert {address: runs_something(page) for address, (_s, page) in walked.pages.items()} == {
        address: [] for address in walked.pages
    }
    assert len(walked.pages) > 20


def test_two_hundred_payloads_in_every_field_of_every_form(desk: Client, nodira: Account) -> None:
    evening = an_evening(nodira, "en")
    forms = [form for form in walk(desk, evening.addresses()).forms.values() if form.typed or form.files]
    assert len(forms) >= 15
    waiting = list(PAYLOADS)
    sent = 0
    while sent < len(PAYLOADS) * 2:
        for form in forms:
            answer = desk.post(form.action, {**form.values, **_filled(form, waiting)}, follow=True)
            sent += len(form.typed)
            assert answer.status_code < 500, form.action
            if not answer.streaming:
                assert runs_something(answer.content.decode("utf-8", "replace")) == [], form.action
    shown = walk(desk, evening.addresses())
    assert {address: status for address, (status, _page) in shown.pages.items() if status >= 500} == {}
    assert [runs_something(page) for _status, page in shown.pages.values() if runs_something(page)] == []


def _filled(form: Form, waiting: list[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in form.typed:
        payload = waiting.pop(0)
        waiting.append(payload)
        values[name] = payload
    for name in form.files:
        values[name] = SimpleUploadedFile("../../<svg onload=alert(1)>.svg", b"<svg onload='alert(1)'/>")
    return values
