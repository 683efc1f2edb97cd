"""Addresses of family, consent, wish, needs and files."""

from django.urls import path

from himoya.desk.case import attaching, attachment, attachments, consents, contacts, needs, relatives, wish

CASE = "cases/<int:number>"

urlpatterns = [
    path(f"{CASE}/relatives/new/", relatives.new, name="relative-new"),
    path(f"{CASE}/relatives/<int:which>/", relatives.edit, name="relative"),
    path(f"{CASE}/relatives/<int:which>/withdraw/", relatives.withdraw, name="relative-withdraw"),
    path(f"{CASE}/relatives/<int:which>/contact/", contacts.relative_contact, name="relative-contact"),
    path(f"{CASE}/reporters/<int:which>/contact/", contacts.reporter_contact, name="reporter-contact"),
    path(f"{CASE}/phones/<int:which>/contact/", contacts.told_phone, name="told-phone"),
    path(f"{CASE}/consents/new/", consents.new, name="consent-new"),
    path(f"{CASE}/consents/<int:which>/withdraw/", consents.withdraw, name="consent-withdraw"),
    path(f"{CASE}/wish/new/", wish.new, name="wish-new"),
    path(f"{CASE}/wish/<int:which>/withdraw/", wish.withdraw, name="wish-withdraw"),
    path(f"{CASE}/needs/new/", needs.new, name="need-new"),
    path(f"{CASE}/needs/<int:which>/settle/", needs.settle, name="need-settle"),
    path(f"{CASE}/needs/<int:which>/reopen/", needs.reopen, name="need-reopen"),
    path(f"{CASE}/files/", attachments.files, name="attachments"),
    path(f"{CASE}/files/new/", attaching.new, name="attachment-new"),
    path(f"{CASE}/files/<int:which>/", attachment.look, name="attachment"),
    path(f"{CASE}/files/<int:which>/content/", attachment.content, name="attachment-content"),
    path(f"{CASE}/files/<int:which>/download/", attachment.download, name="attachment-download"),
    path(f"{CASE}/files/<int:which>/withdraw/", attachments.take_back, name="attachment-withdraw"),
]
