"""Addresses of the case page and of what is done on it."""

from django.urls import URLPattern, path

from himoya.desk.case import (
    calls,
    deadlines,
    details,
    family_urls,
    giving,
    history,
    known,
    notes,
    page,
    statements,
    stays,
    tasks,
    timeline,
)

CASE = "cases/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(CASE, page.case_page, name="case"),
    path(f"{CASE}details/", details.details, name="case-details"),
    path(f"{CASE}known/", known.known, name="case-known"),
    path(f"{CASE}state/", statements.state, name="case-state"),
    path(f"{CASE}statements/<int:statement>/", statements.statement, name="case-statement"),
    path(f"{CASE}statements/<int:statement>/confirm/", statements.second_key, name="case-statement-confirm"),
    path(f"{CASE}statements/<int:statement>/keep/", statements.keep, name="case-statement-keep"),
    path(f"{CASE}calls/", calls.all_calls, name="case-calls"),
    path(f"{CASE}calls/add/", calls.add_call, name="case-call-add"),
    path(f"{CASE}calls/<int:call>/withdraw/", calls.take_call_back, name="case-call-withdraw"),
    path(f"{CASE}stays/add/", stays.new_stay, name="case-stay-add"),
    path(f"{CASE}stays/<int:stay>/", stays.one_stay, name="case-stay"),
    path(f"{CASE}notes/", notes.notes, name="case-notes"),
    path(f"{CASE}notes/add/", notes.new_note, name="case-note-add"),
    path(f"{CASE}tasks/", tasks.tasks, name="case-tasks"),
    path(f"{CASE}tasks/<int:task>/", tasks.tick, name="case-task"),
    path(f"{CASE}deadlines/", deadlines.deadlines, name="case-deadlines"),
    path(f"{CASE}deadlines/<int:which>/", deadlines.tick, name="case-deadline"),
    path(f"{CASE}deadlines/<int:which>/withdraw/", deadlines.withdraw, name="case-deadline-withdraw"),
    path(f"{CASE}timeline/", timeline.timeline, name="case-timeline"),
    path(f"{CASE}people/", giving.people_on_it, name="case-people"),
    path(f"{CASE}give/", giving.given, name="case-give"),
    path(f"{CASE}give/<int:given>/back/", giving.taken_back, name="case-take-back"),
    path(f"{CASE}hand-over/", giving.handed_over, name="case-hand-over"),
    path(f"{CASE}history/", history.history, name="case-history"),
    *family_urls.urlpatterns,
]
