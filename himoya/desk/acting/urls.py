"""Addresses around tonight's list."""

from django.urls import URLPattern, path

from himoya.desk.acting import asking, following, handing_over, outcomes, steps, why_not

urlpatterns: list[URLPattern] = [
    path("alarms/<int:number>/ask/", asking.ask, name="ask-to-act"),
    path("alarms/<int:number>/steps/", steps.steps, name="steps"),
    path("shift-note/", handing_over.shift_note, name="shift-note"),
    path("shift-note/<int:number>/read/", handing_over.read, name="shift-note-read"),
    path("follow-ups/<int:number>/", following.answer, name="follow-up"),
    path("follow-ups/<int:number>/undo/", following.take_back, name="follow-up-undo"),
    path("cases/<int:number>/why-not/", why_not.why_not, name="why-not"),
    path("outcomes/", outcomes.outcomes, name="outcomes"),
]
