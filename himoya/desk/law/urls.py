"""Addresses of the law tables. A table, and a text of a letter, has a number there, by the order of its
page."""

from django.urls import URLPattern, path

from himoya.desk.law import changing, checking, listing, own_words, small, taking, texts

TABLE, TEXT = "law/<int:table>/", "law/texts/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("law/", listing.tables, name="law"),
    path("law/moved-day/", small.moved_day, name="law-moved-day"),
    path("law/contact/", small.contact, name="law-contact"),
    path("law/texts/", texts.letter_texts, name="law-texts"),
    path(TEXT, texts.letter_text, name="law-text"),
    path(f"{TEXT}file/", texts.take, name="law-text-take"),
    path(f"{TEXT}check/", checking.check_text, name="law-text-check"),
    path(f"{TEXT}uncheck/", checking.uncheck_text, name="law-text-uncheck"),
    path(f"{TEXT}write/", own_words.write, name="law-text-write"),
    path(f"{TEXT}brought/", own_words.as_brought, name="law-text-brought"),
    path(f"{TEXT}back/<int:version>/", own_words.back, name="law-text-back"),
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
