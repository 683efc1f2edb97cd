"""What is asked for a letter of many families: of which place, in which language, who signs first."""

from collections.abc import Collection, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.writing import languages
from himoya.appeals.rules.together import LETTER
from himoya.common.say import LANGUAGES
from himoya.desk.case.family_fields import Line, Text
from himoya.desk.forms import Form
from himoya.desk.people.places import mark_of
from himoya.papers.visit.rules import Place as Held
from himoya.people.models import Relative


class ForWhom(Form):
    """What is shown: all families, or those of one place; in which language the letter is."""

    place = forms.ChoiceField(label=_("Whose families"), required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), required=False)

    def __init__(self, data: QueryDict, to: Authority, places: Collection[Held]) -> None:
        super().__init__(data)
        spoken = languages(to, LETTER)
        chosen = [("", gettext("of every place")), *((mark_of(one.words), one.words) for one in places)]
        self.fields["place"].choices = chosen  # type: ignore[attr-defined]
        self.fields["language"].choices = [(one, LANGUAGES.get(one, one)) for one in spoken]  # type: ignore[attr-defined]


class Signed(Form):
    speaker = forms.ChoiceField(
        label=_("Who signs first"),
        help_text=_("By law the answer goes to her. She must be of a family that is named."),
    )
    address = Line(
        label=_("Postal address of whoever signs"),
        help_text=_("The answer comes there by post."),
        max_length=300,
        required=False,
    )
    whats_new = Text(label=_("What is new since the last letter to them"), max_length=600, required=False)

    def __init__(self, data: QueryDict | None, relatives: Sequence[Relative], *, again: bool) -> None:
        super().__init__(data)
        self.fields["speaker"].choices = [("", ""), *((str(one.pk), one.name) for one in relatives)]  # type: ignore[attr-defined]
        self.fields["whats_new"].required = again
