"""Bad input, said in one plain sentence: what, where, and what to do."""

from himoya.common.say import say


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
        return say(self.sentence, language, **self.values)
