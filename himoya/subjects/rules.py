"""What a person is called in a paper or a letter. Values in, values out."""

import re
from collections.abc import Sequence

_CYRILLIC, _UZBEK = re.compile("[\u0400-\u04ff]"), re.compile("[ЎўҚқҒғҲҳ]")


def is_russian(name: str) -> bool:
    """Whether it is written as Russian papers write it, not in Latin and not in Uzbek Cyrillic."""
    return bool(_CYRILLIC.search(name)) and not _UZBEK.search(name)


def spelled(told: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """His fullest name, and as it stands in Russian papers when somebody wrote it down so.

    `told`: as accepted; `others`: further ones that somebody wrote down.
    """
    russian = [name for name in (*told, *others) if is_russian(name)]
    latin = [name for name in told if not is_russian(name)] or told
    found = {"name": max(latin, key=len, default=""), "name@ru": max(russian, key=len, default="")}
    return {field: name for field, name in found.items() if name}
