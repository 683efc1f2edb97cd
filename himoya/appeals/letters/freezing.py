"""A text as one JSON, to be kept with a letter: words that change later never rewrite it."""

import json
from dataclasses import asdict
from datetime import date

from himoya.appeals.letters.texts import Text
from himoya.appeals.letters.written import Source
from himoya.common.errors import BadInput
from himoya.common.say import N_

FORMAT = 1
NOT_FROZEN = N_("This is no text kept with a letter, or a newer version of Himoya wrote it.")


def freeze(text: Text) -> str:
    """JSON from which `thaw` makes the same text."""
    kept = {
        **asdict(text),
        "format": FORMAT,
        "optional": sorted(text.optional),
        "risk_tags": sorted(text.risk_tags),
        "written": text.written.isoformat(),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def thaw(kept: str) -> Text:
    """The text that was frozen. Raises BadInput for anything else."""
    try:
        said = json.loads(kept)
        if said.pop("format") != FORMAT:
            raise BadInput(NOT_FROZEN)
        return Text(
            **{
                **said,
                "basis": tuple(said["basis"]),
                "uses": tuple(said["uses"]),
                "optional": frozenset(said["optional"]),
                "risk_tags": frozenset(said["risk_tags"]),
                "written": date.fromisoformat(said["written"]),
                "blocks": tuple(
                    (kind, tuple(Source(one["form"], tuple(one["lines"])) for one in sources))
                    for kind, sources in said["blocks"]
                ),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInput(NOT_FROZEN) from None
