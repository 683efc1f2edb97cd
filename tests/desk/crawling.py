"""Walks through the desk as a visitor would: every link, every form, and what a page lets a stranger run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from lxml import html
from lxml.html import HtmlElement

SIGNING_OUT = {"/sign-out/", "/language/"}


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page, with what is filled in already."""

    page: str
    action: str
    values: dict[str, str]
    typed: tuple[str, ...]  # fields a person types into
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Walk:
    """Everything that was reached: address -> (status, page)."""

    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    forms: dict[tuple[str, tuple[str, ...]], Form] = field(default_factory=dict)


def walk(client: Client, start: tuple[str, ...], most: int = 400) -> Walk:
    """Follow every link of our own from the pages in `start`."""
    found = Walk()
    waiting = list(start)
    while waiting and len(found.pages) < most:
        address = waiting.pop(0)
        if address in found.pages:
            continue
        answer = client.get(address)
        shown = "" if answer.streaming else answer.content.decode("utf-8", "replace")
        found.pages[address] = (answer.status_code, shown)
        if answer.status_code != 200 or "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        page = html.fromstring(shown)
        waiting += [link for link in links(page, address) if link not in found.pages]
        for form in forms(page, address):
            found.forms.setdefault((urlsplit(form.action).path, form.typed), form)
    return found


def links(page: HtmlElement, address: str) -> Iterator[str]:
    for link in page.iter("a"):
        there = urldefrag(urljoin(address, link.get("href") or ""))[0]
        if not urlsplit(there).netloc and not urlsplit(there).scheme:
            yield there


def forms(page: HtmlElement, address: str) -> Iterator[Form]:
    for form in page.forms:
        action = urljoin(address, form.get("action") or address)
        if (form.get("method") or "get").lower() != "post" or action in SIGNING_OUT:
            continue
        typed = tuple(
            str(part.get("name"))
            for part in form.iter("input", "textarea")
            if part.get("name") and part.get("type", "text") in {"text", "search", "tel", "email", "url"}
        )
        files = tuple(str(part.get("name")) for part in form.iter("input") if part.get("type") == "file")
        values = {name: str(value or "") for name, value in form.form_values()}
        values.pop("csrfmiddlewaretoken", None)
        button = form.find(".//button[@name]")
        if button is not None:
            values[str(button.get("name"))] = str(button.get("value") or "")
        yield Form(address, action, values, typed, files)


def runs_something(shown: str) -> list[str]:
    """What in this page a browser would run: our own script files are the only thing allowed."""
    page = html.fromstring(shown) if shown.strip() else None
    return [] if page is None else [trouble for part in page.iter() for trouble in _runs(part)]


def _runs(part: HtmlElement) -> Iterator[str]:
    if not isinstance(part.tag, str):
        return
    ours = (part.get("src") or "").startswith("/static/") or part.get("type") == "application/json"
    if part.tag == "script" and not ours:
        yield "a script in the page"
    if part.tag in {"iframe", "object", "embed", "base"}:
        yield f"<{part.tag}>"
    for name, value in part.attrib.items():
        if str(name).lower().startswith("on"):
            yield f"{name} on <{part.tag}>"
        if str(name).lower() == "style":
            yield f"a style on <{part.tag}>"
        told = "".join(str(value).split()).lower()
        if str(name).lower() in {"href", "src", "action", "formaction", "data"} and told.startswith(
            ("javascript:", "data:", "vbscript:")
        ):
            yield f"{name}={told[:20]} on <{part.tag}>"
