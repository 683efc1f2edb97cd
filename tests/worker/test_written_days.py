"""What a helper writes on the case page about verdict, term and captivity rings on its day."""

import re
from datetime import date, datetime
from html import unescape

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.actions import add_stay, withdraw_stay
from himoya.cases.models import Case, Statement
from himoya.contact.actions import log_call
from tests.worker.conftest import DAY, Evening


@pytest.fixture
def desk(evening: Evening) -> Client:
    return signed_in(evening)


def signed_in(evening: Evening) -> Client:
    """Whoever comes back after days signs in again."""
    evening.nodira.language = "en"
    evening.nodira.save()
    client = Client()
    client.force_login(evening.nodira)
    return client


@pytest.fixture
def case(evening: Evening) -> Case:
    """He calls every week, and did so today: nothing else rings."""
    case = evening.weekly_caller()
    evening.look()
    return case


def write(desk: Client, case: Case, evening: Evening, kind: str, value: str, grade: str = "V1") -> int:
    form = {"kind": kind, "value": value, "grade": grade, "known_on": evening.now.date().isoformat()}
    status = desk.post(f"/cases/{case.pk}/state/", form).status_code
    evening.look()
    return status


def on(evening: Evening, case: Case, day: str) -> list[str]:
    """What rings on that day, apart from silence: he goes on calling."""
    evening.now = datetime.fromisoformat(f"{day}T09:00+00:00")
    evening.heard(case)
    evening.look()
    return evening.rings(case)


def tonight(evening: Evening) -> str:
    client = Client()  # whoever comes back after days signs in again
    client.force_login(evening.nodira)
    return unescape(" ".join(re.sub("<[^>]+>", " ", client.get("/").content.decode()).split()))


def test_a_verdict_rings_before_and_after_the_last_day_of_the_complaint(
    desk: Client, case: Case, evening: Evening
) -> None:
    assert write(desk, case, evening, "verdict_on", "16.11.2026", "V3") == 303
    assert evening.rings(case) == []
    assert on(evening, case, "2026-11-18") == ["U16 T2"]
    assert "The last day is 1 December 2026." in tonight(evening)
    assert on(evening, case, "2026-12-02") == ["U16 T2"]
    assert "Was it done?" in tonight(evening)


def test_a_verdict_of_which_only_the_month_is_known_rings_from_its_first_day(
    desk: Client, case: Case, evening: Evening
) -> None:
    assert write(desk, case, evening, "verdict_on", "noyabr 2026", "V0") == 303
    html = desk.get(f"/cases/{case.pk}/").content.decode()
    assert "01.11.2026 – 16.11.2026" in html
    assert evening.rings(case) == ["U16 T2"]
    assert "The last day lies between 16 November 2026 and 1 December 2026" in tonight(evening)
    write(desk, case, evening, "verdict_on", "14.11.2026", "V3")
    (alarm,) = Alarm.objects.filter(rule="U16", state="open")
    assert (alarm.because["on"], alarm.because["why"]) == ("2026-11-29", "day_near")


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("20.01.2027", {"2026-12-20": [], "2026-12-21": ["U17 T3"], "2027-01-17": ["U17 T1"]}),
        ("январь 2027", {"2026-12-01": [], "2026-12-02": ["U17 T3"], "2026-12-29": ["U17 T1"]}),
        ("spring 2027", {"2027-01-30": ["U17 T3"], "2027-04-15": ["U17 T3"], "2027-05-28": ["U17 T1"]}),
    ],
)
def test_the_end_of_a_sentence_rings_as_exactly_as_it_is_known(
    desk: Client, case: Case, evening: Evening, written: str, days: dict[str, list[str]]
) -> None:
    assert write(desk, case, evening, "term_ends_on", written) == 303
    for day, expected in days.items():
        rings = [one for one in on(evening, case, day) if one.startswith("U17")]
        assert (day, rings) == (day, expected)


def test_a_transfer_takes_half_a_year_that_remains(desk: Client, case: Case, evening: Evening) -> None:
    write(desk, case, evening, "term_ends_on", "01.07.2027")
    assert on(evening, case, "2026-12-01") == []
    assert on(evening, case, "2026-12-02") == ["U16 T2"]


@pytest.mark.parametrize("grade", ["V0", "V1", "V3"])
def test_captivity_rings_at_once_in_every_grade(
    desk: Client, case: Case, evening: Evening, grade: str
) -> None:
    assert write(desk, case, evening, "status", "prisoner_of_war", grade) == 303
    assert evening.rings(case) == ["U12 T1"]
    assert "A helper wrote down that the person is a prisoner of war." in tonight(evening)
    statement = Statement.objects.get()
    form = {"do": "withdraw", "why": "boshqa odam ekan"}
    assert desk.post(f"/cases/{case.pk}/statements/{statement.pk}/", form).status_code == 303
    evening.look()
    assert evening.rings(case) == []


def test_a_season_is_corrected_to_a_day_from_the_form_as_it_was_shown(
    desk: Client, case: Case, evening: Evening
) -> None:
    write(desk, case, evening, "arrested_on", "bahor 2026", "V0")
    season = Statement.objects.get()
    address = f"/cases/{case.pk}/statements/{season.pk}/"
    assert 'value="01.03.2026 – 31.05.2026"' in desk.get(address).content.decode()
    same = {"do": "correct", "value": "01.03.2026 – 31.05.2026", "grade": "V1", "known_on": "2026-11-16"}
    assert desk.post(address, {**same, "why": "onasi aytdi"}).status_code == 303
    kept = Statement.objects.get(withdrawn_at=None)
    assert (kept.value, kept.grade) == ("2026-03-01/2026-05-31", "V1")


def test_a_call_is_refused_only_when_all_of_the_days_of_the_arrest_lie_after_it(
    desk: Client, case: Case, evening: Evening
) -> None:
    write(desk, case, evening, "arrested_on", "bahor 2026", "V0")
    call = {"kind": "voice", "when": "day", "on": "2026-04-10", "place": "not_asked"}
    assert desk.post(f"/cases/{case.pk}/calls/add/", call).status_code == 303
    assert desk.post(f"/cases/{case.pk}/calls/add/", {**call, "on": "2026-02-10"}).status_code == 422


@pytest.mark.parametrize(("in_force", "level"), [("10.11.2026", "T2"), ("noyabr 2026", "T1"), ("2025", "T1")])
def test_a_transfer_is_ordinary_only_where_the_day_of_the_verdict_is_known(
    desk: Client, case: Case, evening: Evening, in_force: str, level: str
) -> None:
    add_stay(case, "SIZO-1", since=date(2026, 8, 1), until=date(2026, 11, 15), by=evening.nodira)
    write(desk, case, evening, "in_force_on", in_force, "V3")
    assert evening.rings(case) == [f"U07 {level}"]


def test_a_last_sign_known_to_the_season_counts_from_its_first_day(desk: Client, evening: Evening) -> None:
    never_called = evening.case("Jahongir Misolov")
    assert write(desk, never_called, evening, "last_contact", "kuz 2026") == 303
    assert evening.rings(never_called) == ["U06 T1", "U09 T2"]
    assert "Last heard on 1 September 2026 – 16 November 2026" in tonight(evening)


@pytest.mark.parametrize("told", ["2026", "kuzda", "11.2026"])
def test_an_uncertain_day_hides_no_silence(case: Case, evening: Evening, told: str) -> None:
    evening.later(30)
    desk = signed_in(evening)
    assert evening.rings(case) == ["U06 T1", "U09 T2"]
    log_call(case, at=evening.now, earliest_at=evening.now - 90 * DAY, seconds=None, by=evening.nodira)
    assert write(desk, case, evening, "last_contact", told) == 303
    assert evening.rings(case) == ["U06 T1", "U09 T2"]


def test_a_later_sign_of_which_the_day_is_known_ends_it(case: Case, evening: Evening) -> None:
    evening.later(30)
    desk = signed_in(evening)
    assert write(desk, case, evening, "last_contact", "15.12.2026") == 303
    assert evening.rings(case) == []


def test_a_training_ground_written_down_as_where_he_is_rings_until_he_is_elsewhere(
    desk: Client, case: Case, evening: Evening
) -> None:
    stay = add_stay(case, "Poligon, Voronej", since=date(2026, 11, 14), until=None, by=evening.nodira)
    evening.look()
    assert evening.rings(case) == ["U08 T1"]
    assert "held in Poligon, Voronej. These are words for a place of the army" in tonight(evening)
    withdraw_stay(stay, "boshqa odam ekan", by=evening.nodira)
    evening.look()
    assert evening.rings(case) == []


def test_a_hospital_of_the_army_stated_as_his_place_rings(desk: Client, case: Case, evening: Evening) -> None:
    assert write(desk, case, evening, "facility", "Госпиталь, Ростов") == 303
    assert evening.rings(case) == ["U11 T1"]
    assert write(desk, case, evening, "facility", "IK-5 Donetsk", "V3") == 303
    assert evening.rings(case) == []
