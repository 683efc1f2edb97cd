"""What is worked out once: for each object, for each word."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, Self, TypeVar, overload

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class kept(Generic[Value]):  # noqa: N801  # used as a decorator
    """As functools.cached_property, without its lock: for objects of one thread, made in great numbers."""

    def __init__(self, made: Callable[[Any], Value]) -> None:
        self._made = made
        self._name = ""
        self.__doc__ = made.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> "Value | Self":
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._made(instance)
        return value


def kept_by(most: int) -> Callable[[Callable[[Key], Value]], Callable[[Key], Value]]:
    """Keep what a function of one thing says of each, `most` of them.

    As functools.lru_cache, which puts every answer in front of all others: where answers are asked by the
    million, that costs more than they do. Here all are forgotten at once when there are too many.
    """
    return lambda made: _Answers(made, most).__getitem__


class _Answers(dict[Key, Value]):
    def __init__(self, made: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._made, self._most = made, most

    def __missing__(self, key: Key) -> Value:
        value = self._made(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
