"""Forms as every page of the desk shows them: label above, help and mistakes below, big enough to press."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class DeskRenderer(TemplatesSetting):
    """Draws fields with our own template; `form_template_name` draws the whole form."""

    form_template_name = "form_fields.html"
    field_template_name = "form_field.html"


class Form(forms.Form):
    """A form that names its mistakes in the page's language. Draw it with {{ form }} or {{ form.field }}."""

    default_renderer = DeskRenderer
    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
