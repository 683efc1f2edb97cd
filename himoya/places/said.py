"""A place that the program read, such as "IK-76 Saratov oblast", as a letter in another language says it."""

import re

from himoya.common import packaged

# How types of prisons stand in Russian papers.
_TYPES = {"IK": "ИК", "SIZO": "СИЗО", "KP": "КП", "LIU": "ЛИУ", "T": "Т"}
_READ = re.compile(rf"(?:(?P<type>{'|'.join(_TYPES)})-(?P<number>\d+))?(?:^|\s|$)(?P<region>.*)")


def said_place(place: str, language: str) -> str:
    """`language`: "uz" or "ru". Only what is spelled as the program itself spells it is said otherwise; words
    that people wrote stay, and so does everything in other languages."""
    read = _READ.fullmatch(place)
    rows = packaged.toml("himoya.places.data", "regions.toml")
    if read is None or language not in ("uz", "ru") or read["region"] not in {"", *rows}:
        return place
    prison = f"{read['type']}-{read['number']}" if read["type"] else ""
    if prison and language == "ru":
        prison = f"{_TYPES[read['type']]}-{read['number']}"
    region = rows[read["region"]][language] if read["region"] else ""
    return ", ".join(filter(None, (prison, region)))
