"""How far we are with what a family wrote."""

from django.db.models import Exists, OuterRef, Q

from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Case, Fact
from himoya.family.models import Receipt
from himoya.family.rules import hashed
from himoya.linkage.queries import identities_of
from himoya.messages.queries import live_messages
from himoya.people.models import Person
from himoya.security.models import AuditLine


def is_known(text: str, token: str) -> bool:
    """Whether this form was received already."""
    return Receipt.objects.filter(form_token_hash=hashed(f"{token}\n{text}")).exists()


def receipt_of(code: str) -> Receipt | None:
    """The receipt for a code that was understood; None when nobody was given it, or its message is gone."""
    found = Receipt.objects.filter(code_hash=hashed(code)).first()
    return found if found and live_messages().filter(pk=found.message_id).exists() else None


def answer_of(receipt: Receipt) -> str:
    """received, read, call_us or working: what somebody of the group said, else what is seen of the work.

    will_call: it tells of a life in danger and nobody has acted yet; then no machine says more than that.
    """
    if life_in_danger(receipt):
        return "will_call"
    if receipt.answer != "received":
        return receipt.answer
    if Fact.objects.filter(message=receipt.message_id, state=Fact.State.ACCEPTED).exists():
        return "working"
    judged = Fact.objects.filter(message=receipt.message_id, judged_at__isnull=False).exists()
    opened = AuditLine.objects.filter(subject=f"message {receipt.message_id}", verb="page.opened")
    return "read" if judged or opened.exists() else "received"


def life_in_danger(receipt: Receipt) -> bool:
    """Whether what was told with this code, in the letter or in a call, waits for a person to call back."""
    told = Receipt.objects.filter(Q(pk=receipt.pk) | Q(told_with=receipt)).values("message")
    acted = Deed.objects.filter(alarm=OuterRef("pk"), undone_at=None)
    rung = Alarm.objects.filter(~Exists(acted), message__in=told, rule="U05", state=Alarm.State.OPEN)
    return rung.exists()


def told_of(receipt: Receipt) -> Person | None:
    """Whom the letter with this receipt is about; None when it tells of nobody, or of more than one."""
    facts = Fact.objects.filter(message=receipt.message_id, person__isnull=False)
    told = set(facts.exclude(state=Fact.State.REJECTED).values_list("person_id", flat=True))
    person = Person.objects.select_related("reporter").filter(pk__in=told).order_by("pk").first()
    return person if person is not None and told <= set(identities_of(person)) else None


def case_of(person: Person) -> Case | None:
    """The case of the letter's person, under whichever identity it was opened."""
    cases = Case.objects.filter(person__in=identities_of(person))
    return cases.filter(person=person).first() or cases.order_by("pk").first()
