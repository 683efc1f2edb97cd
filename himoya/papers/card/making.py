"""The call card as a paper. Nothing of the case stands on it but, if wanted, the first name."""

from collections.abc import Sequence

from himoya.contact.card import checked_by, questions, text
from himoya.names.roles import roles
from himoya.printing.paper import Block, Group, Paper, Row

SAYINGS = ("say_1", "say_2", "say_3")


def paper_of(order: Sequence[str], script: str, name: str = "") -> Paper:
    """`order`: codes of the questions; `script`: one of himoya.contact.card.SCRIPTS; `name`: a first name."""
    asked = {question.code: question.texts[script] for question in questions()}
    blocks = [
        Block("quiet", text("before", script)),
        Block("asked", rows=tuple(Row(asked[code], lines=1) for code in order)),
        Block("heading", text("time", script)),
        *(Block("text", text(key, script)) for key in SAYINGS),
        Block("quiet", text("after", script)),
    ]
    if name:
        blocks.insert(0, Block("strong", text("for", script, name=name)))
    foot = [text("foot", script)]
    if not checked_by():
        foot.append(text("not_checked", script))
    return Paper("card", script, text("title", script), tuple(foot), (Group(tuple(blocks)),))


def first_name(full: str) -> str:
    """The given name alone; "" when no word of it is one."""
    parts = [part for part in roles(full) if not part.initial]
    given = max(parts, key=lambda part: part.given, default=None)
    return given.written if given is not None and given.role == "given" else ""
