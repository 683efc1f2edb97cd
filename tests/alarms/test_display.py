"""Tonight's list in the reader's words: nothing added, nothing hidden."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.alarms.display import CONTEXT, MessageShown, PersonOnList, context, shown
from himoya.alarms.rules import Denial, Signal, tonight
from himoya.urgency import Level, rule
from tests.alarms.test_rules import signal as told

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
TEXT = "Assalomu alaykum. Kecha chaqirishibdi, imzo qo‘yibman deyapti ona. Yordam bering"
QUOTE = "imzo qo‘yibman"


def list_of(hours_ago: float, language: str = "en", denied: bool = False) -> list[PersonOnList]:
    signal = Signal("1", "U01", Level.T0, QUOTE, "m1", NOW - timedelta(hours=hours_ago))
    denials = [Denial("1", "imzo qo‘ymagan", "m2", NOW)] if denied else []
    texts = {"m1": MessageShown(TEXT, told_by="Zamira", channel="Onalar")}
    return shown(tonight([signal], denials, NOW), texts, {"1": None}, language, NOW, relations={"1": "son"})


def test_the_quoted_words_stand_in_their_sentence() -> None:
    reason = list_of(1)[0].reasons[0]
    assert reason.before_quote + reason.quote + reason.after_quote == TEXT
    assert (reason.told_by, reason.channel) == ("Zamira", "Onalar")


def test_the_other_explanation_is_always_there() -> None:
    reason = list_of(1)[0].reasons[0]
    assert reason.other_explanation == rule("U01").other_explanation
    assert reason.settles
    assert reason.first_actions


@pytest.mark.parametrize(
    ("hours_ago", "overdue", "past_window"), [(1, False, False), (3, True, False), (24 * 400, False, True)]
)
def test_late_is_not_the_same_as_long_ago(hours_ago: float, overdue: bool, past_window: bool) -> None:
    """Two hours over is overdue; a year over is a question, and blames nobody."""
    entry = list_of(hours_ago)[0]
    assert (entry.reasons[0].overdue, entry.past_window) == (overdue, past_window)


def test_a_later_denial_is_shown_beside_the_alarm() -> None:
    assert list_of(1, denied=True)[0].reasons[0].denied_quote == "imzo qo‘ymagan"
    assert list_of(1)[0].reasons[0].denied_quote is None


def test_a_person_without_a_name_is_shown_by_what_was_told() -> None:
    entry = list_of(1)[0]
    assert entry.title is None
    assert entry.who == "the writer's son"


def test_sentences_come_in_the_readers_language() -> None:
    assert list_of(1, "uz")[0].who == "xabar egasining o‘g‘li"
    assert list_of(1, "ru")[0].reasons[0].why.startswith("В сообщении")
    assert list_of(1, "ru")[0].reasons[0].quote == QUOTE


def test_a_message_that_is_gone_leaves_the_quote() -> None:
    signal = Signal("1", "U01", Level.T0, QUOTE, "gone", NOW)
    reason = shown(tonight([signal], [], NOW), {}, {}, "en", NOW)[0].reasons[0]
    assert (reason.before_quote, reason.quote, reason.after_quote) == ("", QUOTE, "")


def test_long_messages_are_cut_between_words() -> None:
    before, after = context("bir " * 100 + QUOTE + " ikki" * 100, QUOTE)
    assert before.startswith("… bir ")
    assert after.endswith(" ikki …")
    assert len(before) <= CONTEXT + 2
    assert len(after) <= CONTEXT + 2


@given(st.text(max_size=600), st.text(min_size=1, max_size=20), st.text(max_size=600))
def test_the_context_is_always_words_of_the_message(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    shown_before, shown_after = context(text, quote)
    assert shown_before.removeprefix("… ") + quote + shown_after.removesuffix(" …") in text


def test_words_passed_on_in_another_group_are_read_once() -> None:
    first = told("farrukh", "U01", Level.T0, 5, "first")
    passed_on = told("farrukh", "U01", Level.T0, 4, "passed on")
    other = told("farrukh", "U01", Level.T0, 3, "other words")
    texts = {
        "first": MessageShown("ukam words of U01 dedi"),
        "passed on": MessageShown("ukam words of U01 dedi"),
        "other words": MessageShown("opam words of U01 dedi"),
    }

    (person,) = shown(tonight([first, passed_on, other], [], NOW), texts, {}, "en", NOW)

    assert [reason.told_at for reason in person.reasons] == [other.told_at, passed_on.told_at]
