"""Every address, by the part of the desk it belongs to."""

from django.urls import path

from himoya.desk import door, errors, languages, tonight
from himoya.desk.acting import urls as acting
from himoya.desk.adverts import urls as adverts
from himoya.desk.appeals import urls as appeals
from himoya.desk.case import urls as case
from himoya.desk.imports import urls as imports
from himoya.desk.inbox import urls as inbox
from himoya.desk.law import urls as law
from himoya.desk.opening import urls as opening
from himoya.desk.out import urls as out
from himoya.desk.papers import urls as papers
from himoya.desk.people import urls as people
from himoya.desk.staff import urls as staff
from himoya.desk.teaching import urls as teaching
from himoya.family import urls as family

urlpatterns = [
    path("", tonight.tonight, name="tonight"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("language/", languages.language, name="language"),
    *opening.urlpatterns,
    *inbox.urlpatterns,
    *acting.urlpatterns,
    *adverts.urlpatterns,
    *people.urlpatterns,
    *case.urlpatterns,
    *papers.urlpatterns,
    *appeals.urlpatterns,
    *law.urlpatterns,
    *imports.urlpatterns,
    *out.urlpatterns,
    *staff.urlpatterns,
    *teaching.urlpatterns,
    *family.urlpatterns,
]

handler400 = errors.not_understood
handler403 = errors.not_for_you
handler404 = errors.not_here
handler500 = errors.broken
