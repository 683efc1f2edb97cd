"""Addresses of the opening. Once the desk is open each of them leads to the first page."""

from django.urls import URLPattern, path

from himoya.desk.opening import views

urlpatterns: list[URLPattern] = [
    path("start/", views.start, name="start"),
    path("start/passphrase/", views.passphrase, name="start-passphrase"),
    path("start/paper/", views.paper, name="start-paper"),
    path("start/prove/", views.prove, name="start-prove"),
    path("start/group/", views.group, name="start-group"),
]
