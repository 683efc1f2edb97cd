"""Facts of a case that exists nowhere, complete enough for every text."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Open
from pypdf import PdfReader

from himoya.appeals.letters import Event, Text, listing, load

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
FACTS: Mapping[str, Any] = {
    "name": "Akmal Namunayev",
    "name@ru": "Намунаев Акмал Синовович",
    "name@uz-cyrl": "Акмал Намунаев",
    "birth_date": "1998-04-05",
    "citizenship": "O‘zbekiston",
    "citizenship@ru": "Узбекистан",
    "passport": "AA0000000",
    "facility": "IK-71, Tomsk",
    "facility@ru": "ИК-71, Томская область",
    "article": "228.1",
    "part": "4",
    "term": 126,
    "court": "Tomsk shahar sudi",
    "verdict_date": date(2024, 3, 2),
    "events": [
        Event("pressed", date(2026, 11, 14)),
        Event("recruiters", date(2026, 11, 12)),
        Event("beaten"),
    ],
    "health_events": [Event("lost_weight", date(2026, 10, 1)), Event("no_doctor")],
    "own_words": "Menga uch marta qog‘oz berishdi.",
    "last_contact": "2026-11-10",
    "last_place": "IK-71, Tomsk",
    "departed_on": "2026-11-15",
    "said_destination": "Saratov",
    "holders": "Staff of the facility",
    "steps_taken": ["asked_facility", "asked_consulate"],
    "medicine": "insulin",
    "applicant": "Mavluda Namunayeva",
    "applicant@ru": "Намунаева Мавлуда",
    "applicant_address": "Namuna shahri\nSinov ko‘chasi, 5-uy",
    "applicant_phone": "+998 00 123 45 67",
    "applicant_email": "mavluda@example.org",
    "kinship": "mother",
    "date": date(2026, 11, 29),
    "addressee": "Namunaviy idora",
    "addressee_address": "Toshkent shahri",
    "previous_date": "2026-10-01",
    "previous_body": "Avvalgi idora",
    "previous_number": "15/2026-N",
    "answer_date": "2026-10-20",
    "answer_number": "77-a",
    "forwarded_to": "Boshqa idora",
    "complained_of": "Uchinchi idora",
    "due_on": "2026-10-16",
    "open_questions": [2, 4],
    "new_facts": [Event("call_missed", date(2026, 11, 1))],
    "unanswered": [(date(2026, 9, 1), "Bosh idora", "12-345", date(2026, 10, 1), "javob yo‘q")],
    "families": 12,
    "held": 14,
    "pressed": 6,
    "silent": 3,
    "people": [("Botir Sinovov", "1990-01-02", "IK-12", "Salima Sinovova")],
    "attachments": ["passport_copy", "previous_letters"],
}


def every_text() -> Iterator[Text]:
    """Each text in each language, Uzbek in both scripts."""
    for pack, letter, language in listing():
        for script in (language, "uz-cyrl") if language == "uz" else (language,):
            yield load(pack, letter, script)


def called(text: Text) -> str:
    """A name for a test: the language is that of the script."""
    return f"{text.file}-{text.language}"


def words(pdf: bytes) -> str:
    """All letters of a PDF without spaces, which lines break up."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def opened(docx: bytes) -> Open:
    return Document(BytesIO(docx))


def paragraphs(docx: bytes) -> list[str]:
    """The text of a DOCX in its order, a table as rows of tabs."""
    document = opened(docx)
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found.append("\n".join("\t".join(cell.text for cell in row.cells) for row in block.rows))
        else:
            found.append(block.text)
    return found
