"""In which writing a name was told."""

import re

_CYRILLIC, _UZBEK = re.compile("[\u0400-\u04ff]"), re.compile("[ЎўҚқҒғҲҳ]")


def is_russian(name: str) -> bool:
    """Whether it is written as Russian papers write it, not in Latin and not in Uzbek Cyrillic."""
    return bool(_CYRILLIC.search(name)) and not _UZBEK.search(name)
