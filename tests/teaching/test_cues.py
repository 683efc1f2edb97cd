"""Words of the group's own: what they would change, what they raise, and how they go again."""

import pytest

from himoya.alarms.actions import take
from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Fact
from himoya.common.errors import BadInput
from himoya.intake.actions import enter_case, take_message, undo_import
from himoya.intake.hand import Heard, hand
from himoya.linkage.models import Grouped
from himoya.people.models import Person
from himoya.reading.scope import Stance
from himoya.security.models import Account, AuditLine
from himoya.teaching import looking
from himoya.teaching.actions import save_cue, take_back_cue
from himoya.teaching.looking import look_at_past, tried
from himoya.teaching.models import OwnCue
from himoya.teaching.queries import own_cues
from tests import make
from tests.teaching.conftest import GREETING, NOBODY, NOT_TOLD, TOLD, Bring

PHRASE = "tilxat yoz*"
pytestmark = pytest.mark.django_db


def paste(text: str, by: Account) -> None:
    take_message(
        text,
        sender="Zamira",
        sent_at=make.MONDAY,
        chat_key="pasted:x",
        chat_title="x",
        channel="pasted",
        by=by,
    )


def test_a_look_tells_what_would_ring_and_why_the_rest_would_not(bring: Bring) -> None:
    told, denied, nobody, _greeting = bring(TOLD, NOT_TOLD, NOBODY, GREETING)
    look = look_at_past(PHRASE, "U01")
    assert (look.found, look.looked, look.messages, look.holding) == (3, 3, 4, 3)
    assert [one.message for one in look.new] == [nobody.pk, told.pk]
    assert [(one.message, one.stance) for one in look.silent] == [(denied.pk, Stance.DENIED)]
    assert TOLD[look.new[1].start : look.new[1].end] == "tilxat yozibdi"
    assert look.new[1].person == Person.objects.get(facts__message=told, facts__kind="name").pk
    assert look.new[0].person is None
    assert not Alarm.objects.exists()


def test_only_the_newest_are_looked_at_and_it_says_so(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_LOOKED", 2)
    messages = bring(*[TOLD] * 5)
    look = look_at_past(PHRASE, "U01")
    assert (look.found, look.looked) == (5, 2)
    assert {one.message for one in look.new} == {messages[3].pk, messages[4].pk}


def test_what_was_taken_back_is_not_looked_at(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    undo_import(told.brought_by, by=nodira)
    assert look_at_past(PHRASE, "U01").found == 0


def test_saving_raises_the_alarms_with_their_quotes_and_opens_cases(bring: Bring, nodira: Account) -> None:
    told, _denied, _greeting = bring(TOLD, NOT_TOLD, GREETING)
    cue, raised = save_cue(PHRASE, "U01", by=nodira)
    alarm = Alarm.objects.get()
    assert (raised, alarm.message, alarm.rule, alarm.level) == (1, told, "U01", "T0")
    assert TOLD[alarm.start : alarm.end] == "tilxat yozibdi"
    fact = Fact.objects.get(kind="urgent")
    assert (fact.message, fact.person, fact.value) == (told, alarm.person, "U01 T0")
    assert Case.objects.count() == 1
    assert AuditLine.objects.filter(verb="cue.added", subject=f"cue {cue.pk} U01").count() == 1


def test_a_message_that_names_nobody_is_about_somebody(bring: Bring, nodira: Account) -> None:
    (told,) = bring(NOBODY)
    save_cue(PHRASE, "U01", by=nodira)
    alarm = Alarm.objects.get(message=told)
    assert alarm.person.name == ""
    assert Grouped.objects.filter(grouping__current=True, person=alarm.person).exists()


def test_somebody_without_a_name_is_whom_an_import_would_have_made(bring: Bring, nodira: Account) -> None:
    bring(TOLD, NOBODY)
    save_cue(PHRASE, "U01", by=nodira)
    before = Alarm.objects.get(message__text=NOBODY).person
    bring(NOBODY, name="two")
    imported = Alarm.objects.get(message__text=NOBODY, message__chat__key="telegram:two").person
    assert before.reporter.key == imported.reporter.key  # one sender, one voice
    assert (before.key, imported.key) == ("?2", "?1")


def test_an_alarm_that_stands_is_not_raised_twice(bring: Bring, nodira: Account) -> None:
    bring("Ukam Farrux Namunayev shartnomaga imzo qo‘ydi, tilxat yozibdi")
    assert Alarm.objects.filter(rule="U01").count() == 1
    look = look_at_past(PHRASE, "U01")
    assert (look.new, look.known) == ((), 1)
    save_cue(PHRASE, "U01", by=nodira)
    assert Alarm.objects.filter(rule="U01").count() == 1


def test_from_then_on_every_way_in_reads_with_them(bring: Bring, nodira: Account) -> None:
    save_cue(PHRASE, "U01", by=nodira)
    bring(TOLD, NOT_TOLD)
    paste("Akam Dilshod Sinovov tilxat yozdi", nodira)
    heard = Heard(name="Sardor Misolov", said="U tilxat yozibdi")
    enter_case(heard, ticked=_all_ticked(heard), caller=None, next_check_at=None, known=None, by=nodira)
    assert Alarm.objects.filter(rule="U01").count() == 3


def _all_ticked(heard: Heard) -> list[str]:
    return [one.key for one in hand(heard, make.MONDAY, "look", own_cues()).proposed]


def test_a_long_file_is_read_with_them_in_other_processes_too(bring: Bring, nodira: Account) -> None:
    save_cue(PHRASE, "U01", by=nodira)
    bring(*[TOLD] * 1600)
    assert Alarm.objects.filter(rule="U01").count() == 1600


def test_taking_back_takes_the_alarms_that_nothing_else_raises(bring: Bring, nodira: Account) -> None:
    bring(TOLD, "Ukam Farrux Namunayev shartnomaga imzo qo‘ydi, tilxat yozibdi", GREETING)
    cue, _raised = save_cue(PHRASE, "U01", by=nodira)
    bring("Akam Dilshod Sinovov tilxat yozdi", name="later")  # raised by the words as it came in
    assert Alarm.objects.count() == 3
    assert take_back_cue(cue, by=nodira) == 2
    (left,) = Alarm.objects.all()
    assert left.message is not None
    assert "imzo" in left.message.text
    assert [fact.message for fact in Fact.objects.filter(kind="urgent")] == [left.message]
    assert take_back_cue(cue, by=nodira) is None
    assert AuditLine.objects.filter(verb="cue.withdrawn").count() == 1


def test_an_alarm_that_somebody_acted_on_stays(bring: Bring, nodira: Account) -> None:
    bring(TOLD)
    cue, _raised = save_cue(PHRASE, "U01", by=nodira)
    take(Alarm.objects.get(), by=nodira)
    assert take_back_cue(cue, by=nodira) == 0
    assert Alarm.objects.count() == 1


def test_an_alarm_that_other_own_words_raise_too_goes_with_the_last_of_them(
    bring: Bring, nodira: Account
) -> None:
    bring("Ukam Farrux Namunayev tilxat yozibdi, qog‘ozga barmoq bosibdi")
    first, _raised = save_cue(PHRASE, "U01", by=nodira)
    second, raised = save_cue("barmoq bos*", "U01", by=nodira)
    assert raised == 0
    assert take_back_cue(first, by=nodira) == 0
    assert take_back_cue(second, by=nodira) == 0  # it never raised it: what stands is the first one's
    assert Alarm.objects.count() == 1


def test_other_words_in_the_same_message_leave_an_alarm_alone(bring: Bring, nodira: Account) -> None:
    bring(TOLD)
    cue, _raised = save_cue(PHRASE, "U01", by=nodira)
    other, _raised = save_cue("tilxat yozib*", "U02", by=nodira)
    assert take_back_cue(other, by=nodira) == 1
    assert Alarm.objects.get().rule == cue.rule


@pytest.mark.parametrize("phrase", ["farrux tilxat*", "Фаррухни олиб*", "namunayevga xat"])
def test_words_that_name_somebody_of_the_register_are_refused(
    bring: Bring, nodira: Account, phrase: str
) -> None:
    bring(TOLD)
    with pytest.raises(BadInput, match="name of a person"):
        save_cue(phrase, "U01", by=nodira)
    assert not OwnCue.objects.exists()


def test_the_same_words_stand_once_for_a_danger(bring: Bring, nodira: Account) -> None:
    save_cue("imzo qo‘ydirib*", "U01", by=nodira)
    with pytest.raises(BadInput, match="stand already"):
        save_cue("имзо қўйдириб*", "U01", by=nodira)
    save_cue("имзо қўйдириб*", "U02", by=nodira)


def test_very_wide_words_need_a_second_yes(bring: Bring, nodira: Account) -> None:
    bring(*[TOLD] * 30)
    assert tried(PHRASE, "U01")[1].wide
    with pytest.raises(BadInput, match="very many"):
        save_cue(PHRASE, "U01", by=nodira)
    assert not Alarm.objects.exists()
    assert save_cue(PHRASE, "U01", though_wide=True, by=nodira)[1] == 30
