"""Bad input, said in one plain sentence: what, where, and what to do."""

from himoya.common.say import N_, say

_PLACES = {
    "line": N_("line %(number)s"),
    "row": N_("row %(number)s"),
    "message": N_("message %(number)s"),
}


class BadInput(Exception):
    """Something the person gave cannot be used. Nothing has been written.

    `sentence` is English, marked with N_, with %(name)s places; `values` fill them. Values may name a file
    or a line, never a person: exceptions end in logs.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(say(sentence, "en", **values))

    def said(self, language: str) -> str:
        values = self.values
        if "place" in values:
            values = {**values, "place": said_place(str(values["place"]), language)}
        return say(self.sentence, language, **values)


def said_place(place: str, language: str) -> str:
    """Where in a file: "line 12" as the reader says it. Other words stay as they are."""
    kind, _, number = place.partition(" ")
    return say(_PLACES[kind], language, number=number) if kind in _PLACES and number else place
