"""Every address of the house, as the resolver knows it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from himoya.common.roles import Role

# Nobody is signed in there and many browsers keep no cookie: a form is known by the page it was sent from.
KNOWN_BY_ORIGIN = {"family", "family-answer", "family-call"}
NUMBER = 987_654_321  # nobody's
ANYONE = "anyone"


def pages() -> list[URLPattern]:
    return list(_below(get_resolver()))


def name(page: URLPattern) -> str:
    return page.name or str(page.pattern)


def roles(page: URLPattern) -> frozenset[Role]:
    """Who may open it; empty: anyone. Raises KeyError for a view that does not say."""
    allowed: frozenset[Role] = vars(page.callback)["allowed_roles"]
    return allowed


def address(page: URLPattern, **numbers: int) -> str:
    """The page's address with made-up numbers, or with those given."""
    parts: dict[str, int | str] = {
        part: NUMBER if type(converter).__name__ == "IntConverter" else "made-up"
        for part, converter in page.pattern.converters.items()
    }
    return reverse(name(page), kwargs={**parts, **{part: numbers[part] for part in parts if part in numbers}})


def table() -> str:
    """Who may what, one line per address, by its name."""
    rows = ["name\taddress\twho"]
    for page in sorted(pages(), key=name):
        allowed = roles(page)
        who = ", ".join(role for role in Role if role in allowed) if allowed else ANYONE
        rows.append(f"{name(page)}\t/{page.pattern}\t{who}")
    return "\n".join(rows) + "\n"


def _below(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _below(one)
        else:
            yield one
