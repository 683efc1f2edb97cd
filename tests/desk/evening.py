"""One evening's instance: something on every page, so that each can be walked, looked at and attacked."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.urls.exceptions import Resolver404
from playwright.sync_api import Page

from himoya.appeals import actions as appeals
from himoya.appeals.rules import office
from himoya.cases import actions as cases
from himoya.cases.actions.family import add_relative, give_consent
from himoya.cases.actions.needs import add_need
from himoya.cases.models import Case, SavedFilter, Statement
from himoya.common import clock
from himoya.common.roles import Role
from himoya.contact.actions import log_call
from himoya.evidence.actions import keep
from himoya.handover.actions import ask_to_export
from himoya.intake.actions import import_export
from himoya.intake.actions.uploads import keep_upload
from himoya.linkage.models import Doubt, Grouping
from himoya.messages.models import Message
from himoya.outbox.models import Reach
from himoya.people.actions import judge
from himoya.people.models import Person, SamePerson
from himoya.security.actions.invitations import invite
from himoya.security.models import Account
from himoya.teaching.actions import mark_wrongly_read, save_cue
from tests import make
from tests.browser import click_through
from tests.desk.crawling import Walk, walk

MESSAGES = (
    "O‘g‘lim Farrux Namunayev 12.03.1999, 71-koloniyada. Kecha chaqirishibdi, qo‘l qo‘yibdi. Yordam bering",
    "Мой брат Шерзод Намунаев, ИК-77, 228.1 часть 4, не звонит три недели",
    "Farruh Namunaev haqida: 77 zonada deyishyapti, tel +998 00 000 00 01",
    "Akam Dilshod Sinovov 2001 yil, SIZO-72, advokat yo‘q",
    "Opa, ukamni qayergadir chaqirishibdi deyapti, bilmadim",  # too unsure to ring
    "Rahmat, Xudo o‘z panohida asrasin",
)
LIST = (
    "Familiya ismi;Tug‘ilgan sana;Telefon;Koloniya\n"
    "Namunayev Sardor;01.02.1998;998000000002;IK-73\n"
    "Sinovova Malika;31.31.1990;abc;\n"
)
A_PAGE = b"\x89PNG\r\n\x1a\n" + bytes(64)
A_LETTER = "?to=uz_mfa&letter=coercion_full&language=uz"  # its words: a form leads there, not a link
NOWHERE = "/nowhere/"
START = ("/", "/sign-in/")


@dataclass(frozen=True, slots=True)
class Evening:
    """Where to go in an instance that holds something of everything."""

    account: Account
    password: str = make.PASSWORD

    def walked(self) -> Walk:
        return walk(self._client(), START)

    def addresses(self) -> tuple[str, ...]:
        """One address of every page: where links lead, and what only a mistake in a form shows."""
        first: dict[str, str] = {}
        for address, (status, shown) in self.walked().pages.items():
            if status == 200 and "<main" in shown:
                first.setdefault(name_of(address), address)
        client = self._client()
        for page in get_resolver().url_patterns:
            if isinstance(page, URLPattern) and page.name not in first:
                address = reverse(str(page.name), kwargs=dict.fromkeys(page.pattern.converters, 1))
                answer = client.get(address)
                if answer.status_code == 200 and not answer.streaming and b"<main" in answer.content:
                    first[str(page.name)] = address
        letter = first["letter-new"].partition("?")[0]
        return (*first.values(), f"{letter}{A_LETTER}", NOWHERE)

    def _client(self) -> Client:
        client = Client()
        client.force_login(self.account)
        return client

    def sign_in(self, page: Page, desk: str) -> None:
        page.goto(f"{desk}/sign-in/")
        page.fill("#username", self.account.username)
        page.fill("#password", self.password)
        click_through(page.locator("button.main"))


def an_evening(organiser: Account, language: str) -> Evening:
    """Fill the instance for this organiser. May be called once in a test."""
    organiser.language = language
    organiser.save()
    now = clock.now()
    helper = make.account("dilnoza", Role.CASEWORKER)
    make.account("oleg", Role.LAWYER)
    rows = (
        make.incoming(text, number, sent_at=now - timedelta(hours=number))
        for number, text in enumerate(MESSAGES, 1)
    )
    import_export(make.export(*rows), "evening", file_name="result.json", by=organiser)
    people = list(Person.objects.exclude(name="").order_by("pk"))
    case = Case.objects.order_by("pk").first() or cases.open_case(
        people[0], next_check_at=now + timedelta(days=1), owner=organiser, by=organiser
    )
    _written_on(case, organiser, helper)
    grouping = Grouping.objects.get(current=True)
    Doubt.objects.get_or_create(
        grouping=grouping, left=people[0], right=people[-1], defaults={"probability": 0.5}
    )
    judge(people[0], people[1], SamePerson.Verdict.DIFFERENT, by=organiser)
    keep_upload("list.csv", LIST.encode(), timezone="Asia/Tashkent", by=organiser)
    ask_to_export(organiser, "csv", "For the lawyer of the group", contacts=False)
    ask_to_export(make.account("second", Role.ORGANISER), "json", "Moving to another machine", contacts=True)
    invite(Role.CASEWORKER, organiser)
    SavedFilter.objects.create(account=organiser, name="T0", terms={"level": "T0"}, at=now)
    mark_wrongly_read(Message.objects.get(key="4"), ["U17"], "Advokat yo‘q, muddat yaqin", by=organiser)
    save_cue("advokat yo‘q", "U17", by=organiser)
    for way, address, proven_at in (("email", "nodira@mail.example", None), ("telegram", "70000012", now)):
        Reach.objects.create(account=organiser, way=way, address=address, made_at=now, proven_at=proven_at)
    return Evening(organiser)


def _written_on(case: Case, organiser: Account, helper: Account) -> None:
    now = clock.now()
    today = now.date()
    cases.state_by_hand(
        case.person,
        "facility",
        "IK-71 Tomsk oblast",
        grade=Statement.Grade.ONE_VOICE,
        known_on=today,
        by=organiser,
    )
    cases.state_by_hand(
        case.person,
        "facility",
        "IK-77 Kirov oblast",
        grade=Statement.Grade.DOCUMENT,
        known_on=today,
        by=organiser,
    )
    cases.state_by_hand(
        case.person, "contract", "signed", grade=Statement.Grade.ONE_VOICE, known_on=today, by=organiser
    )
    cases.add_stay(case, "IK-71 Tomsk oblast", since=today, until=None, how_known="told", by=organiser)
    cases.add_note(case, "Onasi ertaga yana qo‘ng‘iroq qiladi.", by=organiser)
    cases.add_task(case, "Advokatga xabar berish", due_on=today, assigned_to=helper, by=organiser)
    cases.give(case, helper, by=organiser)
    log_call(case, at=now - timedelta(days=2), seconds=118, by=organiser)
    add_need(case, "medicine", "Insulin", told_on=today, by=organiser)
    relative = {"name": "Zamira", "relation": "mother", "contact": "+998 00 000 00 03", "shared_phone": True}
    add_relative(case, case.person, relative, by=organiser)
    yes = {
        "recipient": "lawyer",
        "answer": "yes",
        "given_by": "Zamira",
        "giver_relation": "mother",
        "given_on": today,
        "expires_on": today + timedelta(days=180),
    }
    give_consent(case, case.person, yes, by=organiser)
    keep(case, A_PAGE, "hukm.png", told_by="Zamira", about="Hukm, birinchi bet", by=organiser)
    give_consent(case, case.person, {**yes, "recipient": "ru_state"}, by=organiser)
    _letters(case, organiser, helper)


def _letters(case: Case, organiser: Account, helper: Account) -> None:
    """One prepared, one sent and answered, one that may be printed and posted."""
    today = clock.now().date()
    _waiting, sent, ready = (
        appeals.prepare(case, authority=to, letter="where_is_he", basis="ru59_12", by=organiser)
        for to in ("ru_ufsin", "ru_fsin", "ru_ombudsman")
    )
    for account in (organiser, helper):
        appeals.release(sent, by=account)
        appeals.release(ready, by=account)
    appeals.send(sent, channel="in_person", on=today, proof="Namunaviy 7", by=organiser)
    appeals.add_station(sent, "registered", today, number="Namunaviy 12", by=organiser)
    source = office.source("Sinov farmoni", read=False, on=today)
    moved = {"id": "ours", "country": "UZ", "day": "2027-02-12", "works": "no", "confidence": "secondary"}
    own = {"sources": [source], "moved_days": [{**moved, "source_id": source["id"], "note": "Bayram"}]}
    appeals.put_rows(own, by=organiser)
    appeals.add_reply(sent, dated=today, received_on=today, text="Namunaviy javob", by=organiser)


def name_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).url_name or address
    except Resolver404:
        return address
