"""The reader chooses the language, and it stays."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from himoya.common.catalogues.cyrillic import kept_as_it_is
from himoya.security.models import Account
from tests.desk.conftest import alarm

HEADINGS = {"uz": "Bugun kimlar", "uz-cyrl": "Бугун кимлар", "ru": "Кто сегодня", "en": "Who cannot"}


class InterfaceText(HTMLParser):
    """Text of a page without what people wrote and without the names of other languages."""

    theirs = ("blockquote", "figcaption", "h2", "b", "code", "button", "style")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)
        self.text += [value or "" for name, value in attrs if name in ("aria-label", "title", "placeholder")]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in self.theirs for tag in self.open):
            self.text.append(data)


def interface_text(html: str) -> str:
    reader = InterfaceText()
    reader.feed(html)
    return " ".join(reader.text)


@pytest.mark.parametrize("language", HEADINGS)
def test_a_chosen_language_is_kept_on_the_account(client: Client, nodira: Account, language: str) -> None:
    client.force_login(nodira)
    assert client.post("/language/", {"language": language, "next": "/"}).status_code == 302
    nodira.refresh_from_db()
    assert nodira.language == language
    html = client.get("/").content.decode()
    assert f'<html lang="{language}">' in html
    assert HEADINGS[language] in html


def test_a_visitor_keeps_the_language_in_a_cookie(client: Client, db: None) -> None:
    client.post("/language/", {"language": "ru", "next": "/sign-in/"})
    assert "Имя пользователя" in client.get("/sign-in/").content.decode()


def test_the_account_prevails_over_the_browser(client: Client, nodira: Account) -> None:
    client.force_login(nodira)
    assert HEADINGS["uz"] in client.get("/", headers={"accept-language": "ru"}).content.decode()


@pytest.mark.parametrize("wrong", ["fr", "", "../../etc", "uz\r\nX: 1"])
def test_an_unknown_language_changes_nothing(client: Client, nodira: Account, wrong: str) -> None:
    client.force_login(nodira)
    answer = client.post("/language/", {"language": wrong, "next": "/"})
    assert not answer.cookies
    nodira.refresh_from_db()
    assert nodira.language == "uz"


def test_the_switch_leads_only_to_our_own_pages(client: Client, db: None) -> None:
    answer = client.post("/language/", {"language": "ru", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/nowhere/", "/?from=5"])
def test_no_latin_letter_in_the_interface_of_a_cyrillic_page(
    client: Client, nodira: Account, address: str
) -> None:
    for number, rule in enumerate(("U01", "U05", "U07", "U19"), 1):
        alarm(name=f"Farrux Namunayev {number}", rule=rule, hours_ago=number)
    nodira.language = "uz-cyrl"
    nodira.save()
    client.force_login(nodira)
    text = interface_text(client.get(address).content.decode())
    assert re.search("[А-Яа-яЎўҚқҒғҲҳ]", text)
    assert re.findall("[A-Za-z]+", kept_as_it_is(text)) == []


def test_an_account_that_chose_no_language_gets_the_browsers(client: Client, nodira: Account) -> None:
    Account.objects.update(language="")
    client.force_login(nodira)
    assert HEADINGS["ru"] in client.get("/", headers={"accept-language": "ru"}).content.decode()
