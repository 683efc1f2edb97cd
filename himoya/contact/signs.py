"""What proves life, and why the rest does not. Pure."""

from collections.abc import Mapping

from himoya.common.say import N_

PROVES = frozenset({"voice", "video", "visit"})  # somebody who knows him heard or saw him, then and there

WHY_NOT: Mapping[str, str] = {
    "letter": N_("A letter tells of the day it was written. It may have been on the way for weeks."),
    "text": N_("Anybody who holds the phone can write. Only a voice or a face proves life."),
    "word": N_("Somebody else says so. Ask who heard or saw the person, and when."),
    "parcel": N_("A parcel or money is taken by the staff. Nobody saw the person then."),
}


def proves(kind: str) -> bool:
    """Whether a sign of this kind (a code of Call.Kind) proves that he lived at that moment."""
    return kind in PROVES
