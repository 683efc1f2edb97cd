"""A message marked as wrongly read: one mark stands, the log keeps what was said before."""

import json
from pathlib import Path

import pytest

from himoya.cli.data.lessons import take_out
from himoya.common.errors import BadInput
from himoya.erasure.actions import erase_message
from himoya.intake.actions import undo_import
from himoya.security import keyring
from himoya.security.models import Account, AuditLine
from himoya.teaching.actions import mark_wrongly_read, save_cue, take_back_lesson
from himoya.teaching.models import Lesson
from himoya.teaching.queries import labelled, lesson_of
from tests.security.keys import CHEAP, WORDS
from tests.teaching.conftest import GREETING, TOLD, Bring

pytestmark = pytest.mark.django_db


def test_it_says_what_should_have_been_read(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    lesson = mark_wrongly_read(told, ["U05", "U01"], "tilxat — shartnoma", by=nodira)
    assert (lesson.rules, lesson.note, lesson.by) == (["U01", "U05"], "tilxat — shartnoma", nodira)
    assert lesson_of(told) == lesson
    assert AuditLine.objects.filter(verb="lesson.given", subject=f"lesson {lesson.pk} U01 U05").exists()


def test_changed_it_is_still_one_and_the_log_keeps_both(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    first = mark_wrongly_read(told, ["U01"], by=nodira)
    again = mark_wrongly_read(told, [], "hech narsa", by=nodira)
    mark_wrongly_read(told, [], "hech narsa", by=nodira)  # nothing new: no line
    assert first.pk == again.pk
    assert again.rules == []
    lines = AuditLine.objects.filter(verb__startswith="lesson.").order_by("pk").values_list("verb", "subject")
    assert list(lines) == [
        ("lesson.given", f"lesson {first.pk} U01"),
        ("lesson.changed", f"lesson {first.pk} none"),
    ]


def test_taken_back_it_stands_no_more_and_may_be_marked_anew(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    lesson = mark_wrongly_read(told, ["U01"], by=nodira)
    assert take_back_lesson(lesson, by=nodira)
    assert not take_back_lesson(lesson, by=nodira)
    assert lesson_of(told) is None
    assert mark_wrongly_read(told, ["U02"], by=nodira).pk != lesson.pk
    assert Lesson.objects.count() == 2


def test_an_unknown_rule_is_refused(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    with pytest.raises(BadInput):
        mark_wrongly_read(told, ["U77"], by=nodira)
    assert not Lesson.objects.exists()


def test_lessons_are_labelled_messages_with_what_is_read_today(bring: Bring, nodira: Account) -> None:
    told, greeting = bring(TOLD, GREETING)
    mark_wrongly_read(told, ["U01"], by=nodira)
    mark_wrongly_read(greeting, [], by=nodira)
    first, second = labelled()
    assert (first["gold"], first["now"]) == ({"urgent": ["U01"], "level": "T0"}, [])
    assert (second["gold"], second["now"]) == ({"urgent": [], "level": "none"}, [])
    save_cue("tilxat yoz*", "U01", by=nodira)
    assert next(labelled())["now"] == ["U01"]


def test_a_message_that_was_taken_back_teaches_nothing(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    mark_wrongly_read(told, ["U01"], by=nodira)
    undo_import(told.brought_by, by=nodira)
    assert list(labelled()) == []


def test_a_message_deleted_for_good_takes_its_mark_with_it(bring: Bring, nodira: Account) -> None:
    (told,) = bring(TOLD)
    mark_wrongly_read(told, ["U01"], by=nodira)
    assert erase_message(told, reason="danger", by=nodira)
    assert not Lesson.objects.exists()


def test_they_are_taken_out_with_the_passphrase_and_without_phones(
    bring: Bring,
    nodira: Account,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HIMOYA_HOME", str(tmp_path / "home"))
    keyring.create(tmp_path / "home", WORDS, CHEAP)
    key = tmp_path / "key"
    key.write_text(WORDS)
    (told,) = bring(TOLD + ", tel +998 00 000 00 01")
    mark_wrongly_read(told, ["U01"], by=nodira)
    take_out(tmp_path / "lessons.jsonl", key_file=key, as_json=True)
    (line,) = (tmp_path / "lessons.jsonl").read_text().splitlines()
    row = json.loads(line)
    assert row["gold"]["urgent"] == ["U01"]
    assert "000 00 01" not in row["text"]
    assert len(row["text"]) == len(told.text)
    assert json.loads(capsys.readouterr().out)["lessons"] == 1
    assert AuditLine.objects.filter(verb="lessons.taken").count() == 1
    with pytest.raises(BadInput):
        take_out(tmp_path / "lessons.jsonl", key_file=key, as_json=True)
