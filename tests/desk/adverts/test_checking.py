"""An advertisement is checked, and kept with a case when somebody asks for that."""

import pytest
from django.test import Client

from himoya.cases.models import Case, Event
from himoya.evidence.models import Attachment
from himoya.evidence.queries import content_of
from himoya.messages.models import Message
from himoya.people.actions.naming import make_findable
from himoya.security.models import Account, AuditLine
from tests.desk.conftest import NAME

OFFER = "Kuryer kerak!\nKuniga 9 ming rubl, tajriba shart emas. Yozing: @xayoliy_ish_00 <b>"
KEPT = {"text": OFFER, "told_by": "Zamira", "place": "Xayoliy ish kanali", "seen": "2026-11-20"}


def checked(client: Client, text: str = OFFER, **more: str) -> str:
    answer = client.post("/adverts/", {"text": text, **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_signs_are_marked_with_the_reason_and_no_verdict(desk: Client) -> None:
    html = checked(desk)
    assert "A lure for couriers" in html
    assert "<mark>Kuryer kerak</mark>" in html
    assert "The one who hires is hardly ever caught" in html
    assert "no verdict on anybody" in html
    assert "Do not answer" in html
    assert "@xayoliy_ish_00 &lt;b&gt;" in html


def test_nothing_is_stored_by_looking(desk: Client) -> None:
    checked(desk)
    assert not Attachment.objects.exists()
    assert not Message.objects.exists()


def test_a_warning_and_a_harmless_text_are_told_so(desk: Client) -> None:
    assert "only speaks of a lure" in checked(desk, "Ehtiyot bo'linglar, " + OFFER + " deganlarga ishonmang")
    assert "No sign of a lure" in checked(desk, "Somsa buyurtma olaman")


@pytest.mark.parametrize("text", ["", "  ", "a" * 20_001, "a\x00b"])
def test_a_text_that_cannot_be_read_is_refused_with_a_sentence(desk: Client, text: str) -> None:
    assert desk.post("/adverts/", {"text": text}).status_code == 422


def test_from_the_case_its_number_is_carried_along(desk: Client, case: Case) -> None:
    assert f"/adverts/?case={case.pk}" in desk.get(f"/cases/{case.pk}/").content.decode()
    assert f'name="case" value="{case.pk}"' in desk.get(f"/adverts/?case={case.pk}").content.decode()
    assert f'value="{case.pk}"' in checked(desk, case=str(case.pk))


def test_it_is_kept_byte_for_byte_with_day_place_and_giver(desk: Client, case: Case) -> None:
    answer = desk.post("/adverts/keep/", {**KEPT, "case": str(case.pk)}, follow=True)
    assert "kept with the files of this case" in answer.content.decode()
    row = Attachment.objects.get()
    assert content_of(row) == OFFER.encode()
    assert (row.case, row.told_by, row.file_name) == (case, "Zamira", "advertisement.txt")
    assert "seen on 20.11.2026" in row.note
    assert "Xayoliy ish kanali" in row.note
    assert "A lure for couriers" in row.note
    assert AuditLine.objects.filter(verb="attachment.added", subject=f"case {case.pk}").count() == 1
    assert Event.objects.filter(case=case, code="attachment.added").count() == 1


def test_the_browsers_line_ends_change_nothing(desk: Client, case: Case) -> None:
    desk.post("/adverts/keep/", {**KEPT, "text": OFFER.replace("\n", "\r\n"), "case": str(case.pk)})
    assert content_of(Attachment.objects.get()) == OFFER.encode()


def test_a_second_tap_keeps_it_once(desk: Client, case: Case) -> None:
    for _ in range(2):
        answer = desk.post("/adverts/keep/", {**KEPT, "case": str(case.pk)}, follow=True)
    assert "kept with this case already" in answer.content.decode()
    assert Attachment.objects.count() == 1


def test_a_name_finds_the_case_to_choose(desk: Client, case: Case) -> None:
    make_findable([case.person])
    answer = desk.post("/adverts/keep/", {**KEPT, "case": NAME})
    assert f'name="known" value="{case.pk}"' in answer.content.decode()
    assert not Attachment.objects.exists()
    desk.post("/adverts/keep/", {**KEPT, "case": NAME, "known": str(case.pk)})
    assert Attachment.objects.get().case == case


@pytest.mark.parametrize("typed", ["999999", "Hech Kimov", "-1", "²", "9" * 40])
def test_an_unknown_case_is_said_and_what_was_typed_stays(
    desk: Client,
    case: Case,
    typed: str,
) -> None:
    answer = desk.post("/adverts/keep/", {**KEPT, "case": typed})
    assert answer.status_code == 422
    assert "no such case among yours" in answer.content.decode()
    assert "Zamira" in answer.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("wrong", [{"text": ""}, {"case": ""}, {"seen": "yesterday"}, {"seen": "2027-01-01"}])
def test_a_mistake_keeps_nothing(desk: Client, case: Case, wrong: dict[str, str]) -> None:
    assert desk.post("/adverts/keep/", {**KEPT, "case": str(case.pk), **wrong}).status_code == 422
    assert not Attachment.objects.exists()


def test_nobody_keeps_it_with_a_case_of_others(
    client: Client, case: Case, ruslan: Account, sardor: Account
) -> None:
    client.force_login(ruslan)
    for typed in (str(case.pk), NAME):
        answer = client.post("/adverts/keep/", {**KEPT, "case": typed, "known": str(case.pk)})
        assert answer.status_code == 422
        assert NAME not in answer.content.decode().replace(f'value="{NAME}"', "")
    helper = Client()
    helper.force_login(sardor)
    helper.post("/adverts/keep/", {**KEPT, "case": str(case.pk)})
    assert Attachment.objects.get().by == sardor


def test_the_lawyer_checks_but_does_not_keep(client: Client, case: Case, oleg: Account) -> None:
    client.force_login(oleg)
    assert "Keep it with a case" not in checked(client)
    assert client.post("/adverts/keep/", {**KEPT, "case": str(case.pk)}).status_code == 403
    assert not Attachment.objects.exists()


def test_after_a_change_of_language_one_begins_again(desk: Client) -> None:
    assert desk.get("/adverts/keep/").headers["Location"] == "/adverts/"
