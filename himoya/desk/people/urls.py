"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk.people import acts, erasing, judging, views

urlpatterns: list[URLPattern] = [
    path("people/", views.people, name="people"),
    path("people/search/", views.people_search, name="people-search"),
    path("people/filters/", acts.keep_filter, name="save-filter"),
    path("people/filters/<int:number>/delete/", acts.drop_filter, name="delete-filter"),
    path("people/give/", acts.give_ticked, name="give-cases"),
    path("people/<int:number>/open/", acts.open_case_of, name="open-case"),
    path("duplicates/", judging.duplicates, name="duplicates"),
    path("duplicates/judge/", judging.judge_pair, name="judge-pair"),
    path("duplicates/verdicts/", judging.verdicts, name="verdicts"),
    path("duplicates/verdicts/<int:number>/undo/", judging.undo_verdict, name="undo-verdict"),
    path("cases/<int:number>/part/", judging.part_one, name="part-person"),
    path("cases/<int:number>/erase/", erasing.erase_person_page, name="erase-person"),
    path("messages/<int:number>/erase/", erasing.erase_message_page, name="erase-message"),
]
