"""A note: blocked, warned, or printed within its consent; each print is in the log first."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Event, Stay
from himoya.common.roles import Role
from himoya.papers.rules import RECIPIENTS, SCOPES, rule_goes
from himoya.people.models import Relative
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NOW
from tests.desk.papers.conftest import TODAY, browser, consent, may_stand, staff, state, words_of

VALUES = {
    "birth_date": ("1998-04-05", "05.04.1998"),
    "article": ("228.1", "article 228.1"),
    "term_months": ("132", "132 months"),
    "contract": ("signed", "said to have signed"),
    "status": ("at_front", "taken to the fighting"),
}
RULES = {
    "U01": "is said to have signed a paper",
    "U04": "pressure was reported",
    "U07": "taken from there",
    "U08": "training place",
    "U13": "list",
    "U19": "money",
}
PHONE = "+998 00 123 45 67"


@pytest.fixture
def full(case: Case, nodira: Account) -> Case:
    for kind, (value, _words) in VALUES.items():
        state(case, nodira, kind, value, how_known="ayasi aytdi, yashirin")
    Stay.objects.create(case=case, place="Poligon, Luhansk", since=date(2026, 11, 1), until=date(2026, 11, 9))
    for rule in RULES:
        told = make.message(f"Yashirin gap {PHONE}")
        Alarm.objects.create(
            person=case.person, message=told, rule=rule, level="T0", start=0, end=8, since=NOW, fired_at=NOW
        )
    Relative.objects.create(
        person=case.person, name="Zamira Namunayeva", relation="mother", contact=PHONE, by=nodira, at=NOW
    )
    return case


def printed(desk: Client, case: Case, **asked: str | list[str]) -> str:
    answer = desk.post(
        f"/cases/{case.pk}/papers/note/", {"chosen": "1", "language": "en", "told": [], "asked": [], **asked}
    )
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="himoya-note-{case.pk}.pdf"'
    return words_of(answer.content)


@pytest.mark.parametrize(("recipient", "scope"), list(product(RECIPIENTS, SCOPES)))
def test_nothing_outside_the_consent_is_in_the_pdf(
    full: Case, desk: Client, recipient: str, scope: str
) -> None:
    consent(full, recipient, scope)
    told = [rule for rule in RULES if rule_goes(recipient, scope, rule)]
    text = printed(desk, full, to=recipient, told=told)
    for kind, (_value, words) in VALUES.items():
        assert (words in text) is may_stand(recipient, scope, kind), kind
    for rule, words in RULES.items():
        if rule != "U01":  # said by the statement
            assert (words in text) is (rule in told), rule
    assert ("Luhansk" in text) is ((recipient, scope) == ("lawyer", "everything"))
    assert ("mother" in text) is (scope != "place_and_health")
    for secret in ("Zamira", "123 45 67", "Yashirin", "yashirin", "telegram:77"):
        assert secret not in text


@pytest.mark.parametrize(("recipient", "scope"), list(product(RECIPIENTS, SCOPES)))
def test_a_rule_beyond_the_consent_cannot_be_asked_for(
    full: Case, desk: Client, recipient: str, scope: str
) -> None:
    consent(full, recipient, scope)
    beyond = [rule for rule in RULES if not rule_goes(recipient, scope, rule)]
    answer = desk.post(
        f"/cases/{full.pk}/papers/note/", {"chosen": "1", "to": recipient, "language": "en", "told": beyond}
    )
    assert answer.status_code == 422
    assert not AuditLine.objects.filter(verb="paper.note_printed").exists()


@pytest.mark.parametrize("answer", ["no", "ask", None])
@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_without_a_yes_nothing_is_written(
    full: Case, desk: Client, recipient: str, answer: str | None
) -> None:
    consent(full, "internal")
    if answer:
        consent(full, recipient, answer=answer)
    page = desk.get(f"/cases/{full.pk}/papers/note/", {"to": recipient}).content.decode()
    assert "This note is not written" in page
    assert "Farrux" not in page
    assert desk.post(f"/cases/{full.pk}/papers/note/", {"to": recipient}).status_code == 422


def test_a_consent_that_ended_yesterday_holds_no_more(full: Case, desk: Client) -> None:
    consent(full, "lawyer", given_on=date(2026, 1, 1), expires_on=TODAY - timedelta(days=1))
    assert desk.post(f"/cases/{full.pk}/papers/note/", {"to": "lawyer"}).status_code == 422


def test_against_his_own_wish_it_is_not_written(full: Case, desk: Client, nodira: Account) -> None:
    consent(full, "uz_state")
    state(full, nodira, "own_wish", "wants_no_appeal")
    page = desk.get(f"/cases/{full.pk}/papers/note/", {"to": "uz_state"}).content.decode()
    assert "wants no complaints" in page
    assert desk.post(f"/cases/{full.pk}/papers/note/", {"to": "uz_state"}).status_code == 422


def test_an_unknown_wish_warns(full: Case, desk: Client, nodira: Account) -> None:
    consent(full, "uz_state")
    warning = "whether the prisoner wants letters"
    assert warning in desk.get(f"/cases/{full.pk}/papers/note/", {"to": "uz_state"}).content.decode()
    state(full, nodira, "own_wish", "wants_appeal")
    assert warning not in desk.get(f"/cases/{full.pk}/papers/note/", {"to": "uz_state"}).content.decode()


def test_what_is_missing_is_listed_and_stays_an_empty_line(case: Case, desk: Client, nodira: Account) -> None:
    make.a_fact(make.message("1998 yilgi"), case.person, "birth_date", "1998")  # nobody has accepted it
    consent(case, "lawyer")
    page = desk.get(f"/cases/{case.pk}/papers/note/", {"to": "lawyer", "language": "en"}).content.decode()
    before = page.partition("Before you print")[2].partition("</section>")[0]
    for label in ("Date of birth", "Article", "Term", "Kinship"):
        assert label in before
    assert "1998" not in page


def test_two_answers_are_shown_before_printing(case: Case, desk: Client, nodira: Account) -> None:
    consent(case, "lawyer")
    state(case, nodira, "birth_date", "1998-04-05")
    state(case, nodira, "birth_date", "1998-05-04", "V3")
    page = desk.get(f"/cases/{case.pk}/papers/note/", {"to": "lawyer", "language": "en"}).content.decode()
    assert "two answers stand side by side" in page
    assert "04.05.1998" in printed(desk, case, to="lawyer")


def test_each_print_is_in_the_log_and_on_the_case(full: Case, desk: Client) -> None:
    consent(full, "lawyer")
    printed(desk, full, to="lawyer")
    assert AuditLine.objects.filter(verb="paper.note_printed", subject=f"case {full.pk}").count() == 1
    assert Event.objects.get(case=full, code="paper.note_printed").subject == "lawyer"


def test_when_the_log_cannot_be_written_nothing_is_printed(
    full: Case, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent(full, "lawyer")
    monkeypatch.setattr("himoya.desk.papers.note.note_printed", _broken)
    with pytest.raises(OSError, match="full"):
        desk.post(f"/cases/{full.pk}/papers/note/", {"to": "lawyer", "chosen": "1", "language": "en"})


def _broken(*_anything: object) -> None:
    raise OSError("full")


def test_markup_in_a_name_stays_text(case: Case, desk: Client, nodira: Account) -> None:
    consent(case, "lawyer")
    hostile = '<script>x</script> #read("/etc/passwd") $x$ *b*'
    state(case, nodira, "name", hostile, "V4")
    assert "".join(hostile.split()) in "".join(printed(desk, case, to="lawyer").split())
    page = desk.get(f"/cases/{case.pk}/papers/note/", {"to": "lawyer"}).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_another_team_learns_nothing(full: Case) -> None:
    consent(full, "lawyer")
    stranger = browser(staff("ruslan", Role.CASEWORKER))
    for paper in ("card", "note", "missing"):
        assert stranger.get(f"/cases/{full.pk}/papers/{paper}/").status_code == 404
