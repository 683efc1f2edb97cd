"""How a message was read, beside it: phrases and scopes, and how sure each rule is."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from himoya.desk.inbox.marking import veiled
from himoya.messages.models import Message
from himoya.reading.explain import RINGS, explain
from himoya.security.models import Account
from himoya.urgency import hidden_from, rule


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule: how probable (in percent), what follows, and its phrases with what the words around make of
    them; where there is none, the words that weighed most."""

    title: str
    percent: int
    verdict: str
    rings: bool
    phrases: list[tuple[str, str]]
    words: str


def how_read(message: Message, account: Account) -> list[RuleShown]:
    """What this account sees of it, most probable first; phone numbers are hidden.

    Read anew with the packaged vocabulary.
    """
    hidden = hidden_from(account.role)
    found = explain(veiled(message.text), timezone.localtime(message.sent_at))
    return [
        RuleShown(
            title=gettext(rule(chance.rule).title),
            percent=round(chance.probability * 100),
            verdict=gettext(chance.verdict),
            rings=chance.verdict == RINGS,
            phrases=[
                (phrase.quote.text, gettext(phrase.scope))
                for phrase in found.phrases
                if phrase.rule == chance.rule
            ],
            words=chance.words.text,
        )
        for chance in found.chances
        if chance.rule not in hidden
    ]
