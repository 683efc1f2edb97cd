"""A message gives the words around a place."""

from datetime import UTC, datetime

from himoya.reading.message import message_of

NOON = datetime(2026, 5, 16, 12, 0, tzinfo=UTC)


def test_the_words_after_a_place_are_the_same_however_often_and_however_many_are_asked_for() -> None:
    message = message_of("Ukam kecha terdi, imzo qo'ymagan. Rahmat", NOON)
    end = message.letters.index(".")
    for count in (3, 1, 12, 3):
        told = [word.letters for word in message.words_after(4, count, end)]
        assert told == ["kecha", "terdi", "imzo", "kwymagan"][:count]


def test_merged_words_stand_beside_their_careful_letters() -> None:
    message = message_of("O'g'lim 71-zonada, bo'ldi", NOON)
    assert message.merged == ["uglim", "71", "zunada", "buldi"]
    assert [word.letters for word in message.words] == ["wglim", "71", "zonada", "bwldi"]
