"""What a browser says about a security key, as it came in a form."""

import json
from typing import Any

from django.http import HttpRequest

LONGEST = 20_000  # characters


def credential(request: HttpRequest) -> dict[str, Any]:
    """The key's answer; empty when it is no JSON object of a sane size."""
    text = request.POST.get("credential", "")
    try:
        said = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        said = None
    return said if isinstance(said, dict) else {}
