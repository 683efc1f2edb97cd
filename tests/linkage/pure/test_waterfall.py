"""The steps lead from the chance of any two to the probability of these two, whichever stands first."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.screen import Looking
from himoya.linkage.pure.waterfall import START, steps
from himoya.linkage.pure.world import usual_from

LIST = [
    Record(str(number), name=name, birth_date=born, phone=phone)
    for number, (name, born, phone) in enumerate(
        [
            ("Namunayev Sherzod", "2001-04-12", "+998001234567"),
            ("Намунаев Шерзод", "2001", ""),
            ("Sinovov Jasur", "1990", "+998007654321"),
            ("Misolov Ali", "", ""),
        ]
    )
]
USUAL = usual_from(link(LIST).usual)
PEOPLE = st.sampled_from(LIST)


@given(PEOPLE, PEOPLE)
def test_the_order_of_the_two_changes_nothing(left: Record, right: Record) -> None:
    one, other = (steps(*pair, USUAL) for pair in ((left, right), (right, left)))
    assert [(step.what, round(step.odds, 6)) for step in one] == [
        (step.what, round(step.odds, 6)) for step in other
    ]


@given(PEOPLE, PEOPLE)
def test_each_step_starts_where_the_one_before_ended(left: Record, right: Record) -> None:
    told = steps(left, right, USUAL)
    assert told[0].what == START
    for before, step in pairwise(told):
        assert (step.after > before.after) == (step.odds > 0)


def test_the_last_step_is_what_looking_for_him_says() -> None:
    pair = Looking(LIST[1], USUAL).likely([LIST[0]], 1)[0]
    assert abs(steps(LIST[1], LIST[0], USUAL)[-1].after - pair.probability) < 0.02
