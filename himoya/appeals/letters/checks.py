"""What is wrong with a text of a letter, in one plain sentence with its file."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from himoya.appeals.letters.fields import FIELDS, FREE
from himoya.common.errors import BadInput
from himoya.common.say import N_

PLACE = re.compile(r"\{([^{}]*)\}")
TAGS = frozenset(  # the facts of risks.csv
    {
        "signed_contract", "took_part", "left_unit", "second_citizenship", "location_of_hider",
        "informant_name", "other_prisoner", "phone_in_prison", "objects", "reprisal_feared",
        "escape_plan", "contact_abroad",
    }
)  # fmt: skip
_KEYS: Mapping[str, type] = {
    "id": str, "title": str, "basis": list, "uses": list, "optional": list, "risk_tags": list,
    "neutral": bool, "lawyer": str, "date": date,
}  # fmt: skip


def header(given: Mapping[str, Any], file: str) -> None:
    """All keys are there, of the right kind, and the id is that of the file."""
    for key, kind in _KEYS.items():
        if not isinstance(given.get(key), kind):
            raise BadInput(N_("The header of %(file)s needs “%(key)s”."), file=file, key=key)
    if given["id"] != file.split(".")[0] or not given["basis"]:
        raise BadInput(N_("The header of %(file)s needs the id of the file, and a legal basis."), file=file)
    unknown = sorted(set(given["risk_tags"]) - TAGS)
    if unknown:
        raise BadInput(N_("%(file)s: the risk “%(tag)s” is unknown."), file=file, tag=unknown[0])
    outside = sorted(set(given["optional"]) - set(given["uses"]))
    if outside:
        raise BadInput(N_("%(file)s: “%(field)s” is optional but not used."), file=file, field=outside[0])


def fields(uses: Iterable[str], lines: Iterable[str], file: str) -> None:
    """Every {field} is known, and the header names all of them and no others."""
    found = {name for line in lines for name in PLACE.findall(line)}
    unknown = sorted(found - FIELDS.keys())
    if unknown:
        raise BadInput(N_("%(file)s: {%(field)s} is no field of a letter."), file=file, field=unknown[0])
    differing = sorted(found ^ set(uses))
    if differing:
        raise BadInput(
            N_("%(file)s: the field “%(field)s” stands in the header or in the text, but not in both."),
            file=file, field=differing[0],
        )  # fmt: skip
    left = next((line for line in lines if re.search(r"[{}]", PLACE.sub("", line))), None)
    if left:
        raise BadInput(N_("%(file)s: a brace stands alone in “%(line)s”."), file=file, line=left[:60])


def neutral(is_neutral: bool, uses: Iterable[str], file: str) -> None:
    """A neutral letter holds no free words, because no table can tell what stands in them."""
    free = sorted(name for name in uses if FIELDS[name].kind in FREE)
    if is_neutral and free:
        raise BadInput(N_("%(file)s: a neutral letter must not use {%(field)s}."), file=file, field=free[0])
