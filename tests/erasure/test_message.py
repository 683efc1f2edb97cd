"""A message deleted for good does not come back with the next export, and takes only its own with it."""

import pytest

from himoya.cases.models import Case, Fact
from himoya.common.errors import BadInput
from himoya.erasure.actions import erase_message
from himoya.intake.actions import import_export, take_message
from himoya.linkage.actions import regroup, switch_to
from himoya.linkage.queries import current
from himoya.messages.models import Chat, Erased, Message
from himoya.messages.queries import search
from himoya.people.models import Person
from himoya.security.models import AuditLine
from tests import make
from tests.erasure.conftest import CANARY, Cast, where

pytestmark = pytest.mark.django_db


def test_every_wording_and_everything_read_from_it_goes(cast: Cast) -> None:
    assert erase_message(cast.alone, reason="asked_writer", by=cast.nodira)
    assert list(Message.objects.all()) == [cast.shared]
    assert set(Fact.objects.values_list("message", flat=True)) == {cast.shared.pk}
    assert not search("tuzatilgan").exists()


def test_whoever_is_known_from_elsewhere_stays(cast: Cast) -> None:
    erase_message(cast.alone, reason="asked_writer", by=cast.nodira)
    assert set(Person.objects.all()) == {cast.he, cast.also_he, cast.she}  # judged to be one person
    assert Case.objects.filter(pk=cast.case.pk).exists()


def test_whoever_was_told_of_only_here_goes_with_it(db: None) -> None:
    nodira, message = make.account(), make.message(f"{CANARY} haqida")
    person = make.person(f"Botir {CANARY}", voice=f"telegram:77/{CANARY}")
    make.a_fact(message, person, "name", CANARY)
    Case.objects.create(person=person, opened_at=make.MONDAY, next_check_at=make.MONDAY)  # by itself
    switch_to(regroup())
    erase_message(message, reason="mistake", by=nodira)
    assert where() == []
    assert not Person.objects.exists()
    grouping = current()
    assert grouping is not None
    assert grouping.point == 0


def test_the_same_file_does_not_bring_it_back(db: None) -> None:
    nodira = make.account()
    rows = [
        make.incoming("Mening ukam Farrux Ertakboyev 85 zonada, qo‘l qo‘yibdi", 1),
        make.incoming("O‘g‘lim Sanjar Laqabov 71 zonada", 2),
    ]
    import_export(make.export(*rows), "first", file_name="result.json", by=nodira)
    gone = Message.objects.get(key="1")
    erase_message(gone, reason="danger", by=nodira)
    again = import_export(make.export(*rows), "second", file_name="result.json", by=nodira)

    assert list(Message.objects.values_list("key", flat=True)) == ["2"]
    assert (again.added, again.known) == (0, 2)
    assert not any("Farrux" in name for name in Person.objects.values_list("name", flat=True))


def test_an_edit_of_it_in_a_later_export_does_not_bring_it_back(db: None) -> None:
    nodira = make.account()
    import_export(make.export(make.incoming("birinchi so‘z", 1)), "first", file_name="a.json", by=nodira)
    erase_message(Message.objects.get(), reason="danger", by=nodira)
    edited = make.incoming("ikkinchi so‘z", 1, edited=True)
    import_export(make.export(edited), "second", file_name="b.json", by=nodira)
    assert not Message.objects.exists()


def test_the_same_number_in_another_chat_is_another_message(db: None) -> None:
    nodira = make.account()
    import_export(make.export(make.incoming("birinchi", 1)), "first", file_name="a.json", by=nodira)
    erase_message(Message.objects.get(), reason="danger", by=nodira)
    elsewhere = make.incoming("boshqa", 1, chat="telegram:78")
    import_export(make.export(elsewhere), "second", file_name="b.json", by=nodira)
    assert Message.objects.get().text == "boshqa"


def test_nothing_can_be_read_from_the_mark_that_stays(cast: Cast) -> None:
    erase_message(cast.shared, reason="danger", by=cast.nodira)
    (mark,) = Erased.objects.all()
    assert len(mark.key_hash) == 64
    assert cast.shared.key not in mark.key_hash or len(cast.shared.key) < 3


def test_a_chat_without_messages_forgets_its_title(db: None) -> None:
    nodira, message = make.account(), make.message("salom")
    Chat.objects.update(title=CANARY)
    erase_message(message, reason="danger", by=nodira)
    assert where() == []


def test_twice_is_once(cast: Cast) -> None:
    assert erase_message(cast.shared, reason="danger", by=cast.nodira)
    assert not erase_message(cast.shared, reason="danger", by=cast.nodira)
    assert AuditLine.objects.filter(verb="message.erased").count() == 1


def test_the_same_words_pasted_again_with_their_old_date_are_refused(db: None) -> None:
    nodira = make.account()

    def paste() -> Message:
        return take_message(
            "Ukam 85 zonada",
            sender="Zamira",
            sent_at=make.MONDAY,
            chat_key="pasted:onalar",
            chat_title="Onalar",
            channel="pasted",
            by=nodira,
        )

    erase_message(paste(), reason="danger", by=nodira)
    with pytest.raises(BadInput, match="deleted for good"):
        paste()
    assert not Message.objects.exists()
