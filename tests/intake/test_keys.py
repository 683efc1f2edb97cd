"""Keys wait until they are written in the order of their indexes, each once."""

from himoya.intake.keys import Keys


def test_they_come_back_sorted_and_each_once() -> None:
    keys = Keys()
    keys.add_name(2, ["nmn", "^nam"])
    keys.add_name(1, {"nmn"})
    keys.add_name(2, ["nmn"])
    keys.add_report(2, [7, 5])
    keys.add_report(1, [7])
    keys.add_report(2, [5, 1 << 62])
    assert keys.of_names() == [("^nam", 2), ("nmn", 1), ("nmn", 2)]
    assert keys.of_reports() == [(5, 2), (7, 1), (7, 2), (1 << 62, 2)]


def test_nobody_has_none() -> None:
    assert not Keys().of_names()
    assert not Keys().of_reports()
