"""What a chat tells: who speaks decides whom a first name means."""

from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record

STEMS = ("boy", "chi", "don", "gir", "kash", "mast", "park", "zor")


def groups(*records: Record) -> set[frozenset[str]]:
    said: dict[str, set[str]] = {}
    for one, person in link(records).person_of.items():
        said.setdefault(person, set()).add(one)
    return {frozenset(found) for found in said.values()}


def son(key: str, name: str, reporter: str = "ona", **more: str) -> Record:
    return Record(key, name, reporter=reporter, relation="son", **more)


def test_a_mother_who_names_her_son_three_ways_has_one_son() -> None:
    assert groups(son("1", "Sherzod"), son("2", "Шерзот"), son("3", "Sherzodjon")) == {frozenset("123")}


def test_a_mother_who_names_two_sons_has_two() -> None:
    assert groups(son("1", "Sherzod"), son("2", "Dilshod"), son("3", "Шерзод")) == {
        frozenset("13"),
        frozenset("2"),
    }


def test_a_first_name_joins_the_fuller_name_of_the_same_reporter() -> None:
    full = son("1", "Намунаев Шерзод Акмалович", birth_date="2001-04-12")
    assert groups(full, son("2", "Sherzod"), Record("3", "Sherzod", reporter="ona")) == {frozenset("123")}


def test_the_same_first_name_from_another_mother_is_another_son() -> None:
    assert groups(son("1", "Sherzod"), son("2", "Sherzod", "qo‘shni")) == {frozenset("1"), frozenset("2")}


def test_a_nephew_is_not_the_son_of_the_same_name() -> None:
    nephew = Record("2", "Sherzod", reporter="ona", relation="nephew")
    assert groups(son("1", "Sherzod"), nephew) == {frozenset("1"), frozenset("2")}


def test_my_son_without_a_name_is_the_only_son_she_has_named() -> None:
    assert groups(son("1", "Sherzod"), son("2", ""), son("3", "")) == {frozenset("123")}


def test_my_son_without_a_name_stays_open_between_two_sons() -> None:
    found = groups(son("1", "Sherzod"), son("2", "Dilshod"), son("3", ""))
    assert found == {frozenset("1"), frozenset("2"), frozenset("3")}


def test_a_son_never_named_is_still_one_son() -> None:
    assert groups(son("1", ""), son("2", "")) == {frozenset("12")}


def test_without_a_reporter_a_nameless_record_stays_single() -> None:
    assert groups(Record("1", ""), Record("2", "", relation="son")) == {frozenset("1"), frozenset("2")}


def test_a_first_name_that_fits_two_known_persons_is_asked_not_guessed() -> None:
    said = link(
        [
            Record("1", "Sherzod Namunayev", reporter="ona"),
            Record("2", "Sherzod Bulutboyev", reporter="ona"),
            Record("3", "Sherzod", reporter="ona"),
        ]
    )
    assert len(set(said.person_of.values())) == 3
    assert {(pair.left, pair.right) for pair in said.ask} >= {("1", "3"), ("2", "3")}


def test_the_place_decides_between_two_namesakes_of_one_reporter() -> None:
    found = groups(
        Record("1", "Sherzod Namunayev", reporter="ona", facility="IK-71 Tomsk oblast"),
        Record("2", "Sherzod Bulutboyev", reporter="ona", facility="IK-84 Orenburg oblast"),
        Record("3", "Sherzod", reporter="ona", facility="IK-71 Tomsk oblast"),
    )
    assert found == {frozenset("13"), frozenset("2")}


def test_a_volunteer_who_writes_of_many_does_not_mean_one_by_a_first_name() -> None:
    stems = [first + last for first in ("Bulut", "Namuna", "Qalam", "Yozuv", "Daftar") for last in STEMS]
    many = [Record(f"m{i}", f"{stem}ov Olim", reporter="volontyor") for i, stem in enumerate(stems)]
    found = groups(
        *many, Record("1", "Sherzod", reporter="volontyor"), Record("2", "Sherzod", reporter="volontyor")
    )
    assert frozenset("1") in found
    assert frozenset("2") in found


def test_a_mother_and_an_aunt_mean_the_same_man_by_his_full_name() -> None:
    aunt = Record("2", "Шерзод Намунаев", reporter="xola", relation="nephew", birth_date="2001-04-12")
    assert groups(son("1", "Namunayev Sherzod", birth_date="2001-04-12"), aunt) == {frozenset("12")}
