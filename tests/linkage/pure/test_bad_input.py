"""What people really type into the field for a name: a clear outcome for each, nobody melted together."""

from itertools import combinations

import pytest

from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Linked, Record

GIVEN = [
    "Sherzod",
    "Dilshod",
    "Jamshid",
    "Baxtiyor",
    "Ulug'bek",
    "Farrux",
    "Zafar",
    "Otabek",
    "Nodir",
    "Rustam",
]
STEMS = ["Namuna", "Bulut", "Qalamcha", "Daraxt", "Yulduz", "Daftar", "Chiroq", "Kitob", "Eshik", "Savat",
         "Tosh", "Gilam", "Piyola", "Qoshiq", "Bodom", "Anor", "Behi", "Tarvuz", "Zira", "Sabzi"]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["", " ", "A", "😀😀", "O'g'lim", "onasi", "гражданин", "71", "Ali, Vali", "x" * 10_000, "Ali " * 3_000],
)
def test_what_is_no_one_persons_name_joins_nobody(name: str) -> None:
    told = [Record(str(n), name=name, reporter=f"r{n}") for n in range(3)]
    known = [Record("known", name="Namunayev Ali Akmalovich", birth_date="1999-03-07")]
    assert _groups(link([*told, *known])) == 4


def test_a_kin_word_for_a_name_never_meets_the_same_word_of_another_mother_even_on_one_birthday() -> None:
    told = [Record(str(n), name="O'g'lim", birth_date="1999-03-07", reporter=f"r{n}") for n in range(2)]
    assert _groups(link(told)) == 2


def test_a_woman_under_her_name_after_marriage_is_asked_about_not_joined_unseen() -> None:
    said = link(
        [
            Record(
                "before", name="Namunayeva Nodira Akmalovna", birth_date="1996-05-14", phone="+998901112233"
            ),
            Record("after", name="Bulutova Nodira Akmalovna", birth_date="1996-05-14", phone="+998901112233"),
        ]
    )
    asked = {(pair.left, pair.right) for pair in said.ask}
    assert _groups(said) == 1 or ("after", "before") in asked


def test_a_telephone_that_four_hundred_reports_share_joins_nobody() -> None:
    people = [
        f"{stem}yev {given} {father}"
        for stem in STEMS
        for given in GIVEN
        for father in ("Karim o'g'li", "Olim o'g'li")
    ]
    told = [Record(str(n), name=name, phone="+998901112233") for n, name in enumerate(people)]
    said = link(told)
    assert all(_plainly_alike(people, group) for group in _members(said))
    assert _groups(said) == 400


def test_thousands_of_namesakes_without_a_birth_date_are_not_one_man() -> None:
    said = link([Record(str(n), name="Namunayev Sherzod", reporter=f"r{n}") for n in range(5_000)])
    assert _groups(said) == 5_000
    assert said.high == 5_000


def _plainly_alike(people: list[str], group: list[str]) -> bool:
    return all(people[int(a)] == people[int(b)] for a, b in combinations(group, 2))


def _members(said: Linked) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for one, group in said.person_of.items():
        found.setdefault(group, []).append(one)
    return list(found.values())


def _groups(said: Linked) -> int:
    return len(set(said.person_of.values()))
