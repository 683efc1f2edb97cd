import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.common.errors import BadInput
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record

NAMES = [
    "Sherzod",
    "Шерзот",
    "Namunayev Sherzod",
    "Намунаев Шерзод Акмалович",
    "Намунаев Сардор",
    "Dilshod",
    "",
]
RECORDS = st.lists(
    st.builds(
        Record,
        id=st.uuids().map(str),
        name=st.sampled_from(NAMES),
        sex=st.sampled_from(["", "m", "f"]),
        birth_date=st.sampled_from(["", "2001", "2001-04-12", "2001-12-04", "1975-01-01"]),
        phone=st.sampled_from(["", "+998 00 111 22 33", "001112233"]),
        home=st.sampled_from(["", "Urganch"]),
        reporter=st.sampled_from(["", "ona", "xola"]),
        relation=st.sampled_from(["", "son", "nephew"]),
    ),
    max_size=14,
    unique_by=lambda record: record.id,
)


def together(*records: Record) -> bool:
    return len(set(link(records).person_of.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Record("1", "Namunayev Sherzod", birth_date="2001-04-12"),
            Record("2", "Шерзот Намунаев", birth_date="2001-04-12"),
        ),
        (
            Record("1", "Namunayev Sherzod", birth_date="2001-04-12"),
            Record("2", "Намунаев Ш.", birth_date="2001-12-04"),
        ),
        (
            Record("1", "Намунаев Шерзод", phone="+998 00 111 22 33"),
            Record("2", "NAMUNAEV SHERZODBEK", phone="001112233"),
        ),
        (
            Record("1", "Sherzod", birth_date="2001-04-12", phone="001112233"),
            Record("2", "Намунаев Шерзод", birth_date="2001-04-12", phone="001112233"),
        ),
    ],
)
def test_two_reports_about_one_person_meet(one: Record, other: Record) -> None:
    assert together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Brothers: one telephone, one home, one father.
        (
            Record("1", "Namunayev Sherzod Akmal o'g'li", phone="001112233", home="Urganch"),
            Record("2", "Намунаев Сардор Акмалович", phone="+998 00 111 22 33", home="Urganch"),
        ),
        # A father and his son's namesake.
        (
            Record("1", "Namunayev Sherzod", birth_date="1971-03-01"),
            Record("2", "Namunayev Sherzod", birth_date="2001-04-12"),
        ),
        (Record("1", "Namunayev Xurshid", sex="m"), Record("2", "Namunayev Xurshid", sex="f")),
        # The same first name, told by two people, even from one town.
        (
            Record("1", "Sherzod", reporter="ona", home="Urganch"),
            Record("2", "Sherzod", reporter="xola", home="Urganch"),
        ),
        (Record("1", "Sherzod", birth_date="2001"), Record("2", "Sherzod Namunayev", birth_date="2001")),
        (Record("1", ""), Record("2", "")),
    ],
)
def test_two_persons_stay_two(one: Record, other: Record) -> None:
    assert not together(one, other)


def test_the_count_of_one_person_is_one() -> None:
    said = link([Record("1", "Namunayev Sherzod", birth_date="2001-04-12", reporter="ona")] * 1)
    assert (said.low, said.point, said.high) == (1, 1, 1)


def test_nothing_in_nothing_out() -> None:
    said = link([])
    assert (said.person_of, said.low, said.point, said.high, said.ask) == ({}, 0, 0, 0, ())


def test_two_rows_with_one_id_are_refused() -> None:
    with pytest.raises(BadInput, match="Two rows have the id 7"):
        link([Record("7", "Namunayev Sherzod"), Record("7", "Намунаев Сардор")])


def test_a_doubtful_pair_is_asked_with_its_reasons() -> None:
    said = link(
        [
            Record("1", "Sherzod", reporter="ona", home="Urganch"),
            Record("2", "Шерзод", reporter="xola", home="Urganch"),
            Record("3", "Булутбоев Жаҳонгир", birth_date="1999-03-07"),
        ]
    )
    [pair] = said.ask
    assert (pair.left, pair.right) == ("1", "2")
    assert pair.probability < 0.5
    assert set(pair.reasons) == {"Same given name.", "Same home."}


def test_a_common_name_says_less_than_a_rare_one() -> None:
    crowd = [Record(f"c{i:03}", f"Namunayev Sherzod {chr(97 + i % 26)}.", home=f"Town{i}") for i in range(60)]
    rare = [Record("r1", "Bulutboyev Jahongir"), Record("r2", "Булутбоев Джахонгир")]
    common = [
        Record("s1", "Namunayev Sherzod", birth_date="1999"),
        Record("s2", "Намунаев Шерзод", birth_date="2003"),
    ]
    said = link(crowd + rare + common).person_of
    assert said["r1"] == said["r2"]
    assert said["s1"] != said["s2"]


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(records: list[Record], chance: random.Random) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert link(shuffled) == link(records)


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_the_band_holds_the_point_and_never_more_persons_than_records(records: list[Record]) -> None:
    said = link(records)
    assert said.low <= said.point <= said.high <= len(records)
    assert len(said.ask) <= 500
    assert set(said.person_of) == {record.id for record in records}
    for group in said.person_of.values():
        assert said.person_of[group] == group


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_no_group_holds_both_a_man_and_a_woman(records: list[Record]) -> None:
    sex: dict[str, set[str]] = {}
    said = link(records)
    for record in records:
        sex.setdefault(said.person_of[record.id], set()).add(record.sex)
    assert all(not {"m", "f"} <= found for found in sex.values())
