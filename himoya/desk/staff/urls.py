"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from himoya.desk.staff import calendar, factors, helpers, invitations, log, own, told
from himoya.desk.staff.second_step import second_step_page

urlpatterns: list[URLPattern] = [
    path("sign-in/second/", second_step_page, name="second-step"),
    # An address with a secret in it: it opens once, within a day, and nobody's name stands in it.
    path("invitation/<str:token>/", invitations.use, name="invitation"),
    path("helpers/", helpers.staff, name="staff"),
    path("helpers/invite/", invitations.make, name="invite"),
    path("helpers/second-factor/", helpers.need_second_factor, name="need-second-factor"),
    path("helpers/links/<int:number>/withdraw/", invitations.withdraw_link, name="withdraw-link"),
    path("helpers/<int:number>/", helpers.helper, name="helper"),
    path("helpers/<int:number>/role/", helpers.change_role, name="helper-role"),
    path("helpers/<int:number>/off/", helpers.switch_off, name="helper-off"),
    path("helpers/<int:number>/on/", helpers.switch_on, name="helper-on"),
    path("helpers/<int:number>/password/", invitations.make_password_link, name="helper-password"),
    path("helpers/<int:number>/second-factor/", helpers.reset_second_factor, name="helper-second-factor"),
    path("log/", log.log, name="log"),
    path("me/", own.own_account, name="own-account"),
    path("me/password/", own.own_password, name="own-password"),
    path("me/password-again/", own.password_again, name="password-again"),
    path("me/told/", told.told, name="told"),
    path("me/told/email/", told.address, {"way": "email"}, name="told-email"),
    path("me/told/telegram/", told.address, {"way": "telegram"}, name="told-telegram"),
    path("me/told/<int:number>/prove/", told.prove, name="told-prove"),
    path("me/told/<int:number>/end/", told.end, name="told-end"),
    path("me/told/calendar/", told.calendar_address, name="told-calendar"),
    # The other address with a secret: it opens again and again, because calendars cannot sign in.
    path("calendar/<str:secret>.ics", calendar.feed, name="calendar"),
    path("me/sessions/end/", own.end_all, name="end-sessions"),
    path("me/sessions/<int:number>/end/", own.end_one, name="end-session"),
    path("me/second-factor/", factors.second_factor, name="second-factor"),
    path("me/second-factor/program/", factors.code_program, name="code-program"),
    path("me/second-factor/key/", factors.key, name="security-key"),
    path("me/second-factor/codes/", factors.spare_codes, name="spare-codes"),
    path("me/second-factor/<int:number>/remove/", factors.remove, name="remove-factor"),
]
