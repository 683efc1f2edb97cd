"""Every field a text may use: what kind of value it takes, and what it is called where it is missing.

A value may be given once (`facility`) or again for one language (`facility@ru`): a letter takes its own.
Names for Russia stand as in the Russian papers, for home as at home. Kinds decide how a value is printed and
what the redacted version leaves of it:

name         "Akmal Namunayev", redacted to "A. N."
date         datetime.date or "2026-11-22", printed as the language does; birth_date redacted to a year
law          an article; `part` beside it makes a phrase. months: a term. number, numbers: counts, marks
citizenship  two of them are a risk; short: a few words, read like a place, blocked when redacted
place, body  where, and which authority: kept, but never with a name inside
address, phone, secret, mark    blocked when redacted (secret: passport; mark: number of registration)
kinship      a code of himoya.people.kin, or words
free         own words: never in a neutral letter, blocked when redacted
events       Event(code, day), said by events.toml; the same in a redacted letter
papers       enclosures: a code of words.toml or words
table        rows of texts; `columns` are the kinds of its cells
"""

from collections.abc import Mapping
from dataclasses import dataclass

from himoya.common.say import N_


@dataclass(frozen=True, slots=True)
class Field:
    kind: str
    label: str
    columns: tuple[str, ...] = ()


FIELDS: Mapping[str, Field] = {
    # Who is held.
    "name": Field("name", N_("Full name of the person held")),
    "birth_date": Field("date", N_("Date of birth of the person held")),
    "citizenship": Field("citizenship", N_("Citizenship")),
    "passport": Field("secret", N_("Passport number")),
    "facility": Field("place", N_("Where the person is held")),
    "article": Field("law", N_("Article and part")),
    "term": Field("months", N_("Term")),
    "court": Field("body", N_("Court")),
    "verdict_date": Field("date", N_("Date of the verdict")),
    # What happened.
    "events": Field("events", N_("What happened, and when")),
    "health_events": Field("events", N_("What is known of the health")),
    "own_words": Field("free", N_("Statement in the person's own words")),
    "last_contact": Field("date", N_("Last sign of life")),
    "last_place": Field("place", N_("Where the person was last seen")),
    "departed_on": Field("date", N_("Day of departure")),
    "said_destination": Field("place", N_("Where the person is said to have been taken")),
    "holders": Field("free", N_("Forces believed responsible")),
    "steps_taken": Field("papers", N_("Steps already taken to find the person")),
    "medicine": Field("short", N_("Medicine that is needed")),
    # Who writes.
    "applicant": Field("name", N_("Full name of the applicant")),
    "applicant_address": Field("address", N_("Postal address of the applicant")),
    "applicant_phone": Field("phone", N_("Telephone of the applicant")),
    "applicant_email": Field("secret", N_("E-mail of the applicant")),
    "kinship": Field("kinship", N_("Kinship to the person held")),
    "date": Field("date", N_("Date of the letter")),
    # To whom, and about which earlier letters.
    "addressee": Field("body", N_("Addressee")),
    "addressee_address": Field("body", N_("Address of the authority")),
    "previous_date": Field("date", N_("Date of the earlier letter")),
    "previous_body": Field("body", N_("Authority that got the earlier letter")),
    "previous_number": Field("mark", N_("Registration number of the earlier letter")),
    "answer_date": Field("date", N_("Date of the answer")),
    "answer_number": Field("mark", N_("Number of the answer")),
    "forwarded_to": Field("body", N_("Authority to which the letter was forwarded")),
    "complained_of": Field("body", N_("Authority complained of")),
    "due_on": Field("date", N_("Day by which the answer was due")),
    "open_questions": Field("numbers", N_("Numbers of the questions without an answer")),
    "new_facts": Field("events", N_("What is new since the earlier letter")),
    "unanswered": Field("table", N_("Unanswered letters"), ("date", "body", "mark", "date", "short")),
    # Many families together.
    "families": Field("number", N_("Number of families")),
    "held": Field("number", N_("Number of persons held")),
    "pressed": Field("number", N_("Number of persons pressed to sign")),
    "silent": Field("number", N_("Number of persons without news")),
    "people": Field("table", N_("Persons named by consent"), ("name", "date", "place", "name")),
    # Enclosures.
    "attachments": Field("papers", N_("Enclosures")),
}
MANY = frozenset({"events", "papers"})
FREE = frozenset({"free"})
