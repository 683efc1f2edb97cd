"""What every page shows around its own matter."""

from typing import Any

from django.http import HttpRequest

from himoya import env
from himoya.common.say import LANGUAGES

DEMO_MARK = "demo"  # a file of this name in the data folder: everything in it is invented


def everywhere(request: HttpRequest) -> dict[str, Any]:
    return {"languages": LANGUAGES, "demo": (env.home() / DEMO_MARK).exists()}
