"""The group's clock on the pages of the desk, its language for visitors, its name for nobody outside."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from himoya.desk.opening.office import clock_and_language
from himoya.security.actions.office import set_up_office
from himoya.security.models import Account, AuditLine, Office
from tests import make


def zone_seen(by: Account | AnonymousUser) -> str:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.get_current_timezone_name())

    request = RequestFactory().get("/", headers={"accept-language": "uz"})
    request.user = by
    return clock_and_language(page)(request).content.decode()


@pytest.mark.parametrize(
    ("zone", "seen"),
    [
        ("Europe/Moscow", "Europe/Moscow"),
        ("Asia/Tashkent", "Asia/Tashkent"),
        ("Nowhere/Land", "Asia/Tashkent"),
        ("../x", "Asia/Tashkent"),
        ("", "Asia/Tashkent"),
    ],
)
def test_pages_of_the_desk_are_on_the_groups_clock(db: None, zone: str, seen: str) -> None:
    Office.objects.create(pk=1, time_zone=zone)
    assert zone_seen(make.account()) == seen
    assert timezone.get_current_timezone_name() == "Asia/Tashkent"


def test_the_group_stands_in_one_row_however_often_it_is_written(db: None) -> None:
    for name in ("Onalar", "Opalar"):
        set_up_office(name=name, time_zone="Asia/Tashkent", language="uz")
    assert Office.objects.get().name == "Opalar"
    assert AuditLine.objects.filter(verb="office.set_up").count() == 2


def test_a_visitor_with_a_language_asks_no_database() -> None:
    assert zone_seen(AnonymousUser()) == "Asia/Tashkent"


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({}, "ru"),
        ({"accept-language": "fr-FR,fr;q=0.9"}, "ru"),
        ({"accept-language": "*"}, "ru"),
        ({"accept-language": "uz,ru;q=0.5"}, "uz"),
        ({"accept-language": "en-US"}, "en"),
    ],
)
def test_a_visitor_who_brings_no_language_gets_the_groups(
    client: Client, db: None, headers: dict[str, str], language: str
) -> None:
    Office.objects.create(pk=1, language="ru")
    assert f'<html lang="{language}"' in client.get("/sign-in/", headers=headers).content.decode()


def test_the_name_of_the_group_is_not_told_to_whoever_comes_by(client: Client, db: None) -> None:
    Office.objects.create(pk=1, name="Mothers of IK-97")
    assert "IK-97" not in client.get("/sign-in/").content.decode()
