"""The contract's state, the day of birth and whose they are: every way people have of saying it."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import as_line, read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))  # a Saturday


def line(text: str) -> dict[str, object]:
    return as_line("1", read(text, EVENING))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kattasi yo'q dedi, kichigi Temur kontraktga imzo qo'yibdi, ikkalasi 95-zonada", "signed"),
        ("Ukam oldin rad etgan, bugun kontraktga qo'l qo'yibdi", "signed"),
        ("Муж не выдержал, подмахнул контракт, пока в колонии", "signed"),
        ("Akam kontrakt bilan ketgan, bir oydan beri jim", "signed"),
        ("Menikiyam kontraktga padpis qipti, barakda", "signed"),
        ("Сын сказал нет покупателям, за отказ сидит в ШИЗО", "refused"),
        ("Rad qilgani uchun ukamni o'n kunga shizoga tiqishibdi", "refused"),
        ("O'g'lim hech qanday qog'ozga qo'l tekkizmabdi, urushga bormaydi", "refused"),
        ("Брат анкету не взял, сказал сижу своё", "refused"),
        ("Ukamning shartnomasi bekor qilindi, zonada qoladi", "refused"),
        ("Akam kontrakt varag'ini yirtib tashlabdi", "refused"),
        ("Shtabga uch kishi kelibdi, ukam yo'q degan", "refused"),
        ("Брату сказали: не подпишешь — хуже будет, контракт на год", "offered"),
        ("Ukam urushga kontrakt qilganmi, qilmaganmi, hech kim bilmaydi", "unknown"),
        ("Zonada tinchlik, urush gapi yo'q deydi o'g'lim", None),
        ("Tilmoch yo'q deyishdi, ukam frontdan so'rayapti", None),
        ("Do'konning ijara kontraktiga imzo qo'ydim, o'g'lim chiqquncha savdo qilaman", None),
        ("Singlim, ukangizga ayting: qog'ozga qo'l qo'ymang desin", None),
        ("O'g'lim uch kundan beri ovqatga qo'l urmayapti", None),
    ],
)
def test_the_contract_however_it_is_said(text: str, expected: str | None) -> None:
    assert (line(text)["contract"] or "none") == (expected or "none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mening o'g'lim Jasur Namunayev, 1995, 7 oktabr", "1995-10-07"),
        ("Ukam Namunayev Jasur, 1990 yil 12 noabr", "1990-11-12"),
        ("Укам Намунаев Жасур, 12 наябр 1990", "1990-11-12"),
        ("Ўғлим Намунаев Жасур (1996, мартнинг ўн бири)", "1996-03-11"),
        ("Брат Намунаев Жасур, двадцать первого февраля 1994 родился", "1994-02-21"),
        ("Ukam Namunayev Jasur, aprelning yigirma uchinchisida 1990 yilda tug'ilgan", "1990-04-23"),
        ("akam Namunayev Jasur ikki mingikkinchi yil beshinchi mayda tug'ilgan", "2002-05-05"),
        ("Namunayev Jasur, 14-IX-1992, ukam", "1992-09-14"),
        ("Ukam Namunayev Jasur 1998 emas, 1999 yilgi", "1999"),
        ("Ro'yxatda Namunayev Jasur 1990 bor ekan, bizniki ham Namunayev Jasur, lekin 1991-yilgi", "1991"),
        ("Ro'yxatda 1995 deyilgan, ukam Namunayev Jasur, yili to'g'ri keladi", "1995"),
        ("Папа Намунаев Жасур, шестьдесят один год, болеет", None),
        ("Брат Намунаев Жасур сидит в 79-й. Мы звонили", None),
        ("Bobom Afg'onda yaralangan, 1985 yilda, ukam Namunayev Jasur eslaydi", None),
    ],
)
def test_the_birth_however_it_is_said(text: str, expected: str | None) -> None:
    persons = line(text)["persons"]
    assert isinstance(persons, list)
    assert [person["birth_date"] for person in persons] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'g'lim Namunayev Jasur 95-zonada. Onasi Namunayeva Sanobar", ["Jasur Namunayev"]),
        ("Men Namunayeva Sanobar, o'g'lim Namunayev Jasur uchun yozyapman", ["Jasur Namunayev"]),
        ("Сын Намунаев Жасур в ИК-95, адвокат Хаёлов Олим", ["Jasur Namunayev"]),
    ],
)
def test_who_signs_is_not_who_is_held(text: str, expected: list[str]) -> None:
    persons = line(text)["persons"]
    assert isinstance(persons, list)
    assert [person["name"] for person in persons] == expected
