"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk import tonight

urlpatterns: list[URLPattern] = [
    path("alarms/<int:number>/deed/", tonight.deed, name="deed"),
    path("deeds/<int:number>/undo/", tonight.take_back, name="undo-deed"),
]
