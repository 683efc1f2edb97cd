"""The entry for a web server: waitress by default."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "himoya.settings")

CHARSET = re.compile(r';\s*charset\*?\s*=\s*("[^"]*"|[^;]*)', re.IGNORECASE)
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def as_utf8(inner: Application) -> Application:
    """What is sent is read as UTF-8, as our pages send it, whatever the sender calls it.

    Python knows charsets that make half a sign, which no database takes, and some that are none: "hex".
    Django looks at the name before any page or middleware could refuse it.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if "CONTENT_TYPE" in environ:
            environ["CONTENT_TYPE"] = CHARSET.sub("", environ["CONTENT_TYPE"])
        return inner(environ, start_response)

    return answer


application = as_utf8(get_wsgi_application())
