"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk.adverts import checking, keeping

urlpatterns: list[URLPattern] = [
    path("adverts/", checking.check, name="adverts"),
    path("adverts/keep/", keeping.keep_advert, name="advert-keep"),
]
