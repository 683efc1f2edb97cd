"""One message, pasted or written into the family form, goes the way of an imported one."""

from datetime import datetime, timedelta

import pytest

from himoya.alarms.queries import stored_tonight
from himoya.cases.models import Case, Fact
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.intake.actions import import_export, take_message, undo_import
from himoya.intake.queries import taken_before
from himoya.linkage.actions import regroup_waiting
from himoya.linkage.queries import current, group_of, identities_of, somebody_waits
from himoya.messages.models import Import, Message
from himoya.messages.queries import live_messages, search
from himoya.people.models import Person
from tests.make import MONDAY, account, export, incoming

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED = "Farrux Namunayev ukam qo'l qo'yib qo'yibdi, hali shu yerda ekan. 85 zona"
CALM = "O'g'lim Sardor Misolov 72 zonada, hammasi joyida ekan"


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


def taken(
    text: str = SIGNED,
    sender: str = "Zamira",
    sent_at: datetime = MONDAY,
    chat: str = "pasted:onalar",
    channel: str = "pasted",
) -> Message:
    return take_message(
        text, sender=sender, sent_at=sent_at, chat_key=chat, chat_title="Onalar", channel=channel, by=None
    )


def listed() -> int:
    return len(stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries)


def test_a_pasted_signature_is_on_tonights_list_at_once_with_a_case_and_a_clock() -> None:
    message = taken()

    (entry,) = stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries
    assert entry.reasons[0].signal.message == str(message.pk)
    assert Case.objects.get().next_check_at == MONDAY + timedelta(hours=2)
    assert message.brought_by.state == Import.State.LIVE
    assert search("namunayev").get() == message


def test_the_same_words_of_the_same_sender_add_nothing_for_a_day() -> None:
    first = taken()
    assert taken_before(SIGNED, "Zamira", "pasted:onalar", MONDAY) == first
    assert taken(sent_at=MONDAY - timedelta(hours=23)) == first
    assert Message.objects.count() == Import.objects.count() == 1

    assert taken(sent_at=MONDAY - timedelta(hours=25)) != first
    assert taken(sender="Nargiza") != first


def test_a_pasted_message_is_taken_back_whole_and_may_come_again() -> None:
    message = taken()
    undo_import(message.brought_by)
    assert (live_messages().count(), listed()) == (0, 0)

    again = taken()
    assert (live_messages().count(), listed()) == (1, 1)
    assert again == message
    assert Fact.objects.filter(kind="urgent").count() == 1


def test_what_one_sender_tells_of_one_person_stays_one_person() -> None:
    taken()
    taken("Farrux Namunayev bugun qo'ng'iroq qildi")
    assert Person.objects.filter(name__contains="Namunayev").count() == 1


def test_two_strangers_who_write_the_same_name_into_the_form_stay_two_voices() -> None:
    taken(chat="form:public", channel="form")
    taken(SIGNED + " yordam bering", chat="form:public", channel="form")
    assert Person.objects.filter(name__contains="Namunayev").count() == 2


def test_nobody_needs_a_name_to_be_heard() -> None:
    taken(sender="")
    taken(CALM, sender="")
    assert Person.objects.values("reporter").distinct().count() == 2


def test_a_new_person_is_counted_at_once_and_compared_later() -> None:
    import_export(export(incoming(SIGNED, sender_key="")), "one", file_name="result.json")
    before = current()
    assert before is not None
    assert not somebody_waits()
    taken(sender="Nargiza")

    now = current()
    assert now is not None
    assert (now.point, now.messages) == (before.point + 1, before.messages + 1)
    assert len(set(group_of(now).values())) == 2
    assert regroup_waiting()
    assert not regroup_waiting()
    assert {len(identities_of(person)) for person in Person.objects.all()} == {2}


def test_a_message_that_comes_while_everybody_is_grouped_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    taken()
    minutes = iter(range(1, 100))
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(minutes=next(minutes)))
    came: list[Message] = []

    def meanwhile() -> None:
        if not came:
            came.append(taken(CALM))

    assert regroup_waiting(pause=meanwhile)
    new = came[0].facts.filter(person__isnull=False).first()
    assert new is not None
    assert new.person_id in group_of(current())
    assert somebody_waits()


def test_a_known_person_gets_no_second_case() -> None:
    taken()
    taken("Farrux Namunayev ukam qo'l qo'yibdi, bugun olib ketishyapti. 85 zona")
    assert Case.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "a" * 20_001])
def test_what_is_no_message_is_refused_in_a_plain_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        taken(text)
    assert Import.objects.count() == 0


def test_a_message_from_next_week_is_refused() -> None:
    with pytest.raises(BadInput, match="future"):
        taken(sent_at=MONDAY + timedelta(days=7))


def test_signs_no_database_takes_are_left_out() -> None:
    message = taken("Farrux\x00 Namunayev \ud800 qo'l qo'yibdi", sender="Za\x00mira")
    assert "\x00" not in message.text
    assert message.sender == "Zamira"


def test_it_is_written_down_who_pasted_it() -> None:
    nodira = account()
    message = take_message(
        CALM, sender="", sent_at=MONDAY, chat_key="pasted:", chat_title="", channel="pasted", by=nodira
    )
    assert message.brought_by.by == nodira
