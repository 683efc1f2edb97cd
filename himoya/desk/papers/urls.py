"""Addresses of the papers."""

from django.urls import URLPattern, path

from himoya.desk.papers import card, missing, note, visit

CASE = "cases/<int:number>/papers/"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}card/", card.card, name="paper-card"),
    path(f"{CASE}note/", note.note, name="paper-note"),
    path(f"{CASE}missing/", missing.missing, name="paper-missing"),
    path("papers/visit/", visit.visit, name="paper-visit"),
]
