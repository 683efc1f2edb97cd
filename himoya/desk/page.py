"""How a page of the desk is answered: first the line in the log, then the page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from himoya.security import audit
from himoya.security.access import StaffRequest


def page(
    request: StaffRequest, template: str, values: dict[str, Any], *, seen: str, status: int = 200
) -> HttpResponse:
    """Answer with the template, after writing down who opened what.

    `seen` is a kind and a number ("case 12") or the page's name ("tonight"), never a name. When the line
    cannot be written the page is not shown.
    """
    audit.record("page.opened", seen, request.user)
    return render(request, template, values, status=status)
