"""A letter's own row, locked, and where it must be for something to be done to it."""

from collections.abc import Mapping

from himoya.appeals.models import Appeal
from himoya.common.errors import BadInput
from himoya.common.say import N_

WHERE: Mapping[str, str] = {
    "prepared": N_("This letter is only prepared. Somebody must let it go first."),
    "released": N_("This letter may leave but has not been sent."),
    "sent": N_("This letter has been sent already."),
    "closed": N_("This letter is closed."),
    "withdrawn": N_("This letter was taken back."),
}


def locked(appeal: Appeal, *states: Appeal.State) -> Appeal:
    """The row as it stands now, held until the transaction ends. Raises BadInput in any other state."""
    row = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("case", "version", "after")
        .get(pk=appeal.pk)
    )
    if states and row.state not in states:
        raise BadInput(WHERE[row.state])
    return row
