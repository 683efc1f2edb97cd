"""Table of contents: every table of Himoya, by package. Django finds them here."""

from himoya.alarms.models import Alarm, Deed, FollowUp, NoteRead, Ranked, Ranking, ShiftNote, Touched
from himoya.appeals.models import (
    Appeal,
    Fan,
    Joined,
    OfficeTable,
    PackVersion,
    Reply,
    Station,
    Term,
    TextVersion,
)
from himoya.cases.models import (
    Case,
    Change,
    Deadline,
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
from himoya.contact.models import Call, Watch
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.family.models import Receipt
from himoya.handover.models import ExportRequest
from himoya.intake.models import ColumnMapping, Upload
from himoya.linkage.models import Doubt, Grouped, Grouping, LinkKey
from himoya.messages.models import Chat, Erased, Import, Message, Rejection, Sighting
from himoya.outbox.models import Notice, Reach
from himoya.people.models import Consent, NameKey, OtherName, Person, Relative, Reporter, SamePerson
from himoya.security.models import Account, AuditLine, Invitation, Office, OpenSession, SignInTry
from himoya.teaching.models import Lesson, OwnCue
from himoya.worker.models import Beat

__all__ = [
    "Account",
    "Alarm",
    "Appeal",
    "Attachment",
    "AttachmentBytes",
    "AuditLine",
    "Beat",
    "Call",
    "Case",
    "Change",
    "Chat",
    "ColumnMapping",
    "Consent",
    "Deadline",
    "Deed",
    "Doubt",
    "Erased",
    "Event",
    "ExportRequest",
    "Fact",
    "Fan",
    "FollowUp",
    "Given",
    "Grouped",
    "Grouping",
    "Import",
    "Invitation",
    "Joined",
    "Lesson",
    "LinkKey",
    "Message",
    "NameKey",
    "Need",
    "Note",
    "NoteRead",
    "Notice",
    "Office",
    "OfficeTable",
    "OpenSession",
    "OtherName",
    "OwnCue",
    "PackVersion",
    "Person",
    "Ranked",
    "Ranking",
    "Reach",
    "Receipt",
    "Rejection",
    "Relative",
    "Reply",
    "Reporter",
    "SamePerson",
    "SavedFilter",
    "ShiftNote",
    "Sighting",
    "SignInTry",
    "Statement",
    "Station",
    "Stay",
    "Task",
    "Term",
    "TextVersion",
    "Touched",
    "Upload",
    "Watch",
]
