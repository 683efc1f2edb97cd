"""The .po files of himoya/locale: read, brought up to date, written the same way every time, compiled."""

import importlib.util
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

from himoya.common.catalogues.cyrillic import one_apostrophe, to_cyrillic

HAND_MADE = {
    "uz": "nplurals=1; plural=0;",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1"
        " : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14) ? 2 : 3);"
    ),
}
GENERATED = "uz_Cyrl"
_PLACE = re.compile(r"%(?:\(\w+\))?[sd]")


def path(locale: Path, language: str) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def brought_up_to_date(
    locale: Path, found: Mapping[str, list[str]], plurals: Mapping[str, str] | None = None
) -> dict[str, polib.POFile]:
    """All catalogues as they should be now, not written yet. `plurals`: sentences that count, one -> many."""
    made = {language: _hand_made(locale, language, found, plurals or {}) for language in HAND_MADE}
    made[GENERATED] = _in_cyrillic(made["uz"])
    return made


def lacking(catalogues: Mapping[str, polib.POFile]) -> Iterator[str]:
    """What a translator has to look at: no translation, or other places for values than the source has."""
    for language in HAND_MADE:
        for entry in catalogues[language]:
            if not (all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr):
                yield f"{language}: not translated: {entry.msgid}"
            elif entry.msgid_plural:
                yield from _plural_troubles(language, entry)
            elif sorted(_PLACE.findall(entry.msgid)) != sorted(_PLACE.findall(entry.msgstr)):
                yield f"{language}: other places for values: {entry.msgid}"


def _plural_troubles(language: str, entry: polib.POEntry) -> Iterator[str]:
    for said in entry.msgstr_plural.values():
        if sorted(_PLACE.findall(entry.msgid)) != sorted(_PLACE.findall(said)):
            yield f"{language}: other places for values: {entry.msgid}"


def stale(locale: Path, catalogues: Mapping[str, polib.POFile]) -> list[str]:
    return [
        language for language, catalogue in catalogues.items() if _stored(locale, language) != str(catalogue)
    ]


def write(locale: Path, catalogues: Mapping[str, polib.POFile]) -> None:
    for language, catalogue in catalogues.items():
        file = path(locale, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(catalogue), encoding="utf-8")
        catalogue.save_as_mofile(str(file.with_suffix(".mo")))


def compile_stored(locale: Path) -> None:
    for language in (*HAND_MADE, GENERATED):
        file = path(locale, language)
        polib.pofile(str(file)).save_as_mofile(str(file.with_suffix(".mo")))


def _stored(locale: Path, language: str) -> str:
    file = path(locale, language)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _empty(language: str, plural: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": plural,
    }
    return catalogue


def _hand_made(
    locale: Path, language: str, found: Mapping[str, list[str]], plurals: Mapping[str, str]
) -> polib.POFile:
    stored = _stored(locale, language)
    known = {entry.msgid: entry for entry in polib.pofile(stored)} if stored else {}
    catalogue = _empty(language, HAND_MADE[language])
    for sentence, places in found.items():
        before = known.get(sentence)
        catalogue.append(
            polib.POEntry(
                msgid=sentence,
                msgstr=before.msgstr if before else "",
                tcomment=before.tcomment if before else "",
                occurrences=[(place, "") for place in places],
                flags=["python-format"] if _PLACE.search(sentence) else [],
            )
        )
    for one, many in plurals.items():
        before = known.get(one)
        forms = dict.fromkeys(range(_forms(language)), "")
        catalogue.append(
            polib.POEntry(
                msgid=one,
                msgid_plural=many,
                msgstr_plural={**forms, **before.msgstr_plural} if before else forms,
                flags=["python-format"],
            )
        )
    return catalogue


def _forms(language: str) -> int:
    return int(HAND_MADE[language].partition("nplurals=")[2].partition(";")[0])


def _in_cyrillic(uzbek: polib.POFile) -> polib.POFile:
    """Ours, then Django's own sentences: else its Uzbek Latin would show on Cyrillic pages."""
    catalogue = _empty(GENERATED, HAND_MADE["uz"])
    for entry in uzbek:
        catalogue.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=to_cyrillic(entry.msgstr),
                msgstr_plural={number: to_cyrillic(text) for number, text in entry.msgstr_plural.items()},
                occurrences=entry.occurrences,
                flags=entry.flags,
            )
        )
    ours = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    for entry in _djangos():
        if (entry.msgctxt, entry.msgid) not in ours:
            catalogue.append(_transliterated(entry))
    return catalogue


def _djangos() -> Iterator[polib.POEntry]:
    django = importlib.util.find_spec("django")
    if django is None or not django.submodule_search_locations:
        return
    home = Path(django.submodule_search_locations[0])
    for part in ("conf", "contrib/auth"):
        file = home / part / "locale" / "uz" / "LC_MESSAGES" / "django.po"
        yield from (entry for entry in polib.pofile(str(file)) if entry.translated())


def _transliterated(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        msgstr=to_cyrillic(one_apostrophe(entry.msgstr)),
        msgstr_plural={number: to_cyrillic(text) for number, text in entry.msgstr_plural.items()},
        tcomment="Django",
        flags=entry.flags,
    )
