"""Himoya as one Django app: its packages share one label, `himoya`, and one line of migrations."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class HimoyaConfig(AppConfig):
    name = "himoya"
    label = "himoya"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models exist only from here on.
        from himoya.security.actions import sessions  # noqa: PLC0415

        user_logged_in.connect(sessions.begin, dispatch_uid="himoya.session.begins")
        user_logged_out.connect(sessions.left, dispatch_uid="himoya.session.ends")
