"""Sessions in the database, asked for only by keys that we could have given."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Named in settings. A cookie may hold any byte, also the one that PostgreSQL takes nowhere."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and len(key or "") == 32 and str(key).isascii() and str(key).isalnum()
