"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk.teaching import cues, lessons

urlpatterns: list[URLPattern] = [
    path("messages/<int:number>/lesson/", lessons.mark, name="lesson"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<int:number>/undo/", lessons.undo, name="undo-lesson"),
    path("cues/new/", cues.new_cue, name="new-cue"),
    path("cues/<int:number>/undo/", cues.undo, name="undo-cue"),
]
