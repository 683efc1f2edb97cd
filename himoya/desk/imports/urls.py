"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk.imports import giving, history, one, waiting

urlpatterns: list[URLPattern] = [
    path("imports/", history.imports, name="imports"),
    path("imports/new/", giving.new, name="new-import"),
    path("imports/uploads/<int:number>/", waiting.upload, name="upload"),
    path("imports/uploads/<int:number>/remove/", waiting.remove, name="remove-upload"),
    path("imports/<int:number>/", one.show, name="import"),
    path("imports/<int:number>/undo/", one.undo, name="undo-import"),
    path("imports/<int:number>/rejected.csv", one.rejected_csv, name="rejected-csv"),
    path("imports/<int:number>/rejected.xlsx", one.rejected_xlsx, name="rejected-xlsx"),
]
