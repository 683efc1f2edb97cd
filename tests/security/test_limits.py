"""One address, or all together, may knock only so often; and no address is kept."""

from dataclasses import dataclass

from himoya.security.limits import Limit


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_address_waits_while_others_come_in() -> None:
    limit = Limit(of_one=2, in_all=10, clock=Clock())
    assert [limit.count("203.0.113.7") for _ in range(3)] == [True, True, False]
    assert limit.count("203.0.113.8")


def test_all_together_wait_too() -> None:
    limit = Limit(of_one=2, in_all=3, clock=Clock())
    assert [limit.count(f"203.0.113.{n}") for n in range(5)] == [True, True, True, False, False]


def test_after_an_hour_everything_is_as_before() -> None:
    clock = Clock()
    limit = Limit(of_one=1, in_all=1, clock=clock)
    assert limit.count("203.0.113.7")
    clock.now = 3599
    assert not limit.count("203.0.113.7")
    clock.now = 3600
    assert limit.count("203.0.113.7")


def test_a_household_with_many_addresses_is_one() -> None:
    limit = Limit(of_one=1, in_all=10, clock=Clock())
    assert limit.count("2001:db8:1:2::1")
    assert not limit.count("2001:db8:1:2:ffff::9")
    assert limit.count("2001:db8:1:3::1")


def test_behind_an_onion_address_only_the_total_counts() -> None:
    limit = Limit(of_one=1, in_all=3, clock=Clock())
    assert [limit.count(address) for address in ("127.0.0.1", "127.0.0.1", "", "::1")] == [True] * 3 + [False]


def test_no_address_is_kept() -> None:
    limit = Limit(of_one=5, in_all=5, clock=Clock())
    limit.count("203.0.113.7")
    kept = repr(vars(limit))
    assert "203.0.113.7" not in kept
    assert repr(bytes([203, 0, 113, 7]))[2:-1] not in kept
