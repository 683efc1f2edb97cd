"""What every answer tells the browser: nothing from elsewhere, nothing kept, nothing framed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Referrer-Policy, X-Content-Type-Options and Cross-Origin-Opener-Policy are Django's, by settings.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands first, so that static files and errors carry the headers too."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A file that people sent comes with a stricter one.
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["X-Frame-Options"] = "DENY"  # Django's stands behind the static files
        # Static files come with a time of their own; pages hold names and stay nowhere.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer
