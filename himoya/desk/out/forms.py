"""Asking to take everything out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.desk.forms import Form
from himoya.handover.models import ExportRequest


class AskToExport(Form):
    """Form, reason, and whether phones go with it."""

    format = forms.ChoiceField(
        label=_("In which form"),
        choices=[
            (ExportRequest.Format.XLSX, _("A workbook (XLSX)")),
            (ExportRequest.Format.CSV, _("Tables (CSV)")),
            (ExportRequest.Format.JSON, _("For programs (JSON)")),
        ],
    )
    why = forms.CharField(
        label=_("What is it for?"),
        help_text=_("The second person reads this before agreeing. It is kept with the request."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contacts = forms.BooleanField(
        label=_("With the phones of families and reporters"),
        help_text=_("Without the tick every phone number is masked. The log says which it was."),
        required=False,
    )
