"""The invented group: what it tells, and that its last evening cannot be slept through."""

import re
from collections import Counter

import pytest

from himoya.demo import story
from himoya.demo.cast import PRISONERS, SPEAKERS
from himoya.demo.story_draft import LETTER
from himoya.demo.story_hands import cyrillic_of, written

EVERY_RULE = [f"U{number:02d}" for number in range(1, 21)]
PHONE = re.compile(r"\+?\d[\d ]{9,}\d")


def test_about_two_thousand_messages_in_two_groups() -> None:
    assert Counter(one.message.group for one in story.told()) == {"telegram": 1250, "whatsapp": 750}


def test_most_of_it_is_everyday_talk() -> None:
    about_somebody = sum(1 for one in story.told() if one.about)
    assert 200 <= about_somebody <= 300


def test_nothing_is_written_after_the_fixed_evening() -> None:
    times = [one.message.sent_at for one in story.told()]
    assert times == sorted(times)
    assert times[0] >= story.FIRST_MESSAGE_AT
    assert times[-1] == story.LAST_MESSAGE_AT


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_urgent_rule_happens_to_somebody(rule: str) -> None:
    assert any(rule in one.urgent for one in story.told())


def test_everybody_told_about_is_of_the_cast_and_everybody_of_the_cast_is_told_about() -> None:
    told = {key for one in story.told() for key in (one.about, *one.also) if key}
    assert told == set(PRISONERS)


def test_people_write_only_in_their_groups() -> None:
    for one in story.told():
        assert LETTER[one.message.group] in SPEAKERS[one.message.speaker].groups


def test_a_reply_answers_an_earlier_message_of_the_same_group() -> None:
    numbers = {(one.message.group, one.message.number): one.message.sent_at for one in story.told()}
    replies = [one.message for one in story.told() if one.message.reply_to]
    assert len(replies) > 50
    for message in replies:
        assert numbers[message.group, message.reply_to or 0] < message.sent_at


def test_every_phone_in_the_talk_is_from_the_invented_range() -> None:
    phones = [found for one in story.told() for found in PHONE.findall(one.message.text)]
    assert phones
    assert all(phone.startswith("+998 00 7") for phone in phones)


@pytest.mark.parametrize(
    "letters", ["[a-z]", "[ўқғҳ]", "[ыэщ]", "[a-z].*[а-я]|[а-я].*[a-z]", "ʻ", "’", "`", "´"]
)
def test_every_way_of_writing_occurs(letters: str) -> None:
    written_so = [one for one in story.told() if re.search(letters, one.message.text.lower())]
    assert len(written_so) >= 5


def test_a_message_without_media_has_words() -> None:
    assert all(one.message.text or one.message.media for one in story.told())


@pytest.mark.parametrize("situation", story.tonight(), ids=lambda situation: situation.person)
def test_each_situation_of_tonight_was_told_in_the_last_days(situation: story.Situation) -> None:
    rules = {
        rule for one in story.told() if situation.person in (one.about, *one.also) for rule in one.urgent
    }
    assert set(situation.rules) <= rules


@pytest.mark.parametrize(
    "situation", [one for one in story.tonight() if one.level in ("T0", "T1")], ids=lambda one: one.person
)
def test_what_cannot_wait_was_told_within_two_days(situation: story.Situation) -> None:
    recent = {rule for one in story.within(hours=48) if situation.person == one.about for rule in one.urgent}
    assert situation.rules[0] in recent


def test_tonight_shows_nine_who_cannot_wait_two_hours_and_a_dozen_more() -> None:
    levels = Counter(one.level for one in story.tonight())
    assert levels["T0"] == 9
    assert 10 <= levels["T1"] <= 14


def test_alarming_words_without_alarm_stand_in_the_last_two_days_too() -> None:
    calm = [one.message.text for one in story.within(hours=48) if not one.urgent]
    assert any("imzo" in text.lower() for text in calm)
    assert any("тобут" in text.lower() for text in calm)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Yo'q, o'g'lim yaxshi", "Йўқ, ўғлим яхши"),
        ("Erkin e'lon berdi", "Эркин эълон берди"),
        ("SHOSHILINCH", "ШОШИЛИНЧ"),
        ("Shuhrat poyezdda", "Шуҳрат поездда"),
    ],
)
def test_latin_lines_are_written_in_cyrillic_by_those_who_write_cyrillic(latin: str, cyrillic: str) -> None:
    assert cyrillic_of(latin) == cyrillic


@pytest.mark.parametrize(
    ("hand", "line"),
    [
        ("latin’", "O’g’lim"),
        ("latinʻ", "Oʻgʻlim"),
        ("bare", "Oglim"),
        ("cyr", "Ўғлим"),
        ("plain", "Углим"),
    ],
)
def test_each_hand_types_the_same_word_its_own_way(hand: str, line: str) -> None:
    assert written("O'g'lim", hand) == line
