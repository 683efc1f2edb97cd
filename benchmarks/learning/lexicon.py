"""Make himoya/names/lexicon.tsv: how often a folded word is a given name, a surname, a father's name.

    python -m benchmarks.learning.lexicon DIR

DIR holds token_groups.tsv (name groups of rigour 1.3.0, MIT; Wikidata, CC0) and token_pairs_ru.tsv
(NETransliteration, COLING 2018; Wikidata, CC0). From them only the words with the ending of a surname are
taken: they say from which names surnames are built. Everything else the authors wrote down themselves:
usual_names.toml here, given_names.toml of himoya.reading.
"""

import sys
from collections import Counter
from pathlib import Path

from himoya.common.packaged import toml
from himoya.names.fold import skeleton
from himoya.names.parse import parse

HERE = Path(__file__).parent
WEIGHTS = {"often": 40, "usual": 12, "seldom": 4}
# Today's fathers bear the names of an earlier generation, which surnames, too, are built from.
FATHER_OF_GIVEN, FATHER_OF_SURNAME, GIVEN_OF_SURNAME = 0.6, 0.4, 0.05
HEAD = """\
# How often a folded word (himoya/names/fold.py) is a given name, a surname (without its ending), a father's
# name; rough weights, compared within one column. Made by `python -m benchmarks.learning.lexicon` from the
# authors' own lists (licence as the project's) and, for surnames, name groups of rigour 1.3.0 (MIT; Wikidata,
# CC0) and NETransliteration, COLING 2018 (Wikidata, CC0). Given names are no personal data.
root\tgiven\tsurname\tfather
"""


def stem(word: str) -> str:
    """What a surname is built from, folded; empty for a word without the ending of one."""
    name = parse(word)
    return name.words[0].root if name.words and name.words[0].role == "surname" else ""


def ranked(table: dict[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for rank, words in table.items():
        for word in set(words.split()):
            found[word] = max(found[word], WEIGHTS[rank])
    return found


def listed(sex: str) -> list[str]:
    return str(toml("himoya.reading", "given_names.toml")[sex]).split()


def given_names(lists: dict[str, dict[str, str]], group: str, sex: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, weight in (*ranked(lists[group]).items(), *dict.fromkeys(listed(sex), 1).items()):
        folded = skeleton(word)
        found[folded] = max(found[folded], weight)
    return found


def surnames(lists: dict[str, dict[str, str]], data: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, weight in ranked(lists["surnames"]).items():
        found[stem(word)] += weight
    for file in ("token_groups.tsv", "token_pairs_ru.tsv"):
        for row in (data / file).read_text(encoding="utf-8").splitlines()[1:]:
            forms = row.split("\t")
            words = forms[1].split("|") if file == "token_groups.tsv" else forms[:1]
            found.update({root for root in map(stem, words) if root})
    del found[""]
    return found


def main() -> None:
    lists = {
        group: {rank: str(words) for rank, words in table.items()}
        for group, table in toml("benchmarks.learning", "usual_names.toml").items()
    }
    men, women = given_names(lists, "men", "m"), given_names(lists, "women", "f")
    built: Counter[str] = Counter()
    for root, weight in surnames(lists, Path(sys.argv[1])).items():
        # Of Aliyev the ending leaves "al".
        built[f"{root}i" if root not in men and f"{root}i" in men else root] += weight
    rows = []
    for root in sorted(men | women | built):
        given = max(men[root], women[root]) + GIVEN_OF_SURNAME * built[root]
        father = FATHER_OF_GIVEN * men[root] + FATHER_OF_SURNAME * built[root]
        rows.append(f"{root}\t{given:g}\t{built[root]}\t{father:g}\n")
    made = HERE.parents[1] / "himoya" / "names" / "lexicon.tsv"
    made.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
