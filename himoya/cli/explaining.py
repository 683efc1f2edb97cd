"""A message with its phrases, scopes and facts marked, in the terminal."""

from rich.text import Text

from himoya.cli.output import console, language
from himoya.common.say import N_, say
from himoya.reading.explain import Explanation
from himoya.reading.facts import Quote, Reading
from himoya.urgency import rule

NOTHING = N_("No phrase of the twenty rules stands in it.")
FACT, SAID, TURNED = "underline", "bold green", "bold red"


def print_explanation(text: str, found: Explanation) -> None:
    """Facts are underlined, phrases that count are green, phrases that the words around turn are red."""
    marked = Text(text)
    for quote in _facts(found.reading):
        marked.stylize(FACT, quote.start, quote.end)
    for phrase in found.phrases:
        marked.stylize(SAID if phrase.said else TURNED, phrase.quote.start, phrase.quote.end)
    console.print(Text("    ") + marked)
    if not found.phrases and not found.chances:
        console.print(
            Text(f"    {say(N_('No phrase of the twenty rules stands in it.'), language())}", "dim")
        )
    for phrase in found.phrases:
        title, scope = say(rule(phrase.rule).title, language()), say(phrase.scope, language())
        console.print(Text(f"    {phrase.rule}  {title}: «{phrase.quote.text}» — {scope}"))
    for chance in found.chances:
        verdict = say(chance.verdict, language())
        percent = round(chance.probability * 100)
        console.print(Text(f"    {chance.rule}  {percent} % — {verdict}: «{chance.words.text}»", "dim"))


def _facts(reading: Reading) -> list[Quote]:
    single = (reading.facility, reading.criminal, reading.contact, reading.contract)
    quotes = [fact.quote for fact in single if fact is not None]
    return [*quotes, *reading.phones, *(person.quote for person in reading.persons if person.quote)]
