"""Table of contents: every table of Himoya, by package. Django finds them here."""

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Event, Fact, Statement, Stay
from himoya.contact.models import Call
from himoya.linkage.models import Grouped, Grouping
from himoya.messages.models import Chat, Import, Message, Rejection, Sighting
from himoya.people.models import Person, Reporter, SamePerson
from himoya.security.models import Account, AuditLine, SignInTry

__all__ = [
    "Account",
    "Alarm",
    "AuditLine",
    "Call",
    "Case",
    "Chat",
    "Event",
    "Fact",
    "Grouped",
    "Grouping",
    "Import",
    "Message",
    "Person",
    "Rejection",
    "Reporter",
    "SamePerson",
    "Sighting",
    "SignInTry",
    "Statement",
    "Stay",
]
