from himoya.names.match import match

LIST = [
    ("r1", "Намунаев Шерзод Акмалович"),
    ("r2", "Намунаев Сардор Акмалович"),
    ("r3", "Булутбоев Жаҳонгир"),
    ("r4", "Тухтаева Гулнора"),
]


def test_the_best_candidate_comes_first_in_any_script() -> None:
    found = match(
        [("a", "Sherzod Namunayev"), ("b", "JAHONGIR BULUTBOYEV"), ("c", "To‘xtayeva Gulnora")], LIST, 2
    )
    assert [(row.id, row.matches[0].id) for row in found] == [("a", "r1"), ("b", "r3"), ("c", "r4")]
    assert all(row.matches[0].probability > 0.5 for row in found)


def test_a_stranger_still_gets_candidates_but_none_above_the_line() -> None:
    [row] = match([("a", "Qosimov Davron")], LIST, 3)
    assert len(row.matches) == 3
    assert all(candidate.probability < 0.5 for candidate in row.matches)


def test_a_name_mistyped_in_every_word_is_found_without_a_common_key() -> None:
    [row] = match([("a", "Shersod Namumayev")], LIST, 1)
    assert row.matches[0].id == "r1"


def test_an_empty_list_has_no_candidates() -> None:
    assert match([("a", "Sherzod")], [], 5)[0].matches == ()


def test_equal_candidates_stand_in_order_of_id() -> None:
    [row] = match([("a", "Sherzod")], [("z", "Шерзод"), ("b", "Sherzod")], 5)
    assert [candidate.id for candidate in row.matches] == ["b", "z"]
