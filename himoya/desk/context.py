"""What every page shows around its own matter."""

from typing import Any

from django.http import HttpRequest

from himoya import env
from himoya.common.roles import WHO_MAY
from himoya.common.say import LANGUAGES
from himoya.desk.ways import DAILY, MORE, ways
from himoya.security.demo_mark import is_demo
from himoya.security.models import Account


def everywhere(request: HttpRequest) -> dict[str, Any]:
    around: dict[str, Any] = {"languages": LANGUAGES, "demo": is_demo(env.home())}
    account = getattr(request, "user", None)
    if isinstance(account, Account):
        around["daily_pages"] = ways(account.role, DAILY)
        around["other_pages"] = ways(account.role, MORE)
        around["rights"] = {right.value for right, roles in WHO_MAY.items() if account.role in roles}
    return around
