"""What every page shows around its own matter."""

from typing import Any

from django.http import HttpRequest

from himoya import env
from himoya.common.say import LANGUAGES
from himoya.security.demo_mark import is_demo


def everywhere(request: HttpRequest) -> dict[str, Any]:
    return {"languages": LANGUAGES, "demo": is_demo(env.home())}
