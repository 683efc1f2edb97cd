"""The form of the words of one letter: what is not known yet comes first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from himoya.appeals.actions.writing import of_relative
from himoya.appeals.letters.events import codes
from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.filling import asked, tells_events
from himoya.appeals.letters.spelling import in_cyrillic
from himoya.appeals.letters.texts import Text as LetterText
from himoya.appeals.queries.wording import EVENTS, LANGUAGE, WHATS_NEW
from himoya.common.say import LANGUAGES, N_
from himoya.desk.appeals.blanks import field_for, said, text_of_value
from himoya.desk.appeals.frame import language
from himoya.desk.case.family_fields import Day, Text
from himoya.desk.case.kin import words as kin
from himoya.desk.forms import Form
from himoya.people.models import Relative

WRITTEN_BELOW = "other"
SPARE, MOST = 3, 30  # rows for events
WRITER = ("applicant", "kinship")
PARTS = {
    LANGUAGE: N_("Language of the letter"),
    WHATS_NEW: N_("What is new since the last letter to them"),
    EVENTS: N_("What happened, and when"),
}
UNKNOWN, HAPPENED, WRITES, KNOWN, ABOUT = (
    N_("What is not known yet"),
    N_("What happened, and when"),
    N_("Who signs it"),
    N_("What is known"),
    N_("About the letter"),
)
Groups = list[tuple[str, list[BoundField]]]


class WordsForm(Form):
    """`values`: part -> what stands there; `known`: field -> what the case says by now."""

    def __init__(
        self, data: Any, *, text: LetterText, values: Mapping[str, Any], relatives: Sequence[Relative],
        languages: Sequence[str] = (), known: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self._text, self._values, self._relatives = text, values, relatives
        self._names = asked(text)
        if "applicant" in self._names:
            self.fields["signer"] = forms.ChoiceField(
                label=_("Who signs it"), choices=self._signers(), required=False, initial=self._signer()
            )
        for name in self._names:
            self.fields[f"f_{name}"] = field_for(name, values.get(name, ""))
            if known and known.get(name) and known[name] != values.get(name):
                hint = gettext("The case says: %(value)s") % {"value": said(name, known[name])}
                self.fields[f"f_{name}"].help_text = escape(hint)  # help is drawn as it is
        self._rows = self._event_rows()
        if len(languages) > 1:
            self.fields[LANGUAGE] = forms.ChoiceField(
                label=_("Language of the letter"), initial=values.get(LANGUAGE, text.language),
                choices=[(one, LANGUAGES.get(one, one)) for one in languages],
            )  # fmt: skip
        self.fields[WHATS_NEW] = Text(
            label=_("What is new since the last letter to them"), initial=values.get(WHATS_NEW, ""),
            help_text=_("Needed when they were written to before about the same matter."),
            max_length=600, required=False,
        )  # fmt: skip

    def _signers(self) -> list[tuple[str, str]]:
        people = [(str(one.pk), f"{one.name}, {kin(one.relation)}") for one in self._relatives]
        return [
            ("", gettext("to be filled in by hand")), *people,
            (WRITTEN_BELOW, gettext("somebody else, as written below")),
        ]  # fmt: skip

    def _signer(self) -> str:
        name = self._values.get("applicant", "")
        found = next((str(one.pk) for one in self._relatives if one.name == name), WRITTEN_BELOW)
        return found if name else ""

    def _event_rows(self) -> int:
        if not tells_events(self._text):
            return 0
        told = self._values.get(EVENTS, [])
        posted = sum(f"event_{row}" in self.data for row in range(MOST))
        rows = min(max(len(told) + SPARE, posted), MOST)
        known = [("", "—"), *((code, event_words(code)) for code in codes())]
        for row in range(rows):
            code, day = told[row] if row < len(told) else ("", None)
            self.fields[f"event_{row}"] = forms.ChoiceField(
                label=gettext("Event %(number)s") % {"number": row + 1}, choices=known, initial=code,
                required=False,
            )  # fmt: skip
            self.fields[f"on_{row}"] = Day(
                label=gettext("Day of event %(number)s, if it is known") % {"number": row + 1}, initial=day,
                required=False,
            )  # fmt: skip
        return rows

    def groups(self) -> Groups:
        """Headings with their fields, in the order in which somebody fills them in."""
        writer = ["signer", *(f"f_{name}" for name in WRITER)] if "signer" in self.fields else []
        rest = [name for name in self._names if f"f_{name}" not in writer]
        events = [f"{part}_{row}" for row in range(self._rows) for part in ("event", "on")]
        found = (
            (UNKNOWN, [f"f_{name}" for name in rest if not self._values.get(name)]),
            (HAPPENED, events),
            (WRITES, writer),
            (KNOWN, [f"f_{name}" for name in rest if self._values.get(name)]),
            (ABOUT, [name for name in (LANGUAGE, WHATS_NEW) if name in self.fields]),
        )
        return [(gettext(heading), [self[name] for name in names]) for heading, names in found if names]

    def fields_of(self, part: str) -> list[BoundField]:
        """Where one part is written."""
        names = [part] if part in (LANGUAGE, WHATS_NEW) else [f"f_{part}"]
        if part == EVENTS:
            names = [f"{kind}_{row}" for row in range(self._rows) for kind in ("event", "on")]
        if part == "applicant":
            names = ["signer", *names]
        return [self[name] for name in names if name in self.fields]

    def wording(self) -> dict[str, Any]:
        """part -> what was typed, as the letter holds it. Only for a valid form."""
        typed = self.cleaned_data
        found = {name: text_of_value(name, typed[f"f_{name}"]) for name in self._names}
        if "signer" in self.fields:
            found |= self._who(typed["signer"], found)
        if self._rows:
            found[EVENTS] = list(self._events(typed))
        found |= {name: typed[name] for name in (LANGUAGE, WHATS_NEW) if name in self.fields}
        return found

    def _who(self, chosen: str, found: Mapping[str, Any]) -> dict[str, Any]:
        one = next((each for each in self._relatives if str(each.pk) == chosen), None)
        if one:
            return of_relative(one)
        typed_anew = found["applicant"] and found["applicant"] != self._values.get("applicant")
        below = chosen == WRITTEN_BELOW or typed_anew
        return {name: found[name] if below else "" for name in WRITER if name in found}

    def _events(self, typed: Mapping[str, Any]) -> Iterator[list[str | None]]:
        for row in range(self._rows):
            code, day = typed[f"event_{row}"], typed[f"on_{row}"]
            if code:
                yield [code, day.isoformat() if day else None]


def event_words(code: str) -> str:
    row = codes().get(code, {"uz": code})
    return in_cyrillic(row["uz"]) if language() == "uz-cyrl" else str(row.get(language()) or row["uz"])


def history_words(part: str, text: str) -> str:
    """A line or more of the history of a letter, in the reader's words."""
    if part == EVENTS:
        rows = [line.rpartition(" ") for line in text.splitlines()]
        return part_words(part, [(code, day) for day, _space, code in rows])
    return part_words(part, text.splitlines() if part in FIELDS and FIELDS[part].kind == "papers" else text)


def part_name(part: str) -> str:
    if part not in PARTS and part not in FIELDS:
        return ""
    return gettext(PARTS[part] if part in PARTS else FIELDS[part].label)


def part_words(part: str, value: Any) -> str:
    """What stands in one part of a letter, in the reader's words."""
    if part == EVENTS:
        return "\n".join(" ".join(filter(None, (day, event_words(code)))) for code, day in value)
    if part == LANGUAGE:
        return LANGUAGES.get(str(value), str(value))
    return str(value) if part == WHATS_NEW else said(part, value)
