"""Words that tell of the army, in any script: a place that belongs to it, a contract, a fight, a flight."""

import re
from typing import Literal

from himoya.language.folding import fold_text

# As fold_text writes them. Stems are long enough to leave surnames such as Askarov or Jangiboyev alone.
_PLACE = re.compile(
    r"puligun|uchebk|uchebn|ukuv mark|harbi|vu[ei]n|vuyen|v/?ch\b|chast|frunt|ukup|shturm|\bsvu\b|armiy"
    r"|lu[hg]ansk|dune[ct]+s?k|zapuruj|hersun|mariupul|bahmut|ukrain|blindaj|guspital"
)
_PRISON = re.compile(
    r"\bik\b|\bik-|\bsizu\b|kuluni|\bkp-|\bliu\b|\bliu-|zuna|turm|tyurm|\bt-\d|fsin|medsanchast|\bmsch\b"
    r"|tubzun|tubbulnits|\bspets?priy|deput?rt"
)
_ARMY_HOSPITAL = re.compile(r"guspital|(?:harbiy|vuy?enn\w*) (?:kasalhuna|shifuhuna|bulnits|klinik)")
_WARD = re.compile(r"kasalhuna|shifuhuna|bulnits|\bhuspital|lazaret|reanimats")
_SIGNED = re.compile(r"k[uo]n?tra[ck]t|shartnuma|cuntra[ck]t|imzu|pudpis|\bkul kuy|\bsigned\b|kul kuydi")
_FOUGHT = re.compile(
    r"puligun|uchebk|ukuv mark|\bharbiy|\bvuin|vuenn|vuyenn|\bv/?ch(?![a-z])|frunt(?!uv)|\bukup|shturm"
    r"|\bsvu\b|\barmi|\barmy|lu[hg]ansk|dune[ct]+s?k|zapuruj|hersun|mariupul|bahmut|ukrain|blindaj|guspital"
    r"|\burush|\bvuyn|\bvuyev|\bvuev|\bvuyuet|\bvuyuyu|\bjang(?:da|ga|ning|ni|lar| kil|uvar)|\bbuev|suldat"
    r"|suldier|\baskar(?:lik|i|ga|da| bul)?\b|mubiliz|naemnik|nayumnik|mercenar|yullanma|yaradu?r\b|yarala"
    r"|\branen|ranil|vuunded|trehsut|dvuhsut|\bplen|\basir|\bprisuner uf|\bmilitar|\bfuught|\bfight|\bcumbat"
    r"|\btrench|\b[wv]ar\b|snayper|minumet|\bdrun|batalyun|brigad|\bpulk|rut[aue] |divizi|kumandir|vzvud"
)  # fmt: skip
_LEFT = re.compile(
    r"dezertir|deserter|\bsuch\b|samuvul|pyatisut|tark et|(?:ch|k)a?stdan kuch|kismdan (?:kuch|ket)|bejal"
)


def is_army_place(words: str) -> bool:
    """Whether the words for a place name the army or the front: such a place is a military fact."""
    return _PLACE.search(fold_text(words)) is not None


def army_stay(words: str) -> Literal["army", "hospital", "ward", ""]:
    """What kind of place the words name: one of the army, its "hospital", or a "ward" that may be anybody's.

    "" for a prison, its medical unit and whatever names no army.
    """
    folded = fold_text(words)
    if _PRISON.search(folded):
        return ""
    if _ARMY_HOSPITAL.search(folded):
        return "hospital"
    if _WARD.search(folded):
        return "ward"
    return "army" if _PLACE.search(folded) else ""


def military_tags(words: str) -> frozenset[str]:
    """What the words may give away: signed_contract, took_part, left_unit (law of mercenaries at home).

    Written to ring too often rather than too seldom; who reads it decides.
    """
    folded = fold_text(words)
    patterns = {"signed_contract": _SIGNED, "took_part": _FOUGHT, "left_unit": _LEFT}
    return frozenset(tag for tag, pattern in patterns.items() if pattern.search(folded))
