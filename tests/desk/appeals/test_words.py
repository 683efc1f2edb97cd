"""What a letter lacks is shown and filled in; its words are changed, and no editor overwrites another."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from himoya.appeals.actions import prepare, release
from himoya.appeals.models import Appeal
from himoya.cases.models import Case, Change
from himoya.people.models import Consent, Relative
from himoya.security.models import Account
from tests.desk.appeals.test_letters import as_of, fresh, page
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db


def words_of(client: Client, case: Case, letter: Appeal) -> dict[str, str]:
    """What the page of change would send if nobody touched anything."""
    form = client.get(reverse("letter-words", args=[case.pk, letter.pk])).context["form"]
    seen = client.get(reverse("letter-words", args=[case.pk, letter.pk])).context["seen"]
    first = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {"seen": seen, **{name: value for name, value in first.items() if value}}


def save(client: Client, case: Case, letter: Appeal, typed: Mapping[str, Any]) -> Any:
    return client.post(reverse("letter-words", args=[case.pk, letter.pk]), typed)


@pytest.fixture
def mother(case: Case, nodira: Account) -> Relative:
    return Relative.objects.create(
        person=case.person, name="Zamira Namunayeva", relation="mother", by=nodira, at=NOW
    )


def test_what_is_missing_is_shown_before_and_filled_in(
    desk: Client, case: Case, yes: None, mother: Relative
) -> None:
    chosen = {"to": "uz_mfa", "letter": "transfer_home", "language": "uz"}
    shown = page(desk, "letter-new", case.pk, **chosen)
    assert "Not known yet" in shown
    assert "Date of birth of the person held" in shown
    assert 'name="f_addressee"' not in shown
    typed = {
        "f_birth_date": "22.11.1988", "f_court": "Namuna tuman sudi", "f_verdict_date": "2024-02-03",
        "f_term": "96", "f_applicant_address": "Namuna ko‘chasi, 1", "signer": str(mother.pk),
        "f_attachments": ["verdict_copy"],
    }  # fmt: skip
    assert desk.post(reverse("letter-new", args=[case.pk]), {**chosen, **typed}).status_code == 303
    letter = Appeal.objects.get()
    fields = letter.facts["fields"]
    assert (fields["birth_date"], fields["term"], fields["kinship"]) == ("1988-11-22", "96", "mother")
    shown = page(desk, "letter", case.pk, letter.pk)
    for words in ("22.11.1988", "Namuna tuman sudi", "8 yil", "Zamira Namunayeva", "hukm nusxasi"):
        assert words in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"f_birth_date": "30.02.1990"}, {"f_verdict_date": "2027-01-01"}, {"f_term": "x"},
        {"on_0": "2026-12-31", "event_0": "pressed"}, {"f_kinship": "<b>"}, {"f_attachments": ["<b>"]},
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    desk: Client, case: Case, yes: None, wrong: dict[str, object]
) -> None:
    letter = "coercion_neutral" if "on_0" in wrong else "transfer_home"
    typed = {"to": "uz_mfa", "letter": letter, "language": "uz", "f_citizenship": "Namunaviy", **wrong}
    answer = desk.post(reverse("letter-new", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert "Namunaviy" in answer.content.decode()
    assert not Appeal.objects.exists()


def test_own_words_are_asked_only_where_the_text_has_room_for_them(
    desk: Client, case: Case, yes: None
) -> None:
    for letter, there in (("coercion_neutral", False), ("coercion_full", True)):
        shown = page(desk, "letter-new", case.pk, to="uz_mfa", letter=letter, language="uz")
        assert ("f_own_words" in shown) is there
    typed = {"to": "uz_mfa", "letter": "coercion_neutral", "language": "uz", "f_own_words": "jang qildi"}
    desk.post(reverse("letter-new", args=[case.pk]), typed)
    assert "own_words" not in Appeal.objects.get().facts["fields"]


def test_changed_words_are_read_anew_by_everybody(
    client: Client, case: Case, letter: Appeal, nodira: Account, sardor: Account, oleg: Account
) -> None:
    release(letter, by=sardor)
    as_of(client, oleg).post(reverse("letter-agree", args=[case.pk, letter.pk]))
    as_of(client, nodira)
    assert "everybody must agree anew" in page(client, "letter-words", case.pk, letter.pk)
    typed = words_of(client, case, letter) | {"f_facility": "IK-10", "event_0": "threatened"}
    answer = save(client, case, letter, typed)
    assert answer.status_code == 303
    row = fresh(letter)
    assert (row.lawyer_agreed_by, row.released_by, row.state) == (None, None, "prepared")
    assert row.facts["fields"]["facility"] == "IK-10"
    assert [one[0] for one in row.facts["events"]] == ["threatened"]
    changes = {
        one.field.split()[-1]: (one.old, one.new) for one in Change.objects.filter(field__startswith="letter")
    }
    assert changes == {"facility": ("", "IK-10"), "events": ("", "threatened")}
    shown = page(client, "case-history", case.pk)
    assert "Where the person is held" in shown
    assert "threats with a new criminal case" in shown


def test_nothing_different_keeps_every_agreement(
    desk: Client, case: Case, letter: Appeal, sardor: Account
) -> None:
    release(letter, by=sardor)
    assert save(desk, case, letter, words_of(desk, case, letter)).status_code == 303
    assert fresh(letter).released_by == sardor
    assert not Change.objects.filter(field__startswith="letter").exists()


def test_who_agrees_agrees_to_what_was_read(
    client: Client, case: Case, letter: Appeal, nodira: Account, oleg: Account
) -> None:
    as_of(client, oleg)
    read = client.get(reverse("letter", args=[case.pk, letter.pk])).context["mark"]
    as_of(client, nodira)
    save(client, case, letter, words_of(client, case, letter) | {"f_facility": "IK-10"})
    as_of(client, oleg)
    answer = client.post(reverse("letter-agree", args=[case.pk, letter.pk]), {"seen": read}, follow=True)
    assert "was changed since you opened it" in answer.content.decode()
    assert fresh(letter).lawyer_agreed_by is None


def test_what_may_leave_is_held_back_first(desk: Client, case: Case, letter: Appeal) -> None:
    typed = words_of(desk, case, letter)
    desk.post(reverse("letter-release", args=[case.pk, letter.pk]))
    assert "Change this letter" not in page(desk, "letter", case.pk, letter.pk)
    answer = desk.post(
        reverse("letter-words", args=[case.pk, letter.pk]), {**typed, "f_facility": "x"}, follow=True
    )
    assert "Hold it back first" in answer.content.decode()
    assert "facility" not in fresh(letter).facts["fields"]


def test_two_who_write_at_once_see_both_texts(
    client: Client, case: Case, letter: Appeal, nodira: Account, sardor: Account
) -> None:
    as_of(client, sardor)
    his = words_of(client, case, letter) | {"f_facility": "IK-7", "f_citizenship": "Namunaviy"}
    as_of(client, nodira)
    save(client, case, letter, words_of(client, case, letter) | {"f_facility": "IK-10", "f_article": "228"})
    as_of(client, sardor)
    answer = save(client, case, letter, his)
    assert answer.status_code == 409
    shown = answer.content.decode()
    for words in ("IK-10", "IK-7", "Namunaviy", "228", "Nodira"):
        assert words in shown
    assert fresh(letter).facts["fields"]["facility"] == "IK-10"
    keep = {clash.name: "theirs" if clash.keep_theirs else "mine" for clash in answer.context["clashes"]}
    assert keep == {"facility": "mine", "article": "theirs"}
    choice = {f"choose_{part}": whose for part, whose in keep.items()}
    again = his | choice | {"seen": answer.context["seen"]}
    assert save(client, case, letter, again).status_code == 303
    fields = fresh(letter).facts["fields"]
    assert (fields["facility"], fields["article"], fields["citizenship"]) == ("IK-7", "228", "Namunaviy")


@pytest.mark.parametrize("seen", ["", "x", "facility:0 " * 300, "\0"])
def test_a_page_without_its_marks_overwrites_nothing(
    desk: Client, case: Case, letter: Appeal, seen: str
) -> None:
    typed = words_of(desk, case, letter) | {"f_facility": "IK-7", "seen": seen}
    assert save(desk, case, letter, typed).status_code == 409
    assert "facility" not in fresh(letter).facts["fields"]


def test_several_events_each_with_its_own_day(desk: Client, case: Case, letter: Appeal) -> None:
    typed = words_of(desk, case, letter) | {
        "event_0": "beaten", "on_0": "2026-11-02", "event_1": "beaten", "on_1": "2026-11-09",
        "event_2": "no_doctor",
    }  # fmt: skip
    assert save(desk, case, letter, typed).status_code == 303
    events = [["beaten", "2026-11-02"], ["beaten", "2026-11-09"], ["no_doctor", None]]
    assert fresh(letter).facts["events"] == events
    assert "event_5" in page(desk, "letter-words", case.pk, letter.pk)


def test_the_language_and_the_script_are_changed(desk: Client, case: Case, letter: Appeal) -> None:
    for chosen, words in (("uz-cyrl", "АРИЗА"), ("uz", "ARIZA")):
        save(desk, case, letter, words_of(desk, case, letter) | {"language": chosen})
        assert fresh(letter).language == chosen
        assert words in page(desk, "letter", case.pk, letter.pk)


def test_a_hidden_telephone_never_stands_in_a_letter(
    desk: Client, case: Case, yes: None, nodira: Account
) -> None:
    Consent.objects.update(scope="everything")
    letter = prepare(case, authority="uz_mfa", letter="coercion_full", by=nodira)
    typed = words_of(desk, case, letter)
    answer = save(desk, case, letter, typed | {"f_own_words": "Yashirin telefondan qo‘ng‘iroq qildim"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Such words never leave" in shown
    assert "Yashirin telefondan" in shown
    assert not fresh(letter).facts["fields"].get("own_words")
    assert save(desk, case, letter, typed | {"f_own_words": "Meni majburlashdi"}).status_code == 303


def test_a_name_with_markup_stays_text_on_the_page_of_change(
    desk: Client, case: Case, letter: Appeal
) -> None:
    save(desk, case, letter, words_of(desk, case, letter) | {"f_facility": "<script>alert(1)</script>"})
    shown = page(desk, "letter-words", case.pk, letter.pk)
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_another_team_and_the_lawyer_change_nothing(
    client: Client, case: Case, letter: Appeal, ruslan: Account, oleg: Account
) -> None:
    for account, status in ((ruslan, 404), (oleg, 403)):
        answer = as_of(client, account).post(reverse("letter-words", args=[case.pk, letter.pk]), {})
        assert answer.status_code == status
