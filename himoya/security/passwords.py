"""What is wrong with a new password, said in the page's language."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from himoya.common.say import N_
from himoya.security.models import Account

LONGEST = 1024  # hashing a longer one would be work for nothing

# By the codes of Django's validators; their own sentences are not in every language.
_WORDS = {
    "password_too_short": N_("It is too short: take 12 characters or more, best four words at random."),
    "password_too_common": N_("Many people use this password, so it is guessed first. Take another one."),
    "password_too_similar": N_("It is too much like the name. Take another one."),
}


def faults(password: str, account: Account) -> list[str]:
    """Sentences about why this may not be the account's password; none: it may."""
    if len(password) > LONGEST or "\x00" in password:
        return [gettext("It is too long, or holds a sign that cannot be typed. Take another one.")]
    try:
        validate_password(password, account)
    except ValidationError as refused:
        return [
            gettext(_WORDS[error.code]) if error.code in _WORDS else " ".join(error.messages)
            for error in refused.error_list
        ]
    return []
