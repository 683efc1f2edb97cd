"""What a person is called and when he was heard is the same on every paper and in every letter."""

from datetime import UTC, date, datetime, timedelta

import pytest

from himoya.appeals.queries import subject_of as for_a_letter
from himoya.appeals.queries.together import annex_rows
from himoya.cases.actions import open_case
from himoya.cases.models import Case, Statement
from himoya.contact.models import Call
from himoya.messages.models import Import
from himoya.people.models import OtherName
from himoya.security.models import Account
from himoya.subjects.queries import subject_of
from tests import make

NOW, TODAY = datetime(2026, 11, 20, 7, 0, tzinfo=UTC), date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def nodira() -> Account:
    return make.account("nodira")


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(make.person("Farrux Namunayev"), next_check_at=NOW, owner=nodira, by=nodira)


def stated(case: Case, by: Account, kind: str, value: str, grade: str = "V2") -> None:
    Statement.objects.create(
        person=case.person, kind=kind, value=value, grade=grade, known_on=TODAY, stated_by=by, stated_at=NOW
    )


def called(case: Case, by: Account, days: int, **more: object) -> None:
    Call.objects.create(case=case, at=NOW - timedelta(days=days), noted_by=by, noted_at=NOW, **more)


def test_a_letter_of_his_own_and_one_of_many_families_call_him_alike(case: Case, nodira: Account) -> None:
    stated(case, nodira, "name", "Farrux Akmal o‘g‘li Namunayev")
    stated(case, nodira, "birth_date", "1999", "V3")
    stated(case, nodira, "birth_date", "1999-05-04")
    OtherName.objects.create(person=case.person, name="Намунаев Фаррух Акмалович")
    facts = for_a_letter(case, TODAY).facts
    for language, name in (("uz", facts["name"]), ("ru", facts["name@ru"])):
        assert annex_rows([case.pk], language)[case.pk][:2] == [name, facts["birth_date"]]
    assert (facts["name@ru"], facts["birth_date"]) == ("Намунаев Фаррух Акмалович", "1999-05-04")


def test_only_a_voice_or_a_face_is_his_last_sign(case: Case, nodira: Account) -> None:
    called(case, nodira, 30)
    called(case, nodira, 3, kind="letter")
    called(case, nodira, 2, kind="word")
    called(case, nodira, 1, message=make.message("Kecha qo‘ng‘iroq qildi", taken_back()))
    sign = subject_of([case]).last_sign
    assert sign
    assert sign.stored == "2026-10-21"
    assert for_a_letter(case, TODAY).facts["last_contact"] == "2026-10-21"


def taken_back() -> Import:
    return make.an_import(Import.State.WITHDRAWN)
