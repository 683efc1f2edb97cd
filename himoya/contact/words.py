"""Signs of life in words: English, marked to be said in the reader's language. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

KINDS: Mapping[str, str] = {
    "voice": N_("his voice on the telephone"),
    "video": N_("a video call"),
    "visit": N_("somebody visited him"),
    "letter": N_("a letter in his hand"),
    "text": N_("a written message"),
    "word": N_("word from somebody else"),
    "parcel": N_("a parcel or money was taken"),
}
