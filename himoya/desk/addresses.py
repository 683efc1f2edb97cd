"""Addresses of pages by their names: found once, as a page has hundreds of them."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

ANY = "7700000000000077"  # a number in an address that is kept: no row has it


def address_of(name: str, number: int | str | None = None) -> str:
    """As Django's `reverse`, for addresses with one number or none. Raises NoReverseMatch."""
    if number is None:
        return _found(name, None, *_here())
    return _found(name, ANY, *_here()).replace(ANY, str(int(number)))


def stands(name: str) -> bool:
    try:
        address_of(name)
    except NoReverseMatch:
        return False
    return True


def _here() -> tuple[str, str]:
    return get_urlconf() or settings.ROOT_URLCONF, get_script_prefix()


@lru_cache(maxsize=256)
def _found(name: str, number: str | None, urlconf: str, prefix: str) -> str:
    return reverse(name, urlconf, args=[] if number is None else [number])
