"""Which answer stands, as a table: the latest word, his own first, and nothing comes back to life."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.people.rules import standing_consent

TODAY = date(2026, 11, 22)
HIMSELF, MOTHER, WIFE = "himself", "mother", "wife"
YES, NO, ASK = "yes", "no", "ask"


@dataclass(frozen=True)
class Said:
    """Somebody's answer, told in days before today."""

    pk: int
    giver_relation: str
    answer: str
    given_on: date
    expires_on: date
    withdrawn_on: date | None = None


def said(
    pk: int, who: str, answer: str, ago: int, *, lasts: int = 180, taken_back: int | None = None
) -> Said:
    given_on = TODAY - timedelta(days=ago)
    withdrawn_on = None if taken_back is None else TODAY - timedelta(days=taken_back)
    return Said(pk, who, answer, given_on, given_on + timedelta(days=lasts), withdrawn_on)


@pytest.mark.parametrize(
    ("life", "answers", "stands"),
    [
        ("nobody was asked", [], None),
        ("the mother said yes", [said(1, MOTHER, YES, 10)], 1),
        ("on its last day a yes still holds", [said(1, MOTHER, YES, 180)], 1),
        ("the day after it is as if never given", [said(1, MOTHER, YES, 181)], None),
        ("given tomorrow, it is not there today", [said(1, MOTHER, YES, -1)], None),
        ("given today, it holds today", [said(1, MOTHER, YES, 0)], 1),
        ("the latest word counts", [said(1, MOTHER, YES, 10), said(2, MOTHER, NO, 3)], 2),
        ("another of the family speaks later", [said(1, MOTHER, NO, 10), said(2, WIFE, YES, 3)], 2),
        ("on one day the one written last", [said(1, MOTHER, NO, 3), said(2, MOTHER, YES, 3)], 2),
        ("order of the list does not matter", [said(2, MOTHER, NO, 3), said(1, MOTHER, YES, 10)], 2),
        ("taken back today, nothing goes today", [said(1, MOTHER, YES, 10, taken_back=0)], None),
        (
            "a withdrawn yes wakes no older yes",
            [said(1, MOTHER, YES, 30), said(2, MOTHER, YES, 10, taken_back=5)],
            None,
        ),
        (
            "an expired no wakes no older yes",
            [said(1, MOTHER, YES, 60), said(2, WIFE, NO, 50, lasts=9)],
            None,
        ),
        ("his no stands above her later yes", [said(1, HIMSELF, NO, 90), said(2, MOTHER, YES, 2)], 1),
        ("his no stands above her earlier yes", [said(1, MOTHER, YES, 90), said(2, HIMSELF, NO, 2)], 2),
        ("his yes stands above her earlier no", [said(1, MOTHER, NO, 20), said(2, HIMSELF, YES, 10)], 2),
        ("but her later no is heeded", [said(1, HIMSELF, YES, 20), said(2, MOTHER, NO, 10)], 2),
        ("on one day his word, not hers", [said(1, HIMSELF, YES, 10), said(2, MOTHER, NO, 10)], 1),
        ("he wants to be asked, she says yes", [said(1, HIMSELF, ASK, 20), said(2, MOTHER, YES, 10)], 1),
        (
            "her no that she took back does not stop his yes",
            [said(1, HIMSELF, YES, 20), said(2, MOTHER, NO, 10, taken_back=1)],
            1,
        ),
        (
            "his yes has run out, hers holds",
            [said(1, HIMSELF, YES, 20, lasts=5), said(2, MOTHER, YES, 17)],
            2,
        ),
        (
            "he took his yes back, her yes of before does not carry it",
            [said(1, MOTHER, YES, 30), said(2, HIMSELF, YES, 20, taken_back=5)],
            None,
        ),
        (
            "he took his no back, and she says yes after that",
            [said(1, HIMSELF, NO, 20, taken_back=5), said(2, MOTHER, YES, 4)],
            2,
        ),
        (
            "his no ran out: her yes from under it does not come up",
            [said(1, HIMSELF, NO, 20, lasts=10), said(2, MOTHER, YES, 15)],
            None,
        ),
        (
            "his no ran out, and she says yes after that",
            [said(1, HIMSELF, NO, 20, lasts=10), said(2, MOTHER, YES, 9)],
            2,
        ),
    ],
)
def test_the_answer_that_holds_today(life: str, answers: list[Said], stands: int | None) -> None:
    held = standing_consent(answers, TODAY)
    assert (held.pk if held else None) == stands, life


answers = st.lists(
    st.builds(
        said,
        st.integers(1, 50),
        st.sampled_from([HIMSELF, MOTHER, WIFE]),
        st.sampled_from([YES, NO, ASK]),
        st.integers(-5, 60),
        lasts=st.integers(0, 60),
        taken_back=st.none() | st.integers(-5, 60),
    ),
    max_size=8,
    unique_by=lambda answer: answer.pk,
)


@given(answers)
def test_what_holds_was_given_is_not_over_and_not_taken_back(given_answers: list[Said]) -> None:
    held = standing_consent(given_answers, TODAY)
    if held is not None:
        assert held in given_answers
        assert held.given_on <= TODAY <= held.expires_on
        assert held.withdrawn_on is None or held.withdrawn_on > TODAY


@given(answers)
def test_no_yes_of_the_family_holds_while_he_says_no(given_answers: list[Said]) -> None:
    his_no = said(51, HIMSELF, NO, 0)
    held = standing_consent([*given_answers, his_no], TODAY)
    assert held is not None
    assert held.answer == NO


@given(answers)
def test_taking_everything_back_leaves_nothing(given_answers: list[Said]) -> None:
    taken_back = [
        Said(a.pk, a.giver_relation, a.answer, a.given_on, a.expires_on, a.given_on) for a in given_answers
    ]
    assert standing_consent(taken_back, TODAY) is None
