"""The family of a case: contacts stay hidden until somebody asks, and that is written down first."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from himoya.cases.models import Case, Change, Event
from himoya.common.roles import Role
from himoya.linkage.actions import regroup, switch_to
from himoya.people.actions import judge
from himoya.people.models import Relative, Reporter, SamePerson
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.case.family_life import CONTACT, a_case, a_helper, a_relative, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db

TYPED = {"name": "Zamira Namunayeva", "relation": "mother", "contact": CONTACT, "may_call": "on"}


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def last_lines(number: int) -> list[str]:
    return [f"{line.verb} {line.subject}" for line in AuditLine.objects.order_by("-pk")[:number]][::-1]


def test_a_new_relative_stands_on_the_page_without_her_number(desk: Client, case: Case) -> None:
    answer = desk.post(reverse("relative-new", args=[case.pk]), TYPED)
    assert answer.status_code == 303
    html = page_of(desk, case)
    assert "Zamira Namunayeva" in card(html, "family")
    assert "Show the contact" in html
    assert CONTACT not in html
    assert Relative.objects.get().contact == CONTACT
    assert Event.objects.get(case=case).code == "relative.added"


def test_the_number_is_shown_after_the_log_says_so(desk: Client, case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira)
    other = a_relative(case, nodira, name="Karim Namunayev", contact="+998 00 765-43-21")
    answer = desk.post(reverse("relative-contact", args=[case.pk, her.pk]))
    text = answer.content.decode()
    assert CONTACT in text
    assert other.contact not in text
    assert last_lines(2) == [f"contact.shown relative {her.pk}", f"page.opened case {case.pk}"]
    assert desk.get(reverse("relative-contact", args=[case.pk, her.pk])).status_code == 405


def test_without_a_log_line_no_number(case: Case, nodira: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    her = a_relative(case, nodira)
    desk = signed_in(nodira)
    desk.raise_request_exception = False

    def full(*_: object, **__: object) -> None:
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(AuditLine.objects, "create", full)
    answer = desk.post(reverse("relative-contact", args=[case.pk, her.pk]))
    assert answer.status_code == 500
    assert CONTACT not in answer.content.decode()


def test_a_lawyer_sees_the_family_and_no_way_to_reach_it(case: Case, nodira: Account) -> None:
    lawyer = a_helper("laylo", Role.LAWYER)
    case.given.create(account=lawyer, by=nodira, at=make.MONDAY)
    her = a_relative(case, nodira, note=f"ask on {CONTACT} too")
    desk = signed_in(lawyer)
    html = page_of(desk, case)
    assert "Zamira Namunayeva" in html
    assert CONTACT not in html
    assert "Show the contact" not in html
    assert reverse("relative", args=[case.pk, her.pk]) not in html
    assert reverse("relative-new", args=[case.pk]) not in html
    for name in ("relative-contact", "relative", "relative-withdraw"):
        assert desk.post(reverse(name, args=[case.pk, her.pk])).status_code == 403


def test_somebody_elses_family_does_not_exist(case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira)
    other = a_helper("bahor", Role.CASEWORKER)
    mine = a_case(other, make.person("Botir Tamsilov", voice="telegram:77/b"))
    desk = signed_in(other)
    for name in ("relative-contact", "relative", "relative-withdraw"):
        assert desk.post(reverse(name, args=[case.pk, her.pk])).status_code == 404
        assert desk.post(reverse(name, args=[mine.pk, her.pk])).status_code == 404
        assert desk.post(reverse(name, args=[mine.pk, 10**30])).status_code == 404
    assert desk.get(reverse("relative-new", args=[case.pk])).status_code == 404


def test_two_editors_both_texts_are_kept(desk: Client, case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira, note="the first note")
    address = reverse("relative", args=[case.pk, her.pk])
    assert CONTACT not in desk.get(address).content.decode()
    mine = {**TYPED, "contact": "", "version": "1", "why": "she called"}
    assert desk.post(address, {**mine, "note": "calls after six"}).status_code == 303
    answer = desk.post(address, {**mine, "note": "never at night"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "calls after six" in text
    assert "never at night" in text
    assert 'name="version" value="2"' in text
    her.refresh_from_db()
    assert (her.note, her.contact, her.version) == ("calls after six", CONTACT, 2)
    assert desk.post(address, {**mine, "note": "never at night", "version": "2"}).status_code == 303


def test_somebody_took_her_back_meanwhile_and_nothing_typed_is_lost(
    desk: Client, case: Case, nodira: Account
) -> None:
    her = a_relative(case, nodira)
    address = reverse("relative", args=[case.pk, her.pk])
    Relative.objects.filter(pk=her.pk).update(withdrawn_at=make.MONDAY, version=2)
    answer = desk.post(address, {**TYPED, "note": "never at night", "version": "1", "why": "she called"})
    assert answer.status_code == 409
    assert "never at night" in answer.content.decode()
    assert Relative.objects.get().note == ""
    assert desk.get(address).status_code == 404


def test_a_change_stands_in_the_history_with_its_reason_and_without_the_number(
    desk: Client, case: Case, nodira: Account
) -> None:
    her = a_relative(case, nodira, safe_hours="after six")
    typed = {**TYPED, "contact": "+998 00 999-99-99", "safe_hours": "before noon", "version": "1"}
    assert desk.post(reverse("relative", args=[case.pk, her.pk]), typed).status_code == 422  # no reason
    desk.post(reverse("relative", args=[case.pk, her.pk]), {**typed, "why": "she moved"})
    changes = {change.field: (change.old, change.new, change.why) for change in Change.objects.all()}
    assert changes == {
        f"relative {her.pk} safe_hours": ("after six", "before noon", "she moved"),
        f"relative {her.pk} contact": ("•••", "•••", "she moved"),
    }
    her.refresh_from_db()
    assert her.contact == "+998 00 999-99-99"


def test_a_contact_is_removed_only_when_asked(desk: Client, case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira)
    typed = {**TYPED, "contact": "", "version": "1", "why": "a wrong number", "forget": "on"}
    desk.post(reverse("relative", args=[case.pk, her.pk]), typed)
    her.refresh_from_db()
    assert her.contact == ""
    assert "No contact written down" in words(card(page_of(desk, case), "family"))


def test_taken_back_she_is_gone_from_the_page_and_stays_in_the_history(
    desk: Client, case: Case, nodira: Account
) -> None:
    her = a_relative(case, nodira)
    address = reverse("relative-withdraw", args=[case.pk, her.pk])
    assert desk.post(address, {"why": " "}).status_code == 422
    assert desk.post(address, {"why": "does not want calls"}).status_code == 303
    assert "Zamira" not in card(page_of(desk, case), "family")
    assert Change.objects.get().why == "does not want calls"
    assert desk.post(reverse("relative-contact", args=[case.pk, her.pk])).status_code == 404


def test_warnings_stand_where_a_call_could_harm(desk: Client, case: Case, nodira: Account) -> None:
    a_relative(case, nodira, shared_phone=True, may_call=False)
    text = words(card(page_of(desk, case), "family"))
    assert "Others use this phone too." in text
    assert "Do not call back." in text


def test_a_number_used_twice_is_noticed_in_any_spelling(desk: Client, case: Case, nodira: Account) -> None:
    a_relative(case, nodira)
    a_relative(case, nodira, name="Karim Namunayev", contact="998001234567")
    a_relative(case, nodira, name="Olim Namunayev", contact="through the neighbour")
    text = words(card(page_of(desk, case), "family"))
    assert text.count("The same number as") == 2
    assert "The same number as Karim Namunayev" in text


def test_who_told_us_and_in_how_many_messages(desk: Client, case: Case) -> None:
    Reporter.objects.update(shown_name="Zamira")
    for text in ("oglim 85 zonada", "oglim hali jim"):
        made = make.message(text)
        make.a_fact(made, case.person, "facility", "IK-85")
        make.a_fact(made, case.person, "name", "Farrux")
    text = words(card(page_of(desk, case), "family"))
    assert "Zamira the writer's son" in text
    assert "Onalar · messages: 2" in text


def test_a_reporter_known_by_number_is_hidden_until_asked(desk: Client, case: Case) -> None:
    Reporter.objects.update(shown_name=CONTACT)
    html = page_of(desk, case)
    assert CONTACT not in html
    assert "A number without a name" in html
    reporter = case.person.reporter_id
    answer = desk.post(reverse("reporter-contact", args=[case.pk, reporter]))
    assert CONTACT in answer.content.decode()
    assert last_lines(2)[0] == f"contact.shown reporter {reporter}"


def test_a_number_from_a_message_is_hidden_until_asked(desk: Client, case: Case) -> None:
    fact = make.a_fact(make.message("telefonim"), case.person, "phone", CONTACT)
    make.a_fact(make.message("yana"), case.person, "phone", CONTACT)
    html = card(page_of(desk, case), "family")
    assert "Numbers told in messages: 1" in html
    assert CONTACT not in html
    shown = [
        number for number in (fact.pk, fact.pk + 1) if reverse("told-phone", args=[case.pk, number]) in html
    ]
    assert len(shown) == 1
    assert CONTACT in desk.post(reverse("told-phone", args=[case.pk, shown[0]])).content.decode()
    assert desk.post(reverse("told-phone", args=[case.pk, 999])).status_code == 404


def test_the_family_told_with_another_identity_of_his_stands_here_too(
    desk: Client, case: Case, nodira: Account
) -> None:
    sisters = make.person("Farrux N.", voice="telegram:77/opa")
    for who in (case.person, sisters):
        make.a_fact(make.message("85 zona"), who, "home", "Andijon")
    Relative.objects.create(person=sisters, name="Malika Namunayeva", by=nodira, at=make.MONDAY)
    judge(case.person, sisters, SamePerson.Verdict.SAME, by=nodira)
    switch_to(regroup())
    assert "Malika Namunayeva" in card(page_of(desk, case), "family")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 201),
        ("name", "Zam\0ira"),
        ("relation", "queen"),
        ("contact", "9" * 201),
        ("safe_hours", "x" * 121),
        ("note", "x" * 4001),
        ("note", "\0"),
    ],
)
def test_what_cannot_be_written_down_is_said_and_kept(
    desk: Client, case: Case, field: str, value: str
) -> None:
    answer = desk.post(reverse("relative-new", args=[case.pk]), {**TYPED, field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Relative.objects.count() == 0


def test_marks_that_turn_the_writing_are_dropped(desk: Client, case: Case) -> None:
    desk.post(
        reverse("relative-new", args=[case.pk]),
        {**TYPED, "name": "\u202eZamira\u2066", "contact": "\u202a+998 00 1\u202c"},
    )
    row = Relative.objects.get()
    assert (row.name, row.contact) == ("Zamira", "+998 00 1")


@pytest.mark.parametrize("version", ["0", "-1", "x", "", str(10**40)])
def test_a_made_up_version_is_refused(desk: Client, case: Case, nodira: Account, version: str) -> None:
    her = a_relative(case, nodira)
    address = reverse("relative", args=[case.pk, her.pk])
    assert desk.post(address, {**TYPED, "version": version, "why": "x"}).status_code == 422


def test_more_relatives_ask_the_database_no_more_often(desk: Client, case: Case, nodira: Account) -> None:
    counts = []
    for number in (1, 3):
        while Relative.objects.count() < number:
            a_relative(case, nodira, contact=f"+998 00 000-00-{number:02}")
            make.a_fact(make.message("tel"), case.person, "phone", f"+998 00 111-11-{number:02}")
        page_of(desk, case)
        with CaptureQueriesContext(connection) as asked:
            page_of(desk, case)
        counts.append(len(asked))
    assert counts[0] == counts[1]
