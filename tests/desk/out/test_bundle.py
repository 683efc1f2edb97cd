"""What a lawyer gets: only with a consent, only what it covers, every file with its fingerprint."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Need, Statement, Stay
from himoya.common.roles import Role
from himoya.contact.models import Call
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.people.models import Consent, Relative
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NOW
from tests.desk.out.conftest import browser, staff

TODAY = date(2026, 11, 22)
PRESSED = "Yollovchilar kelib majburlayapti, tel +998 00 123 45 67"
SIGNED = "Kecha imzo qo‘yibdi shartnomaga"


@pytest.fixture
def full(case: Case, nodira: Account) -> Case:
    """A case with something in every part."""
    person = case.person
    for text, code, kind, value in (
        (PRESSED, "U03", "facility", "IK-71"),
        (SIGNED, "U01", "contract", "signed"),
    ):
        told = make.message(text)
        Alarm.objects.create(
            person=person,
            message=told,
            rule=code,
            level="T0",
            start=0,
            end=len(text),
            since=told.sent_at,
            fired_at=NOW,
        )
        fact = make.a_fact(told, person, kind, value)
        state(case, nodira, kind, value, source=fact)
    state(case, nodira, "facility", "IK-72", grade="V2")
    state(case, nodira, "article", "228")
    Stay.objects.create(case=case, place="IK-71 Tomsk oblast", since=date(2026, 1, 2))
    Call.objects.create(
        case=case, at=NOW - timedelta(days=3), note="Ovozi past", noted_by=nodira, noted_at=NOW
    )
    Need.objects.create(case=case, kind="medicine", told_on=TODAY, by=nodira, at=NOW)
    Relative.objects.create(person=person, name="Zamira", contact="+998 00 765 43 21", by=nodira, at=NOW)
    return case


def state(case: Case, by: Account, kind: str, value: str, grade: str = "V1", **more: Any) -> None:
    Statement.objects.create(
        person=case.person,
        kind=kind,
        value=value,
        grade=grade,
        known_on=TODAY,
        stated_by=by,
        stated_at=NOW,
        **more,
    )


def consent(case: Case, by: Account, scope: str = "everything", **more: Any) -> Consent:
    values = {"answer": "yes", "given_on": TODAY, "expires_on": TODAY + timedelta(days=180), **more}
    return Consent.objects.create(
        person=case.person, recipient="lawyer", scope=scope, given_by="Zamira", by=by, at=NOW, **values
    )


def attached(case: Case, by: Account, content: bytes = b"%PDF", name: str = "../../hukm.pdf") -> Attachment:
    made = Attachment.objects.create(
        case=case,
        file_name=name,
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
        at=NOW,
    )
    AttachmentBytes.objects.create(attachment=made, content=content)
    return made


def taken(client: Client, case: Case, **more: Any) -> dict[str, bytes]:
    answer = client.post(f"/cases/{case.pk}/bundle/", more)
    assert answer.status_code == 200, answer.content.decode()
    assert AuditLine.objects.filter(verb="bundle.taken", subject=f"case {case.pk}").exists()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="himoya-case-{case.pk}.zip"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    return {name: archive.read(name) for name in archive.namelist()}


def test_without_a_consent_the_page_says_which_is_missing(full: Case, oleg: Account) -> None:
    client = browser(oleg)
    page = client.get(f"/cases/{full.pk}/bundle/").content.decode()
    assert "A consent is missing" in page
    assert f"/cases/{full.pk}/#consents" in page
    assert client.post(f"/cases/{full.pk}/bundle/").status_code == 422
    assert not AuditLine.objects.filter(verb="bundle.taken").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"answer": "no"},
        {"answer": "ask"},
        {"given_on": date(2026, 1, 1), "expires_on": date(2026, 6, 1)},
        {"withdrawn_on": TODAY},
    ],
)
def test_a_consent_that_does_not_hold_lets_nothing_out(
    full: Case, nodira: Account, oleg: Account, more: dict[str, Any]
) -> None:
    consent(full, nodira, **more)
    answer = browser(oleg).post(f"/cases/{full.pk}/bundle/")
    assert answer.status_code == 422
    assert not answer.streaming


def test_a_lawyer_gets_what_is_known_with_its_sources(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira)
    files = taken(browser(oleg), full)
    page, data = files["case.html"].decode(), json.loads(files["case.json"])
    assert "Farrux Namunayev" in page
    assert SIGNED in page
    assert [row["kind"] for row in data["contradictions"]] == ["facility"]
    assert {row["rule"] for row in data["coercion"]} == {"U01", "U03"}
    assert "signed and dated" in page, "what is missing"
    assert (len(data["stays"]), len(data["calls"]), len(data["needs"])) == (1, 1, 1)
    rows = list(csv.DictReader(io.StringIO(files["statements.csv"].decode("utf-8-sig"))))
    assert {(row["value"], row["grade"]) for row in rows} >= {("IK-71", "V1"), ("IK-72", "V2")}


def test_every_file_has_its_fingerprint(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira)
    kept = attached(full, nodira)
    files = taken(browser(oleg), full, file=str(kept.pk))
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert files[f"files/{kept.pk:05}.pdf"] == b"%PDF"
    assert sums[f"files/{kept.pk:05}.pdf"] == kept.sha256


def test_no_phone_of_anybody_is_in_it(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira)
    plain = b"".join(taken(browser(oleg), full).values()).decode().replace(" ", "")
    assert "1234567" not in plain
    assert "7654321" not in plain
    assert "telegram:77" not in plain


def test_military_facts_need_a_consent_that_names_them(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira, "not_military")
    files = taken(browser(oleg), full)
    plain = b"".join(files.values()).decode()
    assert SIGNED not in plain
    assert "signed" not in files["statements.csv"].decode()
    assert "Ovozi past" not in plain, "free notes"
    assert "Yollovchilar kelib majburlayapti" in plain
    assert "military facts" in files["case.html"].decode()


def test_place_and_health_are_only_that(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira, "place_and_health")
    plain = b"".join(taken(browser(oleg), full).values()).decode()
    assert "IK-72" in plain
    assert "228" not in json.dumps(json.loads(taken(browser(oleg), full)["case.json"])["statements"])
    assert "majburlayapti" not in plain


def test_words_that_tell_both_are_left_out_with_the_military_one(
    case: Case, nodira: Account, oleg: Account
) -> None:
    told = make.message("IK-71 da imzo qo‘ydi")
    make.a_fact(told, case.person, "contract", "signed")
    make.a_fact(told, case.person, "facility", "IK-71")
    consent(case, nodira, "not_military")
    assert "imzo" not in b"".join(taken(browser(oleg), case).values()).decode()


def test_words_of_a_rule_are_judged_by_their_rule(case: Case, nodira: Account, oleg: Account) -> None:
    told = make.message("IK-71 dan frontga ketdi")
    make.a_fact(told, case.person, "urgent", "U02 T0")
    make.a_fact(told, case.person, "facility", "IK-71")
    pressed = make.message(PRESSED)
    make.a_fact(pressed, case.person, "urgent", "U03 T1")
    consent(case, nodira, "not_military")
    plain = b"".join(taken(browser(oleg), case).values()).decode()
    assert "front" not in plain
    assert "U03 T1" not in plain


def test_a_value_told_twice_contradicts_nothing(case: Case, nodira: Account, oleg: Account) -> None:
    for text in ("Farrux", "Фаррух"):
        make.a_fact(make.message(text), case.person, "name", "Farrux Namunayev")
    consent(case, nodira)
    assert json.loads(taken(browser(oleg), case)["case.json"])["contradictions"] == []


def test_only_ticked_files_of_this_case_go_along(full: Case, nodira: Account, oleg: Account) -> None:
    consent(full, nodira, "not_military")
    chosen, other = attached(full, nodira, b"%PDF1"), attached(full, nodira, b"%PDF2")
    foreign_case = Case.objects.create(person=make.person("Boshqa", "v2"), opened_at=NOW, next_check_at=NOW)
    foreign = attached(foreign_case, nodira, b"%PDF3")
    asked = [str(chosen.pk), str(foreign.pk), "x", "99999999999999999999"]
    files = taken(browser(oleg), full, file=asked)
    assert [name for name in files if name.startswith("files/")] == [f"files/{chosen.pk:05}.pdf"]
    assert f"files/{other.pk:05}.pdf" not in files["case.html"].decode()


def test_markup_in_a_story_stays_text(case: Case, nodira: Account, oleg: Account) -> None:
    state(case, nodira, "home", "<script>alert(1)</script>")
    consent(case, nodira)
    page = taken(browser(oleg), case)["case.html"].decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("role", "status"), [(Role.LAWYER, 404), (Role.CASEWORKER, 403), (Role.ANALYST, 403)]
)
def test_another_team_learns_nothing(full: Case, role: Role, status: int) -> None:
    client = browser(staff("ruslan", role))
    assert client.get(f"/cases/{full.pk}/bundle/").status_code == status
    assert client.get("/cases/999999/bundle/").status_code == status
