"""Addresses of the door for families."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
