"""Words that templates show in the reader's language."""

from himoya.desk.tags import _SOURCES, chat_name
from himoya.family.actions import TITLE


def test_a_source_of_our_own_is_said_in_the_readers_language_and_a_chat_as_it_is_called() -> None:
    assert TITLE in _SOURCES
    assert chat_name(TITLE) == "family form"
    assert chat_name("Vodiy onalari") == "Vodiy onalari"
