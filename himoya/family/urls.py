"""Addresses of the door for families."""

from django.urls import URLPattern, path

from himoya.family import call, views

urlpatterns: list[URLPattern] = [
    path("family/", views.door, name="family"),
    path("family/answer/", views.answer, name="family-answer"),
    path("family/call/", call.call, name="family-call"),
]
