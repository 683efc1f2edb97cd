"""Whether a chat is in a language that is read here: a guess by the small words that chats are full of."""

import re
from collections.abc import Iterable

from himoya.language.folding import fold_text

# Small words of Uzbek and Russian; those that Tajik, Kyrgyz or Kazakh share are left out.
_SMALL_WORDS = """
bilan uchun kerak qanday nima kim emas ekan dedi deb degan edi hozir endi lekin yaxshi rahmat kecha bugun
men sen siz biz uni unga menga sizga bizga qachon qayerda qayerga bormi yo‘q keldi ketdi
aytdi o‘g‘lim ukam akam opa oyi
что как это его она они мы вы меня вас нас для или если только уже когда где есть нет спасибо здравствуйте
пожалуйста сегодня вчера сын брат муж сказал сказали очень надо можно
"""
_KNOWN = frozenset(fold_text(word) for word in _SMALL_WORDS.split())
_WORD = re.compile(r"[a-z]+")
LONG = 4  # words of a message that says enough to tell
ENOUGH = 30  # such messages before anything is said about a chat
SHARE = 0.15


def seems_foreign(texts: Iterable[str]) -> bool:
    """True when hardly any of many longer messages holds a small word of Uzbek or Russian."""
    told = known = 0
    for text in texts:
        words = _WORD.findall(fold_text(text[:1000]))
        # A message in letters that do not fold, Arabic or Chinese, says enough by its length.
        if len(words) >= LONG or (not words and len(text) > 20):
            told += 1
            known += not _KNOWN.isdisjoint(words)
    return told >= ENOUGH and known < SHARE * told
