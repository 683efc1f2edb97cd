"""Table of contents: every table of Himoya, by package. Django finds them here."""

from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import (
    Case,
    Change,
    Event,
    Fact,
    Given,
    Need,
    Note,
    SavedFilter,
    Statement,
    Stay,
    Task,
)
from himoya.contact.models import Call
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.family.models import Receipt
from himoya.handover.models import ExportRequest
from himoya.intake.models import ColumnMapping, Upload
from himoya.linkage.models import Doubt, Grouped, Grouping, LinkKey
from himoya.messages.models import Chat, Erased, Import, Message, Rejection, Sighting
from himoya.people.models import Consent, NameKey, OtherName, Person, Relative, Reporter, SamePerson
from himoya.security.models import Account, AuditLine, Invitation, Office, OpenSession, SignInTry
from himoya.teaching.models import Lesson, OwnCue

__all__ = [
    "Account",
    "Alarm",
    "Attachment",
    "AttachmentBytes",
    "AuditLine",
    "Call",
    "Case",
    "Change",
    "Chat",
    "ColumnMapping",
    "Consent",
    "Deed",
    "Doubt",
    "Erased",
    "Event",
    "ExportRequest",
    "Fact",
    "Given",
    "Grouped",
    "Grouping",
    "Import",
    "Invitation",
    "Lesson",
    "LinkKey",
    "Message",
    "NameKey",
    "Need",
    "Note",
    "Office",
    "OpenSession",
    "OtherName",
    "OwnCue",
    "Person",
    "Receipt",
    "Rejection",
    "Relative",
    "Reporter",
    "SamePerson",
    "SavedFilter",
    "Sighting",
    "SignInTry",
    "Statement",
    "Stay",
    "Task",
    "Upload",
]
