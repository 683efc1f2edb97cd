"""Every address of the desk."""

from django.urls import path

from himoya.desk import door, errors, languages, tonight

urlpatterns = [
    path("", tonight.tonight, name="tonight"),
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("language/", languages.language, name="language"),
]

handler400 = errors.not_understood
handler403 = errors.not_for_you
handler404 = errors.not_here
handler500 = errors.broken
