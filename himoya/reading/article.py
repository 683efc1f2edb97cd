"""Article and part of the criminal code as people write them: "228-моддаси 4-қисм", "ч. 4 ст. 228.1"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from himoya.language.figures import at_figures
from himoya.reading.notation import notation

LISTED = re.compile(
    r"105|107|109|11[0-25-79]|12[67]|13[1245]|150|154|15[89]|16[0-367]|17[45]|18[67]|20[5-9]|21[023]|"
    r"22[236-9]|23[024]|241|256|264|27[245]|28[02]|29[017]|30[367]|31[348]|32[12478]|330|33[78]|359"
)
# Articles of the Russian code that have a point. After any other, "161.2" and "161-2" tell the part.
_POINTED = {
    "110": 2, "116": 1, "127": 2, "158": 1, "159": 6, "174": 1, "205": 6, "207": 3, "210": 1, "212": 1,
    "222": 2, "223": 1, "226": 1, "228": 4, "229": 1, "230": 2, "264": 3, "272": 1, "274": 2, "275": 1,
    "280": 4, "282": 4, "291": 2, "322": 3, "327": 2, "330": 3,
}  # fmt: skip
MODDA = (
    r"(?:(?<![a-z])st(?:at)?(?![a-z])\.?|(?<![a-z])stat[iy]*(?:a|e|ey|yu|i)(?:si|ni|ga|dan|da|ning|sini)*"
    r"(?:yam|ham)?(?![a-z])|(?<![a-z])(?:modda|madda|mudda(?!t)|moda(?=si|ni|ga|dan|[ ,.]*[0-9]))[a-z]*|"
    r"(?<=[0-9])-?m(?![a-z])\.?)"
)
PART = (
    r"(?:kisi?m[a-z]*|ksm(?![a-z])|cha?st[a-z]*|chas(?![a-z])|chat(?![a-z])|chist(?![a-z])|"
    r"ch(?:ort)?(?![a-z])\.?|p(?= [1-6](?:,|$))|punkt[a-z]*|band(?:i|ini|ining)?(?![a-z])|p\.(?= ?[1-6]))"
)
_ENDING = r"(?:[- ]?(?:inchi|nchi|chi|inji|nji|aya|uyu|oy|ey|iy|ogo|oe|yu|ya|y)(?:ning|nin)?(?![a-z]))"
_CASE = r"(?: ?(?:ning|nin|dan|da|ga|ni)(?![a-z]))"
_CODE = r"(?:[ ,]*(?:uk|jk)(?![a-z])(?: ?r\.? ?f\.?(?![a-z]))?)"
_LETTER = r"(?:p(?:unkt)?[ .]*\"?[a-z]\"?[ ,]+)"  # a point of the part: п. «г»
_SOME = (
    rf"(?:ning [1-6](?:si|ni|inchi)|[1-6]{_ENDING}?[ -]*(?:{PART}|k(?![a-z]))|"
    rf"{PART}[ .:-]*[1-6](?! ?-?(?:yil|let|god)))"
)
_POINT = (
    rf"(?:[.,](?P<point>[1-6])(?![0-9])"
    rf"|{_ENDING}?[ -]*(?:prim(?:e|om|ech[a-z]*|dan|ga|da|ning|ni|lik)?(?![a-z])\.?|drob(?![a-z])|tochka|"
    r"nukta)"
    rf"(?:[ -]?(?P<prim>[1-6])(?![0-9])(?!{_ENDING}?[ -]*{PART}(?![ .:-]*[1-6])))?"
    rf"|{_ENDING}?(?: ?ning| i)? ?(?P<first>biri?|1)(?: ?n?(?:in)?chi|aya|ya)?(?:si)?(?:ning)?"
    rf"(?=[ ,-]+{_SOME}|(?<=ning) [1-6](?:inchisi|si|i)(?![a-z])|(?<=inchi) (?:modda|bilan\b))"
    r"|(?: ?tochka) (?P<dotted>[1-4])(?=, [1-6](?![0-9]))"
    rf"|[/-](?P<slash>[1-6])(?![0-9])(?=(?: ?ning)?[ ,/-]*{_SOME}|[/-][1-6](?![0-9]))"
    rf"| ?\((?P<paren>[1-4])\)(?= ?{_SOME})"
    rf"|(?P<raised>[1-4])(?=[ ,]*(?:{_SOME}|[1-6]-?n?(?:in)?chi)))"
)
_ARTICLE = re.compile(
    rf"(?<![0-9])(?:30 ?[-/,.] ?)?(?P<article>[1-3][0-9]{{2}}|2[ -]2[ -]8)(?P<dot>{_POINT})?(?![0-9])"
    rf"(?P<kind>{_ENDING}?[ -]*{MODDA})?(?P<ending>{_ENDING})?(?P<case>{_CASE})?{_CODE}?"
    rf"[ .,:;(\"-]*(?P<after>{MODDA})?[ ,]*"
    rf"(?:{_LETTER}?{PART}[ .:\"(-]*(?P<part_a>[1-6])(?![0-9]){_ENDING}?"
    rf"|(?P<part_b>[1-6]){_ENDING}?[ -]*(?:{PART}|k(?![a-z]))"
    r"|(?P<part_c>[1-6])[- ]?(?:si|sini|sida|sidan|isi|ini|i)(?![a-z])"
    r"|(?<=ning )(?P<part_d>[1-6])(?![0-9])"
    r"|(?P<part_e>[1-6])[abvgd](?![a-z0-9])"
    r"|(?P<part_h>[1-6])n?inchisi(?![a-z])"
    r"|(?<=[0-9a] |, )(?P<part_g>[1-6])"
    r"(?=,? (?:[0-9]{1,2} (?:yarim |s polovinoy )?(?:yil|let|god))|\.(?: |$))"
    rf"|(?P<part_f>[1-6]){_ENDING}(?= ?(?:[,.;)]|$|[0-9]{{1,2}} ?(?:yil|let|god)))"
    r")?"
)
_PARTS = tuple(f"part_{one}" for one in "abcdefgh")
_SLASHED = re.compile(r"(?: ?[(/-] ?|\.)(?P<part>[1-6])(?![0-9./-])\)?")
_PART_SOON = re.compile(  # "186-modda, qalbaki pul, birinchi qism"
    rf"[^.!?\n0-9]{{0,30}}?(?:{PART}[ .:-]*(?P<after>[1-6])(?![0-9])|(?P<before>[1-6]){_ENDING}?[ -]*{PART})"
)
_PART_FIRST = re.compile(
    rf"(?<![a-z0-9])(?:{PART}[ .:-]*(?P<part_a>[1-6])(?![0-9]){_ENDING}?|"
    rf"(?P<part_b>[1-6]){_ENDING}?[ -]*{PART})"
    rf"(?P<apart>[ ,;(]*){_LETTER}?(?P<kind>{MODDA})?[ .:]*(?P<article>[1-3][0-9]{{2}})(?P<dot>{_POINT})?"
    rf"(?![0-9]|\.[1-6])(?![ ,]*{_SOME})(?P<after>{_ENDING}?[ -]*{MODDA})?"
)
_AS_A_POINT = re.compile(
    r"[/]1(?![0-9./-])(?! ?-?(?:kism|chast|ch\b))"
)  # "228/1 dan": nobody says the part so
_YEARS = r"(?:yil|let|god|l\b)"
_CHARGES = r"\bdelo|jinoiy|vozbu[jd]|povesi|och(?:ish|ib|yap|ilg)"
_SITS = (
    r"(?:dan|ga|siga) (?:[wou]tir(?:ibdi|adi|ipti|yap|ardi|gandi|gan edi)|kir(?:gan|di)|ilin|tush(?:gan|di))"
)
_CRIME = re.compile(
    rf"{MODDA}|{PART}|\bsud|\bsr[ou]k|\b{_YEARS}|osu[jd]|ayb|obvin|prigov|hukm|kama[lsg]|\bdal[io]|\bolgan|"
    rf"\bol(?:di|ib)\b|\bpoluchil|\bber(?:ish|il|di)|\bu[kg] rf|ning|bilan|\bsizo|zona|kolon|kalon|turma|"
    rf"\bik\b|grab[ey]|razboy|moshen|narko|ubiystv|"
    rf"strog|obsheg|{_SITS}|{_CHARGES}"
)
_NAMED = re.compile(rf"{MODDA}|bilan|ning|dan (?:sud|[0-9])|dan$|{_SITS}|obvin|ayb")
_BY = re.compile(r"\b(?:po|za|s) $")
_CHARGED = re.compile(rf"(?:{MODDA}|{_CHARGES}|zavel|shy[iy]ut|vmenya)[^.!?0-9]{{0,60}}$")
_BESIDE_TERM = re.compile(
    rf"(?:[- ]?(?:chi|yu|ya|oy|edi)\b)?[,.;(-]* ?[0-9]{{1,2}}(?: (?:yarim|s polovinoy))? ?-?{_YEARS}"
    r"(?! ?(?:oldin|avval|burun|nazad|dan|beri(?!l)))"
)
_AFTER_TERM = re.compile(rf"[0-9]{{1,2}}(?: yarim)? ?-?{_YEARS}[a-z]*(?: [a-z]+)?, ?$")
# Numbers of other things: before them, or what is counted after them.
_PLACE = re.compile(
    r"\b(?:(?:ik|sizo|kp|liu|otryad|kamera|palata|barak|uy|reys|bort|avtobus|marshrut|shkola|maktab)[- ]?|"
    r"(?:dom|kv|kvartira|nomer[a-z]*|rakam[a-z]*|tel|kab|kod|rost|bwyi?|boyi|ves|vazni?|tsena|narhi?|seriya|"
    r"karor[a-z]*|(?:davleni|bosim)[a-z]*(?: [a-z]+){0,2})[ .:-]*)$"
)
_COUNT = re.compile(
    r"[- ]?(?:1000|ming|min|tis|t\b|ml[nr]|million|milliard|rub|sum|swm|som|dol|\$|%|foiz|protsent|kg|"
    r"kilo|gr|sm\b|santi|metr|km|m2|kishi|nafar|chelov|odam|ta\b|tasi|tadan|mesto|kun|sutk|dn[eya]|chas(?!t)|soat|daki|"
    r"oy\b|mes|yosh|zona|kolon|kalon|lager|otryad|kamer|palata|barak|kabinet|hona|uy\b|kvart|reys|marta|raz\b|"
    r"yilda|yilgi|god[au]? r|kator|wrin)"
)
_CALLED = re.compile(rf"{MODDA}[ .:-]*$")
_ATTEMPTED = re.compile(rf"(?<![0-9])30[ -]*{PART}[ .]*[1-3] ?$")  # "30 ч.3, 228.1": an attempt
_JOINED = re.compile(r"[-/+.:]$|(?<!\b(?:19|20)[0-9]{2})(?<=[0-9]) ?$|  $")
_OF_AN_ATTEMPT = re.compile(r"(?<![0-9])30(?:-?n?(?:in)?chi)? ?(?:modda[a-z]*|st\.?)? ?$")
_TELEPHONE = re.compile(r"[- ]?[0-9]{2,3}[- ][0-9]{2}(?![0-9])")
_INSTEAD = re.compile(rf"[a-z ]{{0,12}}(?:{_CASE})?,? ?(?:emas|amas|ammas|yemas)(?![a-z])")
_PEOPLES = re.compile(
    r"\bhalk moddasi|\bpo narodnoy(?= [a-z]|[,.]|$)|\bnarodniy stat[a-z]*|"
    r"\bnarodnaya(?: statya)?(?= bil(?:an|la)|[ ,]*(?:prim|ch))"
)
_NUMBER = re.compile("[1-3](?:[0-9]{2}|(?<=2)[ -]2[ -]8)")
_MOST = 20  # a wall of corrected articles tells nothing more
_FAR = 400  # letters to each side that may speak of a prison
_NOT_BUT = re.compile(r"(?:^|[^a-z])ne (?:po |s |st\.? ?|stat[a-z]* )?$")


@dataclass(frozen=True, slots=True)
class Article:
    """Of the code: "228.1", its part, and its place in the text it was found in."""

    article: str
    part: int | None
    start: int
    end: int


def articles_in(text: str) -> list[Article]:
    """The articles in a folded text with its spoken numbers in figures; one that is taken back is passed by,
    unless all are."""
    if _NUMBER.search(text) is None:
        return _by_name(text)
    found = list(islice(_articles(text), _MOST))
    return [one for one in found if not _taken_back(text, one)] or found[:1]


def _by_name(text: str) -> list[Article]:
    """ "Народная", the people's article: what everybody calls 228."""
    called = _PEOPLES.search(text)
    if called is None:
        return []
    more = notation(text, called.end())
    return [Article("228.1" if more.point else "228", more.part, called.start(), max(called.end(), more.end))]


def _taken_back(text: str, one: Article) -> bool:
    """ "228.1 emas, 228 chast 2"; "не 228, а 228.1"."""
    return (
        _INSTEAD.match(text, one.end) is not None
        or _NOT_BUT.search(text[max(one.start - 12, 0) : one.start]) is not None
    )


def _articles(text: str) -> Iterator[Article]:
    place = 0
    while _NUMBER.search(text, place):
        plain = _next_plain(text, place)
        first = _next_first(text, place)
        found = min((one for one in (first, plain) if one), key=lambda one: one.start, default=None)
        if found is None:
            return
        yield found
        place = found.end


def _next_first(text: str, place: int) -> Article | None:
    """The part told before: "ч. 4 ст. 228.1"."""
    for match in _PART_FIRST.finditer(text, place):
        if _OF_AN_ATTEMPT.search(text[max(match.start() - 24, 0) : match.start()]):
            continue
        together = LISTED.fullmatch(match["article"]) and ("," not in match["apart"] or match["dot"])
        if together or match["kind"] or match["after"]:
            return Article(
                _numbered(match)[0], int(match["part_a"] or match["part_b"]), match.start(), match.end()
            )
    return None


def _next_plain(text: str, place: int) -> Article | None:
    for match in at_figures(_ARTICLE, text, place):
        found = _told(text, match)
        if found:
            return found
    return None


def _numbered(match: "re.Match[str]") -> tuple[str, int | None]:
    """The article with its point, or the part where the article has no such point."""
    article = re.sub("[ -]", "", match["article"])
    told = (
        match["point"]
        or match["prim"]
        or match["slash"]
        or match["paren"]
        or match["dotted"]
        or match["raised"]
    )
    if told is None and match["dot"]:
        told = "1"  # "228 прим" without a number
    if told is None:
        return article, None
    if article == "228" and match["prim"] and told != "1":
        return "228.1", int(told)  # "228 prim 4": the fourth part of what everybody calls prim
    if int(told) <= _POINTED.get(article, 0) or match["prim"]:
        return f"{article}.{told}", None
    return article, int(told)


def _told(text: str, match: "re.Match[str]") -> Article | None:
    start, end = match.start(), match.end()
    article, part = _numbered(match)
    said = next(filter(None, match.group(*_PARTS)), None)
    slashed = _SLASHED.match(text, match.end("dot") if match["dot"] else match.end("article"))
    if said is None and slashed and not match["kind"]:
        said, end = slashed["part"], max(end, slashed.end())
    part = int(said) if said else part
    noted = match.end("dot" if match["dot"] and "prim" not in match["dot"] else "article")
    as_a_point = _AS_A_POINT.match(text, match.end("article")) if article == "228" else None
    if as_a_point:
        article, part, noted = "228.1", None, as_a_point.end()
        said = said or "1"
    more = notation(text, noted)
    if article == "228" and more.point:
        article, part, end = "228.1", more.part, max(end, more.end)
    elif part is None and more.part:
        part, end = more.part, max(end, more.end)
    elif part is None and match["kind"] and (soon := _PART_SOON.match(text, end)):
        part, end = int(soon["after"] or soon["before"]), soon.end()
    before = text[max(start - 64, 0) : start]
    called = match["kind"] is not None or _CALLED.search(before) is not None
    if not called and not (
        _may_be(match, before, text[match.end("article") : match.end("article") + 24], said)
        and _meant(text, match, before, part or (int(said) if said else None))
    ):
        return None
    if match["article"] == "154":
        return Article("UZ-154", part, start, end) if part else None
    while text[end - 1] in ' .,:;-("':
        end -= 1
    return Article(article, part, start, end)


def _may_be(match: "re.Match[str]", before: str, rest: str, part: str | None) -> bool:
    """Whether a number may be an article though not called one: no telephone, room, price, weight, count."""
    if _ATTEMPTED.search(before):
        return True
    if _JOINED.search(before) or _PLACE.search(before) or _TELEPHONE.match(rest):
        return False
    return bool(part or match["dot"]) or _COUNT.match(rest) is None


def _meant(text: str, match: "re.Match[str]", before: str, part: int | None) -> bool:
    """Whether the words around speak of an article."""
    if match["after"]:
        return True
    article, _ = _numbered(match)
    if not LISTED.fullmatch(article[:3]):
        return False
    sure = part is not None or match["dot"] is not None
    if match["dot"] and ((part and article == "228.1") or "prim" in match["dot"]):
        return True
    if sure and article[:3] == "228":  # hardly ever anything else
        return _CRIME.search(text, max(match.start() - _FAR, 0), match.end() + _FAR) is not None
    if _CHARGED.search(before) or _AFTER_TERM.search(before):
        return True
    if match["ending"] and (before.endswith("po ") or (part and "ya" in match["ending"])):
        return True  # "по 162-й", "сто пятая, первая"
    if _BESIDE_TERM.match(text, match.end("article")):
        return True
    start, end = match.start(), match.end()
    if not _CRIME.search(before[-24:] + text[start : end + 40]):
        return False
    return sure or bool(_BY.search(before) or _NAMED.search(before[-8:] + text[start : end + 10]))
