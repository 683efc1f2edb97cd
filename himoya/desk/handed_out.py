"""A file that leaves the desk: to be kept, and shown by nobody's page."""

from django.http import HttpResponse

# It may hold names: no script or link in it would work.
LOCKED_UP = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def handed_out(content: bytes, name: str, kind: str) -> HttpResponse:
    """`name` is ours and a number: it names nobody; `kind`: its type, such as application/pdf."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
