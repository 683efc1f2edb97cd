"""The vocabulary of the twenty rules: cues/U01.toml ... U20.toml, contract.toml.

A cue file holds [[cue]] tables: `kind` (what it shows), `level` (when not the rule's usual one), `say`
(phrases, see himoya/language/patterns.py), `yes` and `no` (sentences that must and must not fire; they run
as tests). Flags: `no_is_part` (the phrase is itself a denial, so a following "yo'q" changes nothing),
`any_time` (also when long past), `anyone` (also in news, advice and adverts), `asking` (also inside a
question), `supposing` (also after an if), `orders` (also as a
command: "narsangizni yig'ing"),
`intended` (also what somebody means to do: -moqchi), `threat` (also what he will do if...).
"""

from dataclasses import dataclass

from himoya.common import packaged

CODES = tuple(f"U{number:02}" for number in range(1, 21))


@dataclass(frozen=True, slots=True)
class Cue:
    rule: str
    kind: str
    level: str = ""  # "" for the rule's usual level
    no_is_part: bool = False
    any_time: bool = False
    anyone: bool = False
    asking: bool = False
    supposing: bool = False
    orders: bool = False
    intended: bool = False
    threat: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def _cues(name: str) -> list[tuple[Cue, list[str]]]:
    rows = packaged.toml("himoya.reading.cues", f"{name}.toml").get("cue", [])
    return [
        (
            Cue(
                rule=name,
                kind=row.get("kind", ""),
                level=row.get("level", ""),
                no_is_part=row.get("no_is_part", False),
                any_time=row.get("any_time", False),
                anyone=row.get("anyone", False),
                asking=row.get("asking", False),
                supposing=row.get("supposing", False),
                orders=row.get("orders", False),
                intended=row.get("intended", False),
                threat=row.get("threat", False),
                yes=tuple(row.get("yes", ())),
                no=tuple(row.get("no", ())),
            ),
            row["say"],
        )
        for row in rows
    ]


def all_cues() -> list[Cue]:
    return [cue for name in (*CODES, "contract") for cue, _ in _cues(name)]


def cues() -> list[tuple[str, Cue]]:
    """Every phrase of the rules with its cue."""
    return [
        (phrase, cue) for name in (*CODES, "contract") for cue, phrases in _cues(name) for phrase in phrases
    ]


def marks() -> list[tuple[str, str]]:
    """What stands around phrases and turns them (marks.toml): each phrase with the kind of its mark."""
    rows = packaged.toml("himoya.reading", "marks.toml")
    return [(phrase, kind) for kind, row in rows.items() for phrase in row["say"]]


def phrases_of(name: str) -> list[str]:
    return [phrase for _, phrases in _cues(name) for phrase in phrases]
