"""The invented cast: nobody in it could be taken for somebody who lives."""

import re
from collections import Counter

from himoya.common.roles import Role
from himoya.demo.cast import FARRUKH, PRISONERS, SPEAKERS, STAFF, ZAMIRA

INVENTED_PHONE = re.compile(r"\+998 00 \d{3} \d{2} \d{2}")


def test_every_phone_is_from_the_invented_range() -> None:
    phones = [one.phone for one in SPEAKERS.values()] + [one.phone for one in STAFF.values()]
    assert all(INVENTED_PHONE.fullmatch(phone) for phone in phones)


def test_every_facility_has_an_invented_number() -> None:
    numbers = [int(one.facility.partition("-")[2]) for one in PRISONERS.values() if one.facility]
    assert all(71 <= number <= 99 for number in numbers)


def test_zamira_tells_of_her_brother_farrukh() -> None:
    assert ZAMIRA.relations["farrukh"] == "brother"
    assert ZAMIRA.key in FARRUKH.told_by
    assert FARRUKH.name == "Farrux Anvar o'g'li Ertakboyev"


def test_every_teller_is_a_speaker_of_a_group() -> None:
    for prisoner in PRISONERS.values():
        for key in prisoner.told_by:
            assert SPEAKERS[key].groups
            assert prisoner.key in SPEAKERS[key].relations


def test_two_men_of_one_name_have_other_fathers_and_birthdays() -> None:
    first, second = PRISONERS["sherzod_n"], PRISONERS["sherzod_u"]
    assert (first.given, first.surname) == (second.given, second.surname)
    assert first.born != second.born
    assert first.father != second.father


def test_twins_share_the_birthday_and_nobody_else_does() -> None:
    shared = [day for day, count in Counter(one.born for one in PRISONERS.values()).items() if count > 1]
    assert shared == [PRISONERS["hasan"].born] == [PRISONERS["husan"].born]


def test_oktam_is_told_of_by_several_people_of_his_family() -> None:
    assert len(PRISONERS["oktam"].told_by) == 3


def test_the_daughter_is_a_daughter() -> None:
    assert PRISONERS["nilufar"].sex == "f"
    assert PRISONERS["nilufar"].name == "Nilufar Nabi qizi Siyohova"


def test_staff_have_roles_that_exist_and_ruslan_is_of_another_team() -> None:
    assert {one.role for one in STAFF.values()} <= set(Role)
    assert [one.key for one in STAFF.values() if one.team != "ours"] == ["ruslan"]
    assert "ruslan" not in SPEAKERS
