"""Who may not see an alarm finds neither it nor its words on any page and in nothing that leaves."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest
from django.test import Client
from pypdf import PdfReader

from himoya.alarms.actions import do, plan_follow_ups
from himoya.alarms.models import Alarm, Deed
from himoya.appeals.actions import prepare
from himoya.cases.models import Case, Statement
from himoya.common.roles import Role
from himoya.handover.export.writing import Asked, export
from himoya.papers import saying
from himoya.people.models import Consent
from himoya.security.models import Account
from himoya.teaching.models import Lesson
from himoya.urgency import hidden_from, rule, rules
from tests import make
from tests.desk.conftest import NOW
from tests.desk.crawling import walk
from tests.desk.out.conftest import browser, staff

TODAY = date(2026, 11, 22)
CANARY = "o‘zimni osaman"
TOLD = f"O‘g‘lim Farrux qo‘ng‘iroq qildi, {CANARY} deb yig‘ladi. Kecha uni karserga tiqishibdi"
CALLED = "onasiga qo‘ng‘iroq qilindi kanareyka"
TITLE = "Danger of suicide or hunger strike"


@pytest.fixture
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group that keeps U05 to those who call the family."""
    kept = replace(rule("U05"), seen_by=(Role.ORGANISER, Role.CASEWORKER))
    monkeypatch.setattr(rules, "RULES", MappingProxyType({**rules.RULES, "U05": kept}))
    assert "U05" in hidden_from(Role.LAWYER)


@pytest.fixture
def told(case: Case, nodira: Account) -> Alarm:
    """He speaks of dying; somebody has called; all consents are there."""
    message = make.message(TOLD, sent_at=NOW - timedelta(hours=3))
    rung = {}
    for code, words in (("U05", CANARY), ("U04", "karserga tiqishibdi")):
        start = TOLD.index(words)
        rung[code] = Alarm.objects.create(
            person=case.person, message=message, rule=code, level=rule(code).level, start=start,
            end=start + len(words), since=message.sent_at, fired_at=NOW,
        )  # fmt: skip
        fact = make.a_fact(message, case.person, "urgent", f"{code} {rule(code).level}")
        fact.start, fact.end = start, start + len(words)
        fact.save()
    status = make.a_fact(message, case.person, "status", "held")
    Statement.objects.create(
        person=case.person, kind="status", value="held", grade="V1", known_on=TODAY, source=status,
        stated_by=nodira, stated_at=NOW,
    )  # fmt: skip
    do(rung["U05"], Deed.Kind.CALLED_FAMILY, note=CALLED, by=nodira)
    for recipient in Consent.Recipient.values:
        Consent.objects.create(
            person=case.person, recipient=recipient, scope="everything", answer="yes", given_by="Zamira",
            given_on=TODAY, expires_on=TODAY + timedelta(days=180), by=nodira, at=NOW,
        )  # fmt: skip
    plan_follow_ups(NOW)
    return rung["U05"]


def files(client: Client, case: Case) -> Iterator[tuple[str, str]]:
    """Everything this account can take out of the case: name and text."""
    bundle = client.post(f"/cases/{case.pk}/bundle/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle)))
    for name in archive.namelist():
        yield name, archive.read(name).decode()
    note = {"to": "lawyer", "language": "en"}
    for paper, form in (
        ("note", {**note, "chosen": "1", "told": ["U04"], "asked": []}),
        ("missing", {"language": "en"}),
        ("card", {"script": "uz"}),
    ):
        answer = client.post(f"/cases/{case.pk}/papers/{paper}/", form)
        assert answer.status_code == 200, paper
        yield paper, _text(answer)
    yield "what a note can tell", client.get(f"/cases/{case.pk}/papers/note/", note).content.decode()


def _text(answer: Any) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    if not content.startswith(b"%PDF"):
        return content.decode()
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.usefixtures("unseen")
def test_no_page_shows_the_alarm_to_a_lawyer(told: Alarm, case: Case, oleg: Account) -> None:
    walked = walk(browser(oleg), ("/", f"/cases/{case.pk}/", f"/messages/{told.message_id}/"))
    assert len(walked.pages) > 10
    for address, (_status, page) in walked.pages.items():
        assert TITLE not in page, address
        assert CALLED not in page, address
        assert f"/alarms/{told.pk}/" not in page, address
    assert "Pressure or reprisal" in walked.pages["/"][1]  # what he may see is there
    for address in (f"/alarms/{told.pk}/steps/", f"/alarms/{told.pk}/deed/", f"/alarms/{told.pk}/ask/"):
        assert browser(oleg).get(address).status_code in (403, 404, 405)


@pytest.mark.usefixtures("unseen")
def test_nothing_that_a_lawyer_takes_out_holds_its_words(told: Alarm, case: Case, oleg: Account) -> None:
    taken = list(files(browser(oleg), case))
    assert len(taken) > 6
    for name, text in taken:
        for never in (CANARY, TITLE, "U05", CALLED, saying.text("note", "U05", "en")):
            assert never not in text, name
    assert any("karserga tiqishibdi" in text for _name, text in taken)
    assert any(saying.text("note", "U04", "en") in text for _name, text in taken)


@pytest.mark.usefixtures("unseen")
def test_the_bundle_is_read_by_a_lawyer_whoever_takes_it(told: Alarm, case: Case, nodira: Account) -> None:
    bundle = browser(nodira).post(f"/cases/{case.pk}/bundle/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle)))
    for name in archive.namelist():
        assert CANARY not in archive.read(name).decode(), name


def test_where_a_lawyer_sees_the_alarm_the_bundle_holds_its_words(
    told: Alarm, case: Case, oleg: Account
) -> None:
    assert any(CANARY in text for name, text in files(browser(oleg), case) if name.endswith(".html"))


def tables(form: str, unseen: tuple[str, ...] = ()) -> dict[str, str]:
    """An export: name of each table, and all that it says."""
    asked = Asked(form, contacts=False, by="nodira", at=NOW, language="en", unseen=unseen)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(export(asked))))
    if form != "xlsx":
        return {name: archive.read(name).decode() for name in archive.namelist()}
    book = openpyxl.load_workbook(io.BytesIO(archive.read("himoya.xlsx")))
    return {sheet.title: str(list(sheet.iter_rows(values_only=True))) for sheet in book}


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_an_export_leaves_out_what_hangs_on_the_alarm(case: Case, nodira: Account, form: str) -> None:
    whole = tables(form)
    names = [name for name, text in whole.items() if "U05" in text and "dictionary" not in name]
    assert {name.rpartition("/")[2].partition(".")[0] for name in names} >= {"alarms", "facts"}
    kept = tables(form, ("U05",))
    assert [name for name in names if "U05" in kept[name]] == []
    assert not any(CALLED in text for text in kept.values())
    assert any("U04" in text for text in kept.values())


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_no_lesson_and_no_letter_tells_of_the_rule(
    told: Alarm, case: Case, nodira: Account, form: str
) -> None:
    for text, should in (("Osaman dedi", ["U04", "U05"]), ("Karserda", ["U04"]), ("Salom", [])):
        message = make.message(text)
        Lesson.objects.create(message=message, rules=should, note=f"{text} edi", by=nodira, at=NOW)
    made = prepare(case, authority="uz_mfa", letter="coercion_neutral", by=nodira, events=[("pressed", None)])
    made.facts["rule"] = "U05"
    made.save(update_fields=["facts"])
    whole, kept = tables(form), tables(form, ("U05",))
    lessons, letters = (next(one for one in whole if name in one) for name in ("lessons", "appeals"))
    assert "U05" in whole[lessons]
    assert "U05" in whole[letters]
    assert "U05" not in kept[lessons] + kept[letters]
    assert "Osaman dedi edi" not in kept[lessons]
    assert "Karserda edi" in kept[lessons]
    assert "Salom edi" in kept[lessons]
    assert made.number in kept[letters]


@pytest.mark.usefixtures("told")
def test_an_analyst_finds_no_alarm_anywhere(nodira: Account) -> None:
    walked = walk(browser(staff("tahlil", Role.ANALYST)), ("/", "/figures/", "/outcomes/", "/me/"))
    for address, (_status, page) in walked.pages.items():
        for never in (CANARY, TITLE, "U05", "Farrux", CALLED):
            assert never not in page, address
