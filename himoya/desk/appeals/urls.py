"""Addresses of letters."""

from django.urls import URLPattern, path

from himoya.desk.appeals import (
    answering,
    changing,
    deciding,
    entering,
    fan,
    letter,
    listing,
    posted,
    printing,
    reading,
    replies,
    sending,
    together,
    waiting,
    way,
    writing,
)

CASE = "cases/<int:number>/letters/"
LETTER = f"{CASE}<int:letter>/"

urlpatterns: list[URLPattern] = [
    path("waiting/", waiting.waiting, name="waiting"),
    path("answering/", answering.answering, name="answering"),
    path("letters/together/", together.together, name="letters-together"),
    path(CASE, listing.letters, name="letters"),
    path(f"{CASE}fan/", fan.fan, name="letters-fan"),
    path(f"{CASE}read/", reading.read, name="letters-read"),
    path(f"{CASE}print/", printing.as_set, name="letters-print"),
    path(f"{CASE}posted/", posted.posted, name="letters-posted"),
    path(f"{CASE}new/", writing.new, name="letter-new"),
    path(f"{CASE}before/", entering.before, name="letter-before"),
    path(LETTER, letter.letter, name="letter"),
    path(f"{LETTER}words/", changing.words, name="letter-words"),
    path(f"{LETTER}renew/", deciding.renew, name="letter-renew"),
    path(f"{LETTER}annex/", together.annex_anew, name="letter-annex"),
    path(f"{LETTER}agree/", deciding.agree, name="letter-agree"),
    path(f"{LETTER}release/", deciding.release, name="letter-release"),
    path(f"{LETTER}hold-back/", deciding.hold_back, name="letter-hold-back"),
    path(f"{LETTER}withdraw/", deciding.withdraw, name="letter-withdraw"),
    path(f"{LETTER}sent/", sending.sent, name="letter-sent"),
    path(f"{LETTER}not-sent/", deciding.unsend, name="letter-not-sent"),
    path(f"{LETTER}close/", deciding.close, name="letter-close"),
    path(f"{LETTER}reopen/", deciding.reopen, name="letter-reopen"),
    path(f"{LETTER}pdf/", printing.as_pdf, name="letter-pdf"),
    path(f"{LETTER}docx/", printing.as_docx, name="letter-docx"),
    path(f"{LETTER}sheet/", printing.as_cover, name="letter-cover"),
    path(f"{LETTER}way/", way.new_station, name="letter-station"),
    path(f"{LETTER}way/<int:station>/back/", way.station_back, name="letter-station-back"),
    path(f"{LETTER}answers/", replies.new_reply, name="letter-reply"),
    path(f"{LETTER}answers/<int:reply>/", replies.one_reply, name="letter-grade"),
    path(f"{LETTER}answers/<int:reply>/back/", replies.reply_back, name="letter-reply-back"),
    path(f"{LETTER}answers/<int:reply>/grade-back/", replies.grade_back, name="letter-grade-back"),
]
