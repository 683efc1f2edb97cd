"""The columns of each table: what a cell may hold. Everything that reads, checks or freezes goes by this."""

from dataclasses import dataclass

from himoya.appeals.clocks.term import ROLLS, SIDES, UNITS
from himoya.appeals.packs import rows

LANGUAGES = ("uz", "ru", "en")
MARKS = ("uz", "uz-cyrl", "ru", "en", "fr", "es", "ar")
CONFIDENCE = ("confirmed", "secondary", "unverified")
YES_NO = ("yes", "no")
KNOWN = (*YES_NO, "unverified")
START_EVENTS = (
    "received", "registered", "forwarded", "sent", "answer_received", "learned", "disappeared", "detained",
    "arrived_in_colony", "decision", "found_incomplete", "asked",
)  # fmt: skip
CONDITIONS = (
    "start", "no_number", "overdue", "silent", "forwarded_to_complained_body", "not_forwarded",
    "formal_reply", "refused", "interim", "unclear", "late", "moved", "reprisal", "no_treaty", "new_facts",
)  # fmt: skip
AUDIENCES = (
    "home_state", "home_prosecutor", "host_state", "host_prison", "host_prosecutor", "host_military",
    "international", "public",
)  # fmt: skip
KINDS = ("post", "registered_post", "in_person", "portal", "email", "phone", "via_prison", "via_lawyer",
         "consulate")  # fmt: skip
GRADES = ("answered", "refused_with_ground", "refused_without_ground", "evaded", "forwarded", "interim",
          "none")  # fmt: skip
FACTS = (
    "signed_contract", "took_part", "left_unit", "second_citizenship", "location_of_hider", "informant_name",
    "other_prisoner", "phone_in_prison", "objects", "reprisal_feared", "escape_plan", "contact_abroad",
)  # fmt: skip
RISKS = ("low", "medium", "medium_high", "high", "highest")
ALARMS = tuple(f"u{number:02}" for number in range(1, 21))
SHORT, LONG = 200, 900


@dataclass(frozen=True)
class Column:
    """`kind` says how a cell is read (himoya.appeals.packs.cells); `of`: allowed words, or the table that
    ids point into."""

    name: str
    kind: str = "text"
    of: tuple[str, ...] = ()
    required: bool = False
    most: int = LONG


@dataclass(frozen=True)
class Table:
    row: type[rows.Row]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


def _id() -> Column:
    return Column("id", "id", required=True, most=60)


def _ref(name: str, table: str, *, required: bool = False) -> Column:
    return Column(name, "ref", (table,), required, 60)


def _one(name: str, *words: str, required: bool = True) -> Column:
    return Column(name, "one", words, required, SHORT)


def _words(name: str, most: int = LONG) -> tuple[Column, ...]:
    return tuple(Column(f"{name}_{language}", required=True, most=most) for language in LANGUAGES)


VALID = (Column("valid_from", "day"), Column("valid_to", "day"))
SOURCED = (
    Column("confidence", "one", CONFIDENCE, required=True),
    Column("source_id", "ref", ("sources",), required=True, most=60),
    Column("note"),
)

MAY_LACK = ("moved_days", "checks")  # a whole pack may be without them
TABLES: dict[str, Table] = {
    "sources": Table(
        rows.Source,
        (
            _id(), Column("act", required=True), Column("article"), Column("url"), Column("quote_short"),
            Column("read_on", "day"), Column("read_by", most=SHORT),
            _one("status", "primary", "secondary", "unread"), Column("note"),
        ),
    ),
    "authorities": Table(
        rows.Authority,
        (
            _id(), *_words("name", SHORT),
            _one("level", "local", "regional", "national", "consular", "international", "public"),
            _ref("parent_id", "authorities"), Column("territory", most=SHORT),
            Column("languages_accepted", "many", MARKS, required=True),
            _one("reply_language", *MARKS, "same"),
            _one("role", "decide", "supervise", "monitor", "humanitarian", "publicity"),
            Column("audiences", "many", AUDIENCES, required=True),
            _one("reprisal_risk", *RISKS),
            Column("alarms", "many", ALARMS), *_words("can_do"),
            *VALID, *SOURCED,
        ),
    ),
    "legal_bases": Table(
        rows.LegalBasis,
        (
            _id(), *_words("title", SHORT), Column("article", most=SHORT),
            _one("appeal_type", "application", "complaint", "proposal", "crime_report", "request", "notice"),
            Column("who_may_file", required=True), _one("needs_power_of_attorney", *KNOWN),
            _one("anonymous_allowed", *KNOWN), _one("collective_allowed", *KNOWN),
            Column("repeat_rule"), Column("rule", required=True), *VALID, *SOURCED,
        ),
    ),
    "clocks": Table(
        rows.Clock,
        (
            _id(), *_words("title", SHORT), _ref("basis_id", "legal_bases", required=True),
            _one("side", *SIDES), _one("start_event", *START_EVENTS),
            Column("amount", "number", required=True), _one("unit", *UNITS),
            _one("day_kind", "confirmed", "unverified"),
            Column("count_first_day", "flag", YES_NO, required=True), _one("roll", *ROLLS),
            Column("extendable_by", "extensions"), Column("extension_needs_notice", "flag", YES_NO),
            Column("calendar", "countries", most=SHORT), _ref("on_expiry", "ladder"), *VALID,
            Column("checked_by", most=SHORT), Column("checked_on", "day"), *SOURCED,
        ),
    ),
    "channels": Table(
        rows.Channel,
        (
            _id(), _ref("authority_id", "authorities", required=True), _one("kind", *KINDS),
            _one("legally_valid", "yes", "no", "courtesy"),
            _one("starts_clock", "no", "on_arrival", "on_registration"), Column("needs"), Column("proof"),
            Column("contact"), Column("contact_on", "day"), *VALID, *SOURCED,
        ),
    ),
    "fields": Table(
        rows.Field,
        (
            _id(), _ref("basis_id", "legal_bases", required=True), Column("field", required=True, most=60),
            Column("required", "flag", YES_NO, required=True), *_words("help"),
            _one("risk_tag", *FACTS, required=False), *SOURCED,
        ),
    ),
    "ladder": Table(
        rows.LadderStep,
        (
            _id(), *_words("title", SHORT), _one("lane", "pressure", "missing", "home", "silence", "urgent"),
            Column("from_steps", "refs", ("ladder",)), _one("condition", *CONDITIONS),
            _one("to_whom", "authority", "same", "superior"),
            _ref("to_authority", "authorities"), _ref("to_basis", "legal_bases"),
            Column("letter_id", "letter", most=60), Column("attach"), *SOURCED,
        ),
    ),
    "risks": Table(
        rows.Risk,
        (
            _id(), _one("fact_tag", *FACTS), _one("audience_tag", *AUDIENCES),
            _one("action", "warn", "need_lawyer_ok", "block"), *_words("why"), *SOURCED,
        ),
    ),
    "rules": Table(
        rows.Rule,
        (
            _id(), _one("language", "uz", "uz-cyrl", "ru", "en"),
            Column("pattern", "pattern", required=True),
            _one("suggests", *GRADES), _ref("next_step", "ladder"), Column("example", required=True),
            *SOURCED,
        ),
    ),
    "answer_checks": Table(
        rows.AnswerCheck,
        (
            _id(), _ref("basis_id", "legal_bases", required=True), *_words("check"),
            _one("yes_means", "good", "bad"), *SOURCED,
        ),
    ),
    "examples": Table(
        rows.Example,
        (
            _id(), _ref("clock_id", "clocks", required=True), Column("start", "day", required=True),
            Column("extended", "count"), Column("earliest", "day", required=True),
            Column("usual", "day", required=True), Column("latest", "day", required=True),
            Column("worked_by", most=SHORT), Column("worked_on", "day"), *SOURCED,
        ),
    ),
    "moved_days": Table(
        rows.MovedDay,
        (
            _id(), Column("country", "country", required=True, most=2), Column("day", "day", required=True),
            Column("works", "flag", YES_NO, required=True), *SOURCED,
        ),
    ),
    "checks": Table(
        rows.Check,
        (
            _id(), Column("table", "id", required=True, most=60), Column("of", required=True, most=SHORT),
            Column("checked_by", required=True, most=SHORT), Column("checked_on", "day", required=True),
            Column("note"),
        ),
    ),
}  # fmt: skip
