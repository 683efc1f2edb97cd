"""Numbers of letters, days of answers, and how authorities answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.appeals.rules.audience import at_home, consents_needed, reprisal_rank
from himoya.appeals.rules.numbers import next_number
from himoya.appeals.rules.replies import check_days
from himoya.appeals.rules.sending import binding, check_sent, check_station
from himoya.appeals.rules.statistics import LEAST, Letter, how_answered, wilson
from himoya.common.errors import BadInput

SENT, TODAY = date(2026, 11, 10), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "2026-0001"),
        (["2026-0001"], "2026-0002"),
        (["2026-0002", "2026-0001"], "2026-0003"),
        (["2025-0400"], "2026-0001"),
        (["2026-9999"], "2026-10000"),
        (["2026-9999", "2026-10000"], "2026-10001"),
    ],
)
def test_the_next_number(taken: list[str], expected: str) -> None:
    assert next_number(2026, taken) == expected


@pytest.mark.parametrize(
    ("sent", "dated", "received", "words"),
    [
        (SENT, date(2026, 11, 9), date(2026, 11, 20), "before the letter was sent (10.11.2026)"),
        (SENT, date(2026, 11, 15), date(2026, 11, 14), "before the day it bears"),
        (SENT, date(2026, 11, 15), date(2026, 11, 23), "lies in the future"),
        (None, date(2026, 11, 15), date(2026, 11, 16), "not been sent yet"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be(sent: date | None, dated: date, received: date, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("(", r"\(").replace(")", r"\)")):
        check_days(sent, dated, received, TODAY)


def test_an_answer_of_the_same_day_can_be() -> None:
    check_days(SENT, SENT, SENT, TODAY)


def test_nothing_happens_to_a_letter_before_it_left_or_tomorrow() -> None:
    for day in (date(2026, 11, 9), date(2026, 11, 23)):
        with pytest.raises(BadInput):
            check_station(day, SENT, TODAY)
        with pytest.raises(BadInput):
            check_sent(day, SENT, TODAY)
    with pytest.raises(BadInput, match="not been sent yet"):
        check_station(TODAY, None, TODAY)


class Way:
    def __init__(self, kind: str, valid: str, clock: str) -> None:
        self.kind, self.legally_valid, self.starts_clock = kind, valid, clock


def test_a_courtesy_copy_binds_nobody() -> None:
    ways = [
        Way("email", "courtesy", "no"),
        Way("registered_post", "yes", "on_registration"),
        Way("phone", "no", "no"),
    ]
    assert not binding(ways, "email")
    assert binding(ways, "registered_post")
    for kind in ("phone", "fax"):
        with pytest.raises(BadInput, match="no letter reaches this authority that way"):
            binding(ways, kind)


def test_who_reads_it_says_whose_consent_it_needs() -> None:
    assert consents_needed(["home_state", "home_prosecutor"]) == {"uz_state"}
    assert consents_needed(["home_state", "public"]) == {"uz_state", "media_named"}
    assert consents_needed([]) == consents_needed(["strangers"]) == {"unknown"}
    assert at_home("uz_mfa", [])
    assert at_home("x", ["home_prosecutor"])
    assert not at_home("ru_ufsin", ["host_prison"])


def test_the_press_is_the_most_dangerous_whatever_the_pack_says() -> None:
    ranks = [reprisal_rank(risk, ()) for risk in ("low", "medium", "medium_high", "high", "strange")]
    assert ranks == sorted(ranks)
    assert reprisal_rank("low", ["public"]) > max(ranks)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)  # from Newcombe 1998, table I, and by hand
def test_wilson_by_hand(yes: int, n: int, low: float, high: float) -> None:
    share = wilson(yes, n)
    assert [share.low, share.high] == pytest.approx([low, high], abs=2e-4)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_within_0_and_1(of: tuple[int, int]) -> None:
    share = wilson(*of)
    assert 0 <= share.low <= share.point <= share.high <= 1


@pytest.mark.parametrize(("yes", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_wilson_refuses_what_is_no_share(yes: int, n: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(yes, n)


def test_nothing_is_said_about_fewer_than_ten() -> None:
    one = Letter(days=12, on_time=True, substantive=True)
    assert how_answered([one] * (LEAST - 1)) is None
    told = how_answered([one] * LEAST)
    assert told
    assert told.n == 10
    assert told.median_days == 12
    assert told.on_time
    assert told.on_time.point == 1


def test_letters_that_are_not_due_say_nothing_about_time() -> None:
    told = how_answered([Letter(days=None, on_time=None, substantive=False)] * 12)
    assert told
    assert told.on_time is None
    assert told.median_days is None
    assert told.answered == 0
