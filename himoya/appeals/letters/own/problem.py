"""What is wrong with words that somebody wrote: the line, and what to do."""

from dataclasses import dataclass

from himoya.appeals.packs.problem import Problem
from himoya.common.say import N_, say

WHERE = N_("%(file)s, line %(line)s")


@dataclass(frozen=True)
class TextProblem(Problem):
    """`row` is the line, 0 for the whole text; `quote`: how that line begins, for the page of whoever wrote
    it alone (a name may stand in it). The value `label` is a sentence itself."""

    quote: str = ""

    def where(self, language: str) -> str:
        return say(WHERE, language, file=self.file, line=self.row) if self.row else self.file

    def words(self, language: str) -> str:
        label = self.values.get("label")
        more = {"label": say(str(label), language)} if label else {}
        return say(self.sentence, language, **{**self.values, **more})
