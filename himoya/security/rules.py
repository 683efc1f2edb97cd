"""How long a session lives, what is kept of a link, what a browser is called. No database, no clock."""

import hashlib
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
FRESH = timedelta(minutes=5)  # how long a typed password counts for sensitive acts
INVITED = timedelta(hours=24)

# The first that fits: others carry the names of those below them.
_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "YaBrowser": "Yandex",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def still_open(began_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether a session that began and was last seen then is open now."""
    return now - seen_at < IDLE and now - began_at < WHOLE


def hashed(token: str) -> str:
    """What is kept of a link's token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def device(user_agent: str) -> str:
    """ "Firefox, Linux" from what a browser says of itself; empty when it says nothing known."""
    found = [_first(user_agent, _BROWSERS), _first(user_agent, _SYSTEMS)]
    return ", ".join(name for name in found if name)


def _first(text: str, names: dict[str, str]) -> str:
    return next((name for sign, name in names.items() if sign in text), "")
