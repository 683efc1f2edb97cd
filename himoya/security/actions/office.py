"""What the group is called, and its clock and language."""

from django.db import transaction

from himoya.security import audit
from himoya.security.models import Account, Office


@transaction.atomic
def set_up_office(*, name: str, time_zone: str, language: str, by: Account | None = None) -> Office:
    """Write the one row of the group. `time_zone` is a name like "Asia/Tashkent", `language` one of ours."""
    values = {"name": name[:120], "time_zone": time_zone[:60], "language": language[:10]}
    office, _made = Office.objects.update_or_create(pk=1, defaults=values)
    audit.record("office.set_up", "office", by)
    return office
