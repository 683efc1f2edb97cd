"""Tonight's list from the stored cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from himoya.alarms.display import MessageShown
from himoya.alarms.queries import stored_tonight
from himoya.alarms.rules import Tonight
from himoya.alarms.telling import corrected, texts_of, told_names
from himoya.cli.tonight_list import Count
from himoya.common import clock
from himoya.messages.queries import evening as evening_of

List = tuple[
    Tonight, Mapping[str, MessageShown], Mapping[str, str | None], Mapping[str, str], Count, datetime
]


def stored(at: datetime | None, places: int | None) -> List:
    """What `himoya tonight` shows without files. In a demo the evening is that of its last message."""
    evening = at or evening_of(clock.now())
    found = stored_tonight(evening, places=places)
    names, relations = told_names(found.tonight.entries)
    made = found.grouping
    count = Count(
        persons=made.point if made else 0,
        low=made.low if made else 0,
        high=made.high if made else 0,
        messages=found.messages,
    )
    listed = replace(found.tonight, entries=corrected(found.tonight.entries, evening))
    return listed, texts_of(listed.entries), names, relations, count, evening
