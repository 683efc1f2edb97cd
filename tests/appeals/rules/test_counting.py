"""A letter's clocks follow what happened to it; what only looks like an answer stops none."""

from datetime import date

import pytest

from himoya.appeals.packs import load
from himoya.appeals.rules.counting import Counted, Happened, clocks_of, counted, holders
from himoya.appeals.rules.fan import PRESS, fan
from himoya.appeals.rules.ladder import when_graded, when_overdue

PACK = load("uz-ru")
BY_445 = clocks_of(PACK, "uz445_28", ["uz445_23"])
BY_59 = clocks_of(PACK, "ru59_12", ["ru59_8"])
SENT, CAME = date(2026, 11, 20), date(2026, 11, 23)


def terms(
    *happened: Happened, clocks: list[str] = BY_445, to: str = "uz_mfa", valid: bool = True
) -> dict[tuple[str, date], Counted]:
    found = counted(PACK, clocks, to, sent_on=SENT, valid=valid, happened=happened)
    return {(one.clock, one.started_on): one for one in found}


def test_nothing_runs_before_it_arrived() -> None:
    assert terms() == {}


def test_a_courtesy_copy_starts_no_clock() -> None:
    assert terms(Happened("received", CAME), valid=False) == {}


def test_fifteen_days_and_a_month_from_arrival() -> None:
    found = terms(Happened("received", CAME))
    assert found["uz_answer_basic", CAME].earliest == date(2026, 12, 8)
    assert found["uz_answer_study", CAME].earliest == date(2026, 12, 23)
    assert found["uz_register", CAME].latest == date(2026, 11, 24)
    assert all(one.ended_on is None for one in found.values())


def test_a_number_ends_the_wait_for_the_number() -> None:
    found = terms(Happened("received", CAME), Happened("registered", date(2026, 11, 24)))
    assert found["uz_register", CAME].ended_on == date(2026, 11, 24)
    assert found["uz_answer_basic", CAME].ended_on is None


def test_registered_means_arrived() -> None:
    assert ("uz_answer_basic", CAME) in terms(Happened("registered", CAME))


def test_in_russia_the_answer_is_counted_from_the_number() -> None:
    assert ("ru_answer", CAME) not in terms(Happened("received", CAME), clocks=BY_59, to="ru_ufsin")
    assert ("ru_answer", CAME) in terms(Happened("registered", CAME), clocks=BY_59, to="ru_ufsin")


def test_passed_on_the_clock_begins_anew() -> None:
    on = date(2026, 11, 27)
    found = terms(Happened("received", CAME), Happened("forwarded", on, "uz_prosecutor_general"))
    assert found["uz_answer_basic", CAME].ended_on == on
    assert found["uz_answer_basic", on].ended_on is None
    assert found["uz_answer_basic", on].steps[0] == {"day": "2026-11-27", "why": "presumed"}


def test_when_it_came_there_is_known_that_day_counts() -> None:
    on, there = date(2026, 11, 27), date(2026, 12, 1)
    found = terms(
        Happened("received", CAME),
        Happened("forwarded", on, "uz_prosecutor_general"),
        Happened("received", there),
    )
    assert ("uz_answer_basic", on) not in found
    assert found["uz_answer_basic", there].earliest == date(2026, 12, 16)


def test_three_bodies_three_clocks() -> None:
    days = [date(2026, 11, 25), date(2026, 11, 30)]
    chain = holders("uz_mfa", [Happened("forwarded", day, to) for day, to in zip(days, "BC", strict=True)])
    assert [(one.authority, one.arrived_on, one.left_on) for one in chain] == [
        ("uz_mfa", None, days[0]), ("B", days[0], days[1]), ("C", days[1], None),
    ]  # fmt: skip


@pytest.mark.parametrize("worth", ["interim", "forwarded", "none"])
def test_an_interim_reply_stops_no_clock(worth: str) -> None:
    found = terms(Happened("received", CAME), Happened("reply", date(2026, 12, 1), grade=worth))
    assert found["uz_answer_basic", CAME].ended_on is None


@pytest.mark.parametrize("worth", ["answered", "refused_with_ground", "refused_without_ground", "evaded"])
def test_a_graded_answer_stops_them_and_starts_our_own(worth: str) -> None:
    day = date(2026, 12, 1)
    found = terms(Happened("received", CAME), Happened("reply", day, grade=worth))
    assert found["uz_answer_basic", CAME].ended_on == day
    ours = found["uz_superior_limit", day]
    assert (ours.side, ours.latest, ours.ended_on) == ("applicant", date(2027, 12, 1), None)


def test_a_notice_makes_the_longer_term_longer() -> None:
    found = terms(Happened("received", CAME), Happened("extended", date(2026, 12, 20)))
    assert found["uz_answer_study", CAME].earliest == date(2027, 1, 23)
    assert found["uz_answer_basic", CAME].earliest == date(2026, 12, 8)


def test_a_silent_body_is_asked_then_its_superior() -> None:
    assert [
        (one.step, one.authority, one.letter) for one in when_overdue(PACK, "uz_ask_progress", "uz_mfa")
    ] == [("uz_ask_progress", "uz_mfa", "progress_demand")]
    assert [one.authority for one in when_overdue(PACK, "uz_superior", "uz_consulate_ru")] == [
        "uz_mfa_consular"
    ]
    assert when_overdue(PACK, "", "uz_mfa") == when_overdue(PACK, "no_such_step", "uz_mfa") == []


def test_an_answer_that_is_none_leads_on() -> None:
    assert [one.letter for one in when_graded(PACK, "uz_first_mfa", "interim", "uz_mfa")] == [
        "interim_reminder"
    ]
    assert when_graded(PACK, "uz_first_mfa", "answered", "uz_mfa") == []
    assert when_graded(PACK, "uz_first_mfa", "forwarded", "uz_mfa") == []
    told = when_graded(PACK, "uz_first_mfa", "forwarded", "ru_colony", to_complained=True)
    assert [one.letter for one in told] == ["forwarded_to_body_complained_of"]


def test_the_fan_of_pressure_goes_from_the_consul_to_the_prison() -> None:
    found = fan(PACK, "U01")
    assert found[0].authority == "uz_consulate_ru"
    assert [one.authority for one in found[-2:]] == ["ru_colony", "uzru_press"]
    assert {one.letter for one in found} == {"coercion_neutral", "refusal_statement", PRESS}
    order = [one.authority for one in found]
    for first, then in [("uz_consulate_ru", "ru_ombudsman"), ("ru_ombudsman", "ru_prison_prosecutor"),
                        ("ru_prison_prosecutor", "ru_ufsin"), ("ru_ufsin", "ru_colony")]:  # fmt: skip
        assert order.index(first) < order.index(then)
    assert len(order) == len(set(order)) >= 6


def test_a_rule_that_calls_for_no_letters_has_no_fan() -> None:
    assert fan(PACK, "U13") == fan(PACK, "") == fan(PACK, "X99") == []


def test_a_vanished_one_is_searched_by_the_consul_and_the_red_cross() -> None:
    assert {"uz_consulate_ru", "intl_icrc", "intl_wgeid"} <= {one.authority for one in fan(PACK, "U09")}
