"""A disappearance: the clock for the group, the pack within the consent."""

from datetime import date, timedelta

import pytest
from django.test import Client

from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Case
from himoya.contact.models import Call
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NOW
from tests.desk.papers.conftest import PLACE, consent, state, words_of


@pytest.fixture
def silent(case: Case, nodira: Account) -> Case:
    """No call for 71 days; three steps, one of them taken back."""
    Call.objects.create(case=case, at=NOW - timedelta(days=71), noted_by=nodira, noted_at=NOW)
    Call.objects.create(case=case, at=NOW - timedelta(days=5), kind="word", noted_by=nodira, noted_at=NOW)
    told = make.message("Xabar yo‘q")
    alarm = Alarm.objects.create(
        person=case.person, message=told, rule="U09", level="T2", start=0, end=5, since=NOW, fired_at=NOW
    )
    for kind, note, undone in (("wrote", "yashirin", None), ("taken", "", None), ("told_lawyer", "", NOW)):
        Deed.objects.create(alarm=alarm, kind=kind, note=note, by=nodira, at=NOW, undone_at=undone)
    return case


def seen(desk: Client, case: Case, **asked: str) -> str:
    return desk.get(f"/cases/{case.pk}/papers/missing/", asked).content.decode()


def printed(desk: Client, case: Case) -> str:
    answer = desk.post(f"/cases/{case.pk}/papers/missing/", {"language": "en"})
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="himoya-search-{case.pk}.pdf"'
    return words_of(answer.content)


def test_the_clock_runs_from_the_last_voice(desk: Client, silent: Case) -> None:
    page = seen(desk, silent)
    assert "days without news: 71" in page
    assert "until 12.12.2026, days left: 20" in page
    assert [day in page for day in ("12.10.2026", "11.11.2026", "01.12.2026", "11.12.2026")] == [True] * 4


def test_an_accepted_sign_of_life_counts_too(desk: Client, silent: Case, nodira: Account) -> None:
    state(silent, nodira, "last_contact", "2026-10-01")
    assert "days without news: 52" in seen(desk, silent)


def test_a_sign_known_to_the_month_counts_from_its_first_day(
    desk: Client, silent: Case, nodira: Account
) -> None:
    consent(silent, "icrc_un")
    state(silent, nodira, "last_contact", "2026-10-01/2026-10-31")
    page = seen(desk, silent)
    assert "days without news: 52" in page
    assert "until 01.01.2027" in page
    assert "01.10.2026 – 31.10.2026" in printed(desk, silent)


def test_without_a_sign_the_clock_says_what_it_needs(desk: Client, case: Case) -> None:
    assert "No sign of life is written down" in seen(desk, case)


def test_the_group_sees_the_clock_without_any_consent(desk: Client, silent: Case) -> None:
    page = seen(desk, silent)
    assert "Nobody has agreed yet" in page
    assert PLACE in page
    assert 'class="leaf' not in page
    assert desk.post(f"/cases/{silent.pk}/papers/missing/").status_code == 422


def test_the_pack_holds_what_those_who_search_ask_for(desk: Client, silent: Case, nodira: Account) -> None:
    consent(silent, "icrc_un")
    state(silent, nodira, "birth_date", "1998-04-05")
    state(silent, nodira, "contract", "signed")
    state(silent, nodira, "own_wish", "wants_contract")
    text = printed(desk, silent)
    for words in ("Farrux Namunayev", "05.04.1998", PLACE, "FSIN", "12.09.2026", "12.12.2026 (20 days left)"):
        assert words in text
    assert "22.11.2026: an authority was written to" in text
    for secret in ("lawyer was told", "yashirin", "signed", "contract", "telegram:77"):
        assert secret not in text
    assert AuditLine.objects.filter(verb="paper.search_printed", subject=f"case {silent.pk}").count() == 1


def test_what_the_pack_lacks_is_listed_before(desk: Client, silent: Case) -> None:
    consent(silent, "icrc_un", "place_and_health")
    lacking = seen(desk, silent, language="en").partition("stay empty")[2].partition("</ul>")[0]
    assert [label in lacking for label in ("Date of birth", "From", "Who asks", "Full name")] == [
        True
    ] * 3 + [False]


def test_a_place_of_the_army_is_not_told(desk: Client, nodira: Account, silent: Case) -> None:
    consent(silent, "icrc_un")
    silent.stays.update(until=date(2026, 9, 1))
    silent.stays.create(place="Poligon, Luhansk", since=date(2026, 9, 2))
    text = printed(desk, silent)
    assert "Luhansk" not in text
    assert "military" not in text.replace("military facts", "")


def test_the_case_page_says_so_after_thirty_days(desk: Client, silent: Case) -> None:
    page = desk.get(f"/cases/{silent.pk}/").content.decode()
    assert "No sign of life for 71 days" in page
    for paper in ("card", "note", "missing"):
        assert f"/cases/{silent.pk}/papers/{paper}/" in page
    assert "/papers/visit/?place=" in page
