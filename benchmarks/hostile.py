"""Reading hostile text: python -m benchmarks.hostile.

Messages of 25, 50 and 100 KB of each kind; the time of the whole reading, and how it grows. Above
himoya.reading.message.MOST_CHARACTERS the rest is not analysed, so that `uncut` reads all of it too.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from unittest.mock import patch

from himoya.reading import message as message_module
from himoya.reading import read

NOON = datetime(2026, 5, 16, 12, 0, tzinfo=UTC)
SIZES = (25_000, 50_000, 100_000)


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


KINDS: dict[str, Callable[[int], str]] = {
    "one letter": repeated("a"),
    "one word": repeated("imzo "),
    "signed again and again": repeated("O'g'lim imzo qo'ydi, ertaga bortda olib ketishadi. "),
    "the same without a stop": repeated("ukam imzo qo'ydi ertaga bortda olib ketishadi "),
    "an offer again and again": repeated(
        "Kuryer kerak kuniga 9 ming rubl tajriba shart emas chiqarib beraman "
    ),
    "names without end": repeated("Namunayev Farrux Sardor o'g'li "),
    "digits": repeated("8"),
    "numbers": repeated("12.04.2001 228.1 71 "),
    "telephone numbers": repeated("+998 00 123 45 67 "),
    "half a telephone number": repeated("8 00 00 "),
    "apostrophes": repeated("o'"),
    "spaces": repeated(" "),
    "lines": repeated("\n"),
    "full stops": repeated("a. "),
    "question marks": repeated("imzo?"),
    "emoji": repeated("😭🙏👨‍👩‍👧"),
    "marks of direction": repeated("\u202eimzo qo'ydi\u202c "),
    "zalgo": repeated("i\u0334\u0335m\u0336z\u0337o\u0338 q\u0334o\u0335y\u0336d\u0337i\u0338 "),
    "half a surrogate": repeated("\ud83d imzo qo'ydi "),
    "HTML with a script": repeated("<div><script>alert('imzo qo\\'ydi')</script>&nbsp;</div>"),
    "base64": repeated("aGltb3lhIGhpbW95YSBoaW1veWE"),
    "NUL": repeated("imzo\x00qo'ydi "),
    "Arabic": repeated("ابني في السجن ويطلبون منه توقيع العقد "),
    "Chinese": repeated("我的儿子在监狱里他们要他签合同"),
    "Tajik": repeated("Писарам дар маҳбас аст, ба ӯ гуфтанд имзо кун "),
    "brackets": repeated("(((("),
    "quotes": repeated("«\"'"),
}


def spent(text: str) -> float:
    """Milliseconds of this process, the better of two."""
    times = []
    for _ in range(2):
        began = time.process_time()
        read(text, NOON)
        times.append(time.process_time() - began)
    return min(times) * 1000


def row(name: str, make: Callable[[int], str]) -> str:
    took = [spent(make(size)) for size in SIZES]
    return f"{name:28}" + "".join(f"{one:9.0f}" for one in took) + f"{took[-1] / max(took[0], 1):8.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--uncut", action="store_true", help="read all of it, not only the beginning")
    parser.add_argument("--only", default="", help="only kinds whose name holds this")
    given = parser.parse_args()
    print(f"{'ms':28}" + "".join(f"{size // 1000:7} KB" for size in SIZES) + "   x for 4 times")
    read("Salom, imzo qo'ydi", NOON)
    most = max(SIZES) if given.uncut else message_module.MOST_CHARACTERS
    with patch.object(message_module, "MOST_CHARACTERS", most):
        for name, make in KINDS.items():
            if given.only in name:
                print(row(name, make), flush=True)


if __name__ == "__main__":
    main()
