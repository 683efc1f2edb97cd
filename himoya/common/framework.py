"""Sentences of Django and allauth that our pages can show: said in our own words in Uzbek and Russian.

Nobody calls them from here. Their English stays the framework's; the catalogues hold what a reader sees, so
that an Uzbek page never falls back to English, and a Cyrillic page never to Latin.
"""

from himoya.common.say import N_

FORMS = (
    N_("This field is required."),
    N_("Enter a valid value."),
    N_("Enter a whole number."),
    N_("Enter a number."),
    N_("Enter a valid date."),
    N_("Enter a valid time."),
    N_("Enter a valid date/time."),
    N_("Enter a list of values."),
    N_("Null characters are not allowed."),
    N_("Ensure this value is less than or equal to %(limit_value)s."),
    N_("Ensure this value is greater than or equal to %(limit_value)s."),
    N_("Select a valid choice. %(value)s is not one of the available choices."),
    N_("Select a valid choice. That choice is not one of the available choices."),
    N_("No file was submitted."),
    N_("No file was submitted. Check the encoding type on the form."),
    N_("The submitted file is empty."),
    N_("(Hidden field %(name)s) %(error)s"),
    N_("Unknown"),
    N_("Yes"),
    N_("No"),
)
PASSWORDS = (
    N_("The password is too similar to the %(verbose_name)s."),
    N_("This password is too common."),
    N_("This password is entirely numeric."),
)
# One and many; Russian has a form of its own for two to four.
PLURALS = {
    "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": (
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d)."
    ),
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": (
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d)."
    ),
    "Ensure this filename has at most %(max)d character (it has %(length)d).": (
        "Ensure this filename has at most %(max)d characters (it has %(length)d)."
    ),
    "This password is too short. It must contain at least %d character.": (
        "This password is too short. It must contain at least %d characters."
    ),
}
