"""The card: the order is the case's, nothing else of it is printed."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from himoya.alarms.models import Alarm
from himoya.cases.models import Case
from himoya.contact.card import questions
from himoya.contact.models import Call
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NAME, NOW
from tests.desk.papers.conftest import PLACE, a_case, browser, state, words_of

TEXTS = {question.code: question.texts["ru"] for question in questions()}


def order_of(desk: Client, case: Case) -> list[str]:
    text = words_of(taken(desk, case, script="ru"))
    return sorted(TEXTS, key=lambda code: text.index(TEXTS[code]))


def taken(desk: Client, case: Case, **asked: str) -> bytes:
    answer = desk.post(f"/cases/{case.pk}/papers/card/", asked)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="himoya-card-{case.pk}.pdf"'
    return answer.content


def what_is_settled(desk: Client, case: Case) -> str:
    """What helpers read beside the card."""
    page = desk.get(f"/cases/{case.pk}/papers/card/").content.decode()
    return page.partition('id="order"')[2].partition("</section>")[0]


def recruiters(case: Case) -> Alarm:
    told = make.message("Yollovchilar keldi")
    return Alarm.objects.create(
        person=case.person, message=told, rule="U03", level="T1", start=0, end=5, since=NOW, fired_at=NOW
    )


def test_a_place_known_long_ago_is_asked_first(desk: Client, case: Case) -> None:
    assert order_of(desk, case) == ["place", "guests", "signed", "health", "next"]


def test_recruiters_seen_put_the_signature_first(desk: Client, case: Case) -> None:
    recruiters(case)
    assert order_of(desk, case)[0] == "signed"


def test_recruiters_seen_by_another_family_of_the_place_count(
    desk: Client, case: Case, nodira: Account
) -> None:
    recruiters(a_case("Jahongir Misolov", nodira, "IK-71"))
    assert order_of(desk, case)[0] == "signed"


def test_recruiters_elsewhere_do_not(desk: Client, case: Case, nodira: Account) -> None:
    recruiters(a_case("Jahongir Misolov", nodira, "IK-72"))
    assert order_of(desk, case)[0] == "place"


def test_what_a_call_or_a_message_told_is_asked_last(desk: Client, case: Case, nodira: Account) -> None:
    make.a_fact(make.message("IK-71 da"), case.person, "facility", PLACE)
    Call.objects.create(
        case=case,
        at=NOW - timedelta(days=2),
        said={"guests": "no", "health": "well"},
        noted_by=nodira,
        noted_at=NOW,
    )
    assert order_of(desk, case) == ["signed", "health", "next", "place", "guests"]


@pytest.mark.parametrize("state_", [Alarm.State.OPEN, Alarm.State.TAKEN])
@pytest.mark.parametrize("rule", ["U05", "U15"])
def test_the_paper_is_the_same_when_he_despairs_or_is_ill(
    desk: Client, case: Case, nodira: Account, rule: str, state_: str
) -> None:
    said = {"place": "same", "guests": "no", "signed": "no", "health": "well", "next": "known"}
    Call.objects.create(case=case, at=NOW - timedelta(days=1), said=said, noted_by=nodira, noted_at=NOW)
    before, settled = order_of(desk, case), what_is_settled(desk, case)
    Alarm.objects.create(
        person=case.person, message=make.message("Osaman dedi"), rule=rule, level="T0", start=0, end=5,
        since=NOW, fired_at=NOW, state=state_,
    )  # fmt: skip
    assert order_of(desk, case) == before == ["health", "place", "guests", "signed", "next"]
    assert what_is_settled(desk, case) == settled


@pytest.mark.parametrize("script", ["uz", "uz-cyrl", "ru"])
def test_nothing_of_the_case_is_on_it(desk: Client, case: Case, nodira: Account, script: str) -> None:
    recruiters(case)
    state(case, nodira, "contract", "signed")
    made = taken(desk, case, script=script)
    text = words_of(made)
    for secret in ("Farrux", "Фаррух", "Namunayev", "IK-71", "U03", str(NOW.year), f"№ {case.pk}"):
        assert secret not in text
    assert len(PdfReader(io.BytesIO(made)).pages) == 1
    assert "by_families" not in text


@pytest.mark.parametrize(("script", "name"), [("uz", "Farrux"), ("uz-cyrl", "Фаррух"), ("ru", "Фаррух")])
def test_the_first_name_only_when_wanted(desk: Client, case: Case, script: str, name: str) -> None:
    text = words_of(taken(desk, case, script=script, name="on"))
    assert name in text
    assert NAME not in text


def test_it_says_who_made_it_and_that_nobody_has_checked_it(desk: Client, case: Case) -> None:
    text = words_of(taken(desk, case, script="uz"))
    assert "Davlat idorasi emas" in text
    assert "tekshirmagan" in text


def test_each_print_is_in_the_log(desk: Client, case: Case) -> None:
    taken(desk, case, script="uz")
    assert AuditLine.objects.filter(verb="paper.card_printed", subject=f"case {case.pk}").count() == 1


def test_a_script_we_do_not_have_prints_nothing(desk: Client, case: Case) -> None:
    assert desk.post(f"/cases/{case.pk}/papers/card/", {"script": "../en"}).status_code == 422
    assert not AuditLine.objects.filter(verb="paper.card_printed").exists()


def test_a_lawyer_may_print_it(case: Case, oleg: Account) -> None:
    assert taken(browser(oleg), case, script="ru").startswith(b"%PDF")


def test_the_page_shows_what_is_printed(desk: Client, case: Case) -> None:
    page = desk.get(f"/cases/{case.pk}/papers/card/", {"script": "uz-cyrl"}).content.decode()
    assert all(question.texts["uz-cyrl"] in page for question in questions())
    assert "Farrux" not in page


def test_a_name_is_spelled_as_each_script_does(desk: Client, nodira: Account) -> None:
    gayrat = a_case("G‘ayrat Misolov", nodira)
    for script, name in (("uz", "G‘ayrat"), ("uz-cyrl", "Ғайрат"), ("ru", "Гайрат")):
        assert name in words_of(taken(desk, gayrat, script=script, name="on"))
