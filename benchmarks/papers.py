"""How long a PDF takes: python -m benchmarks.papers. CPU milliseconds, the middle of fifteen."""

from datetime import UTC, datetime
from statistics import median
from time import process_time

from himoya.contact.card import questions
from himoya.papers.card.making import paper_of
from himoya.printing.paper import Block, Group, Paper, Row, facts
from himoya.printing.printer import pdf

AT = datetime(2026, 11, 22, tzinfo=UTC)
PERSON = Group(
    (
        Block("heading", "1. Farrux Namunayev"),
        facts(*(Row("Tug‘ilgan kuni", "05.04.1998") for _n in range(5))),
        Block("answers", rows=tuple(Row("Qog‘oz, imzo", lines=2) for _n in range(5))),
        Block("sign", rows=(Row("Imzo"), Row("Sana"))),
    ),
    together=True,
)


def papers(title: str) -> dict[str, Paper]:
    """A title of its own each time, so that nothing is remembered from the time before."""
    return {
        "call card": paper_of([question.code for question in questions()], "uz", title),
        "one page": Paper("note", "uz", title, ("Davlat idorasi emas.",), (Group(PERSON.blocks * 3),)),
        "visit sheet, 60 persons": Paper("visit", "uz", title, ("Davlat idorasi emas.",), (PERSON,) * 60),
    }


def spent(paper: Paper) -> tuple[float, int]:
    start = process_time()
    size = len(pdf(paper, AT))
    return (process_time() - start) * 1000, size


def main() -> None:
    first, _size = spent(papers("first")["call card"])
    print(f"first after the start: {first:.0f} ms")
    for name in papers(""):
        times, sizes = zip(*(spent(papers(f"№ {number}")[name]) for number in range(15)), strict=True)
        print(f"{name}: {median(times):.1f} ms, {median(sizes) / 1024:.0f} KB")


if __name__ == "__main__":
    main()
