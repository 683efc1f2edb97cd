"""A person deleted for good is gone from every table, at once or not at all; others stay as they were."""

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from himoya.cases.models import Case, Fact, Statement
from himoya.erasure.actions import ALL, ALONE, CHOSEN, NONE, SEARCHED, erase_person
from himoya.erasure.parts import parts_of_messages, parts_of_persons
from himoya.erasure.queries import counted
from himoya.linkage.queries import current, group_of
from himoya.messages.models import Message
from himoya.messages.queries import search
from himoya.people.models import Person, Reporter
from himoya.security.models import AuditLine
from himoya.teaching.models import Lesson, OwnCue
from tests.erasure.conftest import CANARY, Cast, everything, where

pytestmark = pytest.mark.django_db


def erase(cast: Cast, which: str = ALL, chosen: tuple[int, ...] = ()) -> bool:
    return erase_person(cast.case, which=which, chosen=chosen, reason="asked_family", by=cast.nodira)


def test_not_one_of_the_words_is_left_anywhere(cast: Cast) -> None:
    assert len(where()) > 15
    assert erase(cast)
    assert where() == []
    assert not search(CANARY).exists()


def test_the_other_person_stays_and_what_was_accepted_of_her_is_marked(cast: Cast) -> None:
    fact = Fact.objects.get(person=cast.she)
    accepted = Statement.objects.create(
        person=cast.she,
        kind="home",
        value="Andijon",
        grade="V1",
        known_on=cast.case.opened_at,
        source=fact,
        stated_by=cast.nodira,
        stated_at=cast.case.opened_at,
    )
    assert erase(cast)
    assert list(Person.objects.values_list("name", flat=True)) == ["Ra’no Tamsilova"]
    accepted.refresh_from_db()
    assert (accepted.value, accepted.source) == ("Andijon", None)
    assert accepted.source_withdrawn_at is not None
    assert list(Reporter.objects.values_list("shown_name", flat=True)) == ["qo‘shni"]


@pytest.mark.parametrize(
    ("which", "kept"),
    [(ALL, []), (ALONE, ["shared"]), (CHOSEN, ["shared"]), (NONE, ["alone", "edit", "shared"])],
)
def test_messages_go_or_are_kept_without_his_facts(cast: Cast, which: str, kept: list[str]) -> None:
    edit = Message.objects.get(replaces=cast.alone)
    assert erase(cast, which, (cast.alone.pk,))
    numbers = {"alone": cast.alone.pk, "edit": edit.pk, "shared": cast.shared.pk}
    assert set(Message.objects.values_list("pk", flat=True)) == {numbers[name] for name in kept}
    assert set(Fact.objects.values_list("person", flat=True)) <= {cast.she.pk}


def test_his_verdicts_and_his_place_in_the_count_go_with_him(cast: Cast) -> None:
    before = current()
    assert before is not None
    assert erase(cast)
    after = current()
    assert after is not None
    assert after.point == before.point - 1
    assert group_of(after) == {cast.she.pk: cast.she.pk}


def test_the_second_of_two_people_is_told_that_it_was_done(cast: Cast) -> None:
    assert erase(cast)
    assert not erase(cast)
    assert AuditLine.objects.filter(verb="person.erased").count() == 1


def test_the_log_tells_that_it_was_done_and_not_about_whom(cast: Cast) -> None:
    erase(cast)
    line = AuditLine.objects.get(verb="person.erased")
    assert (line.subject, line.actor) == (f"case {cast.case.pk} asked_family", cast.nodira)


def test_what_was_searched_for_is_taken_out_of_every_session(cast: Cast) -> None:
    session = SessionStore()
    session[SEARCHED] = CANARY
    session["other"] = "kept"
    session.create()
    erase(cast)
    after = SessionStore(session.session_key)
    assert (after.get(SEARCHED), after.get("other")) == (None, "kept")


class BrokenDisk(Exception):
    pass


def test_whatever_statement_fails_nothing_is_changed(cast: Cast) -> None:
    before = everything()

    def attempt(fails_at: int) -> int:
        """How many writing statements ran; the one with this number fails."""
        ran = 0

        def execute(run, sql, params, many, context):  # type: ignore[no-untyped-def]  # Django's wrapper
            nonlocal ran
            if sql.startswith(("DELETE", "UPDATE", "INSERT")):
                ran += 1
                if ran == fails_at:
                    raise BrokenDisk
            return run(sql, params, many, context)

        with connection.execute_wrapper(execute), transaction.atomic():
            erase(cast)
            transaction.set_rollback(True)
        return ran

    statements = attempt(0)
    assert statements > 25
    for number in range(1, statements + 1):
        with pytest.raises(BrokenDisk):
            attempt(number)
        assert everything() == before, f"statement {number}"
    assert Case.objects.filter(pk=cast.case.pk).exists()


def test_what_is_counted_is_what_goes(cast: Cast) -> None:
    persons = [cast.he.pk, cast.also_he.pk]
    said = {one.words: one.count for one in counted(parts_of_persons(persons))}
    assert said["Files"] == said["Notes"] == said["Consents"] == said["Alarms"] == 1
    assert said["Names, each as one voice told it"] == 2
    assert said["Facts read from messages"] == 4
    assert all(said.values())


# Tables that hold nothing about one person or one message.
APART = {
    "Account", "AuditLine", "Beat", "Chat", "ColumnMapping", "Erased", "ExportRequest", "Grouping", "Import",
    "Invitation", "Notice", "Office", "OfficeTable", "OpenSession", "PackVersion", "Ranking",
    "Reach", "Reporter", "SavedFilter", "SignInTry", "TextVersion", "Touched",
}  # fmt: skip


def test_no_table_is_forgotten() -> None:
    """A table made later has to say whether it goes with a person or a message."""
    parts = [*parts_of_persons([1]), *parts_of_messages([1], statements=True)]
    deleted = {part.rows.model.__name__ for part in parts}
    ours = {model.__name__ for model in apps.get_app_config("himoya").get_models()}
    assert ours - deleted - APART == set()
    assert deleted & APART == set()


def test_what_was_noted_beside_a_kept_message_and_words_with_his_name_go(cast: Cast) -> None:
    by = {"by": cast.nodira, "at": cast.case.opened_at}
    Lesson.objects.create(message=cast.shared, rules=[], note=f"{CANARY} emas", **by)
    hers = OwnCue.objects.create(phrase="tilxat yoz*", rule="U01", **by)
    assert erase(cast, NONE)
    assert list(OwnCue.objects.all()) == [hers]
    assert not Lesson.objects.exists()
