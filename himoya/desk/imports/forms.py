"""Forms of the import pages."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy

from himoya.desk.forms import Form
from himoya.desk.imports.words import SURE
from himoya.intake.channels.fields import FIELD_WORDS

NEAR = ("Asia/Tashkent", "Asia/Samarkand", "Asia/Dushanbe", "Asia/Bishkek", "Asia/Almaty", "Europe/Moscow")
FARTHER = (
    "Asia/Yekaterinburg",
    "Asia/Novosibirsk",
    "Europe/Istanbul",
    "Europe/Warsaw",
    "Europe/Berlin",
    "UTC",
)


class SeveralFiles(forms.ClearableFileInput):
    """Lets a person choose more than one file at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, none of them empty of a name."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        one_of = super().clean
        return [one_of(file, initial) for file in (data or [None])]


class FilesForm(Form):
    """The files of a chat export, or lists."""

    given = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Up to 200 MB at once. For a Telegram folder of pages, pack it as a zip first."
        ),
        allow_empty_file=True,
    )


class AskedForm(Form):
    """What a person says about a file, and what each column of its lists means."""

    chat = forms.CharField(
        label=gettext_lazy("Name of the chat or list"),
        help_text=gettext_lazy("Only if the name above is wrong or missing."),
        max_length=200,
        required=False,
    )
    timezone = forms.ChoiceField(
        label=gettext_lazy("Time zone of the phone or computer it comes from"), choices=[]
    )
    day_first = forms.ChoiceField(
        label=gettext_lazy("03/04/2026 means"),
        choices=[
            ("", gettext_lazy("Let Himoya decide")),
            ("1", gettext_lazy("3 April")),
            ("0", gettext_lazy("4 March")),
        ],
        required=False,
    )

    def __init__(self, data: Any, *, asked: Mapping[str, Any], tables: Sequence[Mapping[str, Any]]) -> None:
        order = asked.get("day_first")
        initial = {
            "chat": asked.get("chat", ""),
            "timezone": asked.get("timezone", ""),
            "day_first": "" if order is None else str(int(order)),
        }
        super().__init__(data, initial=initial)
        self.tables = tables
        zones = dict.fromkeys((initial["timezone"], *NEAR, *FARTHER))
        choices = [(zone, zone.replace("_", " ")) for zone in zones if zone in available_timezones()]
        timezone = self.fields["timezone"]
        assert isinstance(timezone, forms.ChoiceField)  # noqa: S101 -- for the type checker
        timezone.choices = choices
        for at, table in enumerate(tables):
            for column in table["columns"]:
                self.fields[_name(at, column)] = _meaning(table, column)

    def asked(self) -> dict[str, Any]:
        """What was said, as `ask_upload` takes it."""
        said = self.cleaned_data
        return {
            "chat": said["chat"],
            "timezone": said["timezone"],
            "day_first": None if said["day_first"] == "" else said["day_first"] == "1",
            "columns": {
                table["fingerprint"]: [said[_name(at, column)] for column in table["columns"]]
                for at, table in enumerate(self.tables)
            },
        }

    def meanings(self) -> list[list[BoundField]]:
        """The field of each column, by list."""
        return [
            [self[_name(at, column)] for column in table["columns"]] for at, table in enumerate(self.tables)
        ]


def _name(table: int, column: Mapping[str, Any]) -> str:
    return f"list{table}column{column['at']}"


def _meaning(table: Mapping[str, Any], column: Mapping[str, Any]) -> forms.ChoiceField:
    cells = (row[column["at"]] for row in table["rows"] if column["at"] < len(row))
    samples = " · ".join(list(dict.fromkeys(cell[:30] for cell in cells if cell))[:3])
    how = gettext(SURE.get(column["sure"], ""))
    return forms.ChoiceField(
        label=column["heading"] or gettext("Column %(number)s") % {"number": column["at"] + 1},
        # The template trusts help texts, and cells are written by strangers.
        help_text=format_html("{} ({})", samples, how) if samples else how,
        choices=[(code, gettext(words)) for code, words in FIELD_WORDS.items()],
        initial=column["field"],
        required=False,
    )
