"""What reading gives back: facts with the words they came from. The contract of `himoya read`.

Spans are character offsets in the original text, end exclusive: text[start:end] == quote, always.
"""

from dataclasses import dataclass, field

from himoya.language.telling import Language
from himoya.urgency import Level, most_urgent


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a fact was read from, and where they stand in the original text."""

    text: str
    start: int
    end: int

    def __reduce__(self) -> tuple[type["Quote"], tuple[str, int, int]]:
        """Readers send very many: the usual way looks up the fields of each anew."""
        return Quote, (self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class UrgentFact:
    rule: str  # U01..U20
    level: Level
    quote: Quote
    probability: float = 1.0  # that the rule holds, as far as reading can tell


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Someone held or sought, as this message tells of him. Never the writer."""

    name_raw: str | None = None
    name: str | None = None  # Uzbek Latin, "Given Surname" or "Given Father o'g'li Surname"
    relation: str | None = None  # what the person is to the sender: son, husband, brother, nephew...
    sex: str | None = None  # m | f
    age: int | None = None
    birth_date: str | None = None  # ISO day, or a year
    home: str | None = None  # region or district, Uzbek Latin
    doubt: str | None = None  # "day_month": the birth date may have them the other way round
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class FacilityFact:
    type: str | None  # IK | SIZO | KP | LIU | T | deport | police
    number: int | None
    region: str | None  # English: "Tomsk oblast"
    quote: Quote


@dataclass(frozen=True, slots=True)
class CriminalFact:
    article: str | None
    part: int | None
    term_months: int | None
    quote: Quote
    doubt: str | None = None  # "article_228.1": the spoken 228 has no such part, 228.1 has


@dataclass(frozen=True, slots=True)
class ContactFact:
    last_contact: str | None  # ISO day
    usual_interval_days: int | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class ContractFact:
    state: str  # offered | refused | signed | unknown
    quote: Quote


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a lure (adverts.toml), with the words that show it."""

    code: str
    kind: str  # courier | army | fraud
    quote: Quote


@dataclass(frozen=True, slots=True)
class Advert:
    """An offer of one of three kinds of lures. Says what stands in the text, never who is guilty."""

    kinds: tuple[str, ...]
    signs: tuple[Sign, ...]  # in the order of the text
    about: bool = False  # it only speaks of such an offer: news, a warning, what somebody was lured by


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one message."""

    urgent: tuple[UrgentFact, ...] = ()
    persons: tuple[PersonFact, ...] = ()
    facility: FacilityFact | None = None
    criminal: CriminalFact | None = None
    contact: ContactFact | None = None
    contract: ContractFact | None = None
    phones: tuple[Quote, ...] = field(default=())
    second_look: tuple[UrgentFact, ...] = ()  # too unsure to ring; a person should read the message once more
    advert: Advert | None = None  # never one that is only spoken of
    language: Language = "unknown"

    @property
    def level(self) -> Level:
        return most_urgent(fact.level for fact in self.urgent)
