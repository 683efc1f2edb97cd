"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk import tonight
from himoya.desk.inbox import entering, judging, looking, message_page, pasting, views

urlpatterns: list[URLPattern] = [
    path("alarms/<int:number>/deed/", tonight.deed, name="deed"),
    path("deeds/<int:number>/undo/", tonight.take_back, name="undo-deed"),
    path("inbox/", views.inbox, name="inbox"),
    path("facts/<int:number>/", judging.judge, name="judge-fact"),
    path("cases/new/", entering.new_case, name="new-case"),
    path("looks/", looking.looks, name="looks"),
    path("looks/<int:number>/done/", looking.look_done, name="look-done"),
    path("messages/paste/", pasting.paste, name="paste"),
    path("messages/<int:number>/", message_page.message, name="message"),
]
