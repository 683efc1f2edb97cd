"""Himoya as one Django app: its packages share one label, `himoya`, and one line of migrations."""

from django.apps import AppConfig


class HimoyaConfig(AppConfig):
    name = "himoya"
    label = "himoya"
    default_auto_field = "django.db.models.BigAutoField"
