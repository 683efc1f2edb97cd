"""Scripts and spellings: one searchable form for Uzbek Latin, Uzbek Cyrillic and Russian. Pure.

Words here: fold (bring to one ASCII alphabet), letters (the careful form), tail (the ending after a stem).
"""

from himoya.language.folding import Folded, fold, fold_text
from himoya.language.script import Script, script_of

__all__ = ["Folded", "Script", "fold", "fold_text", "script_of"]
