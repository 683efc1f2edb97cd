"""Addresses of the law tables. A table has a number there, by the order of its page."""

from django.urls import URLPattern, path

from himoya.desk.law import changing, checking, listing, small, taking

TABLE = "law/<int:table>/"

urlpatterns: list[URLPattern] = [
    path("law/", listing.tables, name="law"),
    path("law/moved-day/", small.moved_day, name="law-moved-day"),
    path("law/contact/", small.contact, name="law-contact"),
    path("law/texts/", checking.letter_texts, name="law-texts"),
    path("law/texts/<int:number>/", checking.letter_text, name="law-text"),
    path("law/texts/<int:number>/check/", checking.check_text, name="law-text-check"),
    path("law/texts/<int:number>/uncheck/", checking.uncheck_text, name="law-text-uncheck"),
    path(TABLE, listing.table, name="law-table"),
    path(f"{TABLE}csv/", taking.as_table, name="law-csv"),
    path(f"{TABLE}xlsx/", taking.as_book, name="law-xlsx"),
    path(f"{TABLE}upload/", changing.upload, name="law-upload"),
    path(f"{TABLE}drop/", changing.drop, name="law-drop"),
    path(f"{TABLE}shipped/", changing.shipped, name="law-shipped"),
    path(f"{TABLE}back/<int:version>/", changing.back, name="law-back"),
    path(f"{TABLE}check/", checking.check, name="law-check"),
    path(f"{TABLE}uncheck/", checking.uncheck, name="law-uncheck"),
]
