"""What is wrong with a pack, said to the person who edits it: file, row, column, and what to do."""

from dataclasses import dataclass, field

from himoya.common.say import N_, say

WHERE_ROW = N_("%(file)s, row %(row)s, column %(column)s")
WHERE_LINE = N_("%(file)s, row %(row)s")


@dataclass(frozen=True)
class Problem:
    """`row` is the number a spreadsheet program shows (the header is 1), 0 for the whole file."""

    file: str
    row: int
    column: str
    sentence: str
    values: dict[str, object] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Place and sentence in one line."""
        return f"{self.where(language)}: {self.words(language)}"

    def where(self, language: str) -> str:
        if not self.row:
            return self.file
        where = WHERE_ROW if self.column else WHERE_LINE
        return say(where, language, file=self.file, row=self.row, column=self.column)

    def words(self, language: str) -> str:
        return say(self.sentence, language, **self.values)
