"""Which way is proposed for a letter."""

from dataclasses import dataclass

from himoya.appeals.rules.sending import best_way


@dataclass(frozen=True)
class Way:
    kind: str
    legally_valid: str = "yes"
    starts_clock: str = "on_arrival"


def test_a_way_that_binds_goes_before_any_courtesy() -> None:
    email = Way("email", "courtesy", "no")
    assert best_way([email, Way("portal")]) == Way("portal")
    assert best_way([email]) == email


def test_of_ways_that_bind_registered_post_is_proposed() -> None:
    assert best_way([Way("in_person"), Way("email"), Way("registered_post")]) == Way("registered_post")


def test_a_way_that_does_not_start_the_clock_waits_behind_one_that_does() -> None:
    assert best_way([Way("registered_post", starts_clock="no"), Way("phone")]) == Way("phone")


def test_where_no_letter_arrives_nothing_is_proposed() -> None:
    assert best_way([Way("email", "no")]) is None
    assert best_way([]) is None
