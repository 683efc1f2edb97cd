"""The name in a cell of a list, as the case keeps it."""

from datetime import UTC, datetime

import pytest

from himoya.names.several import parsed
from himoya.reading import read

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def kept(cell: str) -> str | None:
    [person] = read(f"1; {cell}", NOON, {"name": cell}).persons
    return person.name


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Karimov Sherzod", "Sherzod Karimov"),
        ("Karim Sherzod", "Sherzod Karim"),
        ("Sherzod Karim", "Sherzod Karim"),
        ("Aziz Rahim o'g'li Karim", "Aziz Rahim o'g'li Karim"),
        ("Karimova (Aliyeva) Nodira", "Nodira Karimova Aliyeva"),
        ("Karim Asan uulu", "Karim Asan o'g'li"),
        ("Акмал Шерзод", "Akmal Sherzod"),
        ("Karimov Ali Toshkent", "Ali Karimov"),
    ],
)
def test_given_name_fathers_name_and_surname_are_put_in_their_order(cell: str, name: str) -> None:
    assert kept(cell) == name


@pytest.mark.parametrize("cell", ["O'g'lim", "onasi", "гражданин", "janob", "🤲", "12"])
def test_a_word_of_kinship_a_title_or_a_sign_is_nobodys_name(cell: str) -> None:
    assert kept(cell) is None


@pytest.mark.parametrize("cell", ["أحمد", "Olmazor"])
def test_a_name_nobody_here_knows_stays_as_it_was_written(cell: str) -> None:
    assert kept(cell) == cell


@pytest.mark.parametrize("cell", ["Ali, Vali", "Karimov Ali; Karimov Vali"])
def test_two_persons_that_came_unsplit_are_never_taken_for_the_first(cell: str) -> None:
    name = kept(cell)
    assert name is not None
    assert parsed(name).several
