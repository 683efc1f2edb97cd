"""A peer for names: natasha, which knows Russian, on the message in Cyrillic."""

from collections.abc import Iterable, Iterator
from typing import Any

from UzTransliterator import UzTransliterator

from benchmarks.reading_parts.rows import Row
from himoya.language import fold_text

MISSING = "natasha is not installed, so its names were not measured: pip install natasha==1.6.0"
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ’‘`´", "'"))


def by_natasha(rows: Iterable[Row]) -> list[Row]:
    """Lines with names only, each once, in Cyrillic. ImportError if natasha is missing."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter  # noqa: PLC0415

    segmenter, tagger, cyrillic = Segmenter(), NewsNERTagger(NewsEmbedding()), UzTransliterator()
    lines = []
    for row in rows:
        doc = Doc(cyrillic.transliterate(row["text"].translate(_APOSTROPHES), from_="lat", to="cyr"))
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        lines.append(_line(_persons(doc)))
    return lines


def _persons(doc: Any) -> Iterator[str]:
    """As written: natasha's way to the nominative does not run on Python 3.11."""
    for span in doc.spans:
        if span.type == "PER":
            yield span.text


def _line(names: Iterable[str]) -> Row:
    persons = [{"name": name} for name in {fold_text(name): name for name in names}.values()]
    nothing = dict.fromkeys(("facility", "criminal", "contact"))
    return {"persons": persons, "contract": "none", "phones": [], **nothing}
