"""An organiser imports her export: seen whole or not at all, never doubled, and to be taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from himoya.alarms.models import Alarm
from himoya.alarms.queries import stored_tonight
from himoya.cases.models import Case, Fact, Statement
from himoya.cases.queries import live_cases
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.actions import import_export, undo_import
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.messages.models import Import, Message, Rejection
from himoya.messages.queries import live_messages, search
from tests import make
from tests.make import MONDAY, account, export, incoming

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED = "Farrux Namunayev ukam qo'l qo'yib qo'yibdi, hali shu yerda ekan. 85 zona"
REFUSED = "Farrux Namunayev imzolamadi, rad etdi"
CHATTER = "Assalomu alaykum hammaga"


def bring(export: Export, mark: str = "one") -> Import:
    return import_export(export, mark, file_name="result.json")


def test_a_signature_is_on_tonights_list_with_its_words_and_a_case_with_a_clock() -> None:
    made = bring(export(incoming(CHATTER, 1), incoming(SIGNED, 2)))

    assert (made.state, made.added) == (Import.State.LIVE, 2)
    (entry,) = stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries
    signal = entry.reasons[0].signal
    assert signal.rule == "U01"
    assert signal.quote in SIGNED
    case = live_cases().get()
    assert case.next_check_at == signal.told_at + timedelta(hours=2)


def test_the_same_file_again_adds_nothing() -> None:
    first = bring(export(incoming(SIGNED)))
    again = bring(export(incoming(SIGNED)))

    assert again == first
    assert Message.objects.count() == Alarm.objects.count() == 1


def test_a_longer_export_adds_only_what_is_new() -> None:
    bring(export(incoming(SIGNED, 1)), "one")
    longer = bring(export(incoming(SIGNED, 1), incoming(CHATTER, 2)), "two")

    assert (longer.added, longer.known) == (1, 1)
    assert Message.objects.count() == 2
    assert Alarm.objects.count() == 1


def test_an_edit_in_a_longer_export_hides_the_first_wording_and_its_alarm() -> None:
    bring(export(incoming(SIGNED, 1)), "one")
    bring(export(incoming(REFUSED, 1, edited=True)), "two")

    assert [message.text for message in live_messages()] == [REFUSED]
    assert stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries == ()


def test_an_older_export_does_not_bring_the_first_wording_back() -> None:
    bring(export(incoming(REFUSED, 1, edited=True)), "new")
    bring(export(incoming(SIGNED, 1)), "old")

    assert [message.text for message in live_messages()] == [REFUSED]


def test_a_message_edited_within_one_file_counts_in_its_last_wording() -> None:
    bring(export(incoming("birinchi", 1), incoming("ikkinchi", 1, edited=True)))

    assert [message.text for message in live_messages()] == ["ikkinchi"]
    assert search("birinchi").count() == 0


def test_rows_that_cannot_be_used_are_listed_and_the_good_ones_survive() -> None:
    broken = Rejected(
        "line 2", BadInput(N_("%(place)s is dated %(date)s."), place="line 2", date="?"), "x\x00\udcff"
    )
    made = bring(export(incoming(CHATTER, 1), broken, incoming(SIGNED, 3)))

    assert (made.added, made.rejected) == (2, 1)
    rejection = Rejection.objects.get()
    assert (rejection.place, rejection.values["date"]) == ("line 2", "?")


def test_a_file_that_breaks_in_the_middle_keeps_what_was_before() -> None:
    def rows() -> Iterator[Incoming]:
        yield incoming(SIGNED, 1)
        raise BadInput(N_("The file %(file)s is cut off."), file="result.json")

    made = bring(Export("telegram-json", "Onalar", (), rows))

    assert (made.state, made.added, made.rejected) == (Import.State.LIVE, 1, 1)


def test_a_file_without_one_good_row_writes_nothing() -> None:
    def rows() -> Iterator[Incoming]:
        raise BadInput(N_("The file %(file)s is cut off."), file="result.json")
        yield

    with pytest.raises(BadInput):
        bring(Export("telegram-json", "Onalar", (), rows))
    with pytest.raises(BadInput):
        bring(export())
    assert Import.objects.count() == Message.objects.count() == 0


def test_a_message_from_the_future_is_set_aside() -> None:
    made = bring(export(incoming(CHATTER, 1), incoming(SIGNED, 2, sent_at=clock.now() + timedelta(days=300))))

    assert (made.added, made.rejected) == (1, 1)


def crash_after(rows: int, *all_rows: Incoming) -> Export:
    """An export whose reading is cut off as by a power failure: no exception that anybody handles."""

    def read() -> Iterator[Incoming]:
        for number, row in enumerate(all_rows):
            if number == rows:
                raise KeyboardInterrupt
            yield row

    return Export("telegram-json", "Onalar", (), read)


def test_a_crash_leaves_nothing_visible_and_the_same_file_goes_on_where_it_stopped() -> None:
    many = [incoming(CHATTER if n % 7 else SIGNED, n) for n in range(1, 1201)]

    with pytest.raises(KeyboardInterrupt):
        bring(crash_after(900, *many))
    assert live_messages().count() == search("assalomu").count() == live_cases().count() == 0
    assert stored_tonight(MONDAY).tonight.entries == ()

    made = bring(export(*many))
    assert (made.added, made.known, made.done) == (1200, 0, 1200)
    assert live_messages().count() == 1200


def test_an_undone_import_is_gone_whole_and_can_come_again() -> None:
    made = bring(export(incoming(CHATTER, 1), incoming(SIGNED, 2)))
    undo_import(made)

    assert live_messages().count() == search("namunayev").count() == live_cases().count() == 0
    assert stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries == ()

    again = bring(export(incoming(CHATTER, 1), incoming(SIGNED, 2)))
    assert again != made
    assert live_messages().count() == 2
    assert Case.objects.count() == 1


@pytest.mark.parametrize("undone", ["one", "two"])
def test_what_two_imports_hold_stays_until_both_are_taken_back(undone: str) -> None:
    made = {"one": bring(export(incoming(SIGNED, 1)), "one")}
    made["two"] = bring(export(incoming(SIGNED, 1), incoming(CHATTER, 2)), "two")

    undo_import(made.pop(undone))
    assert search("namunayev").count() == 1
    assert len(stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries) == 1

    undo_import(Import.objects.get(pk=made.popitem()[1].pk))
    assert live_messages().count() == 0


def test_a_message_of_an_unfinished_import_is_seen_once_another_import_holds_it() -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(crash_after(500, *[incoming(SIGNED, n) for n in range(1, 502)]), "crashed")

    bring(export(incoming(SIGNED, 1), incoming(CHATTER, 900)), "other")

    assert live_messages().count() == 2


def test_an_accepted_statement_outlives_the_import_and_says_so() -> None:
    made = bring(export(incoming(SIGNED, 1)))
    fact = Fact.objects.filter(kind="contract").get()
    make.accepted(fact, account())

    undo_import(made)

    statement = Statement.objects.get()
    assert (statement.value, statement.withdrawn_at) == ("signed", None)
    assert statement.source_withdrawn_at is not None
    assert live_cases().count() == 1
