"""A property that is worked out once for each object."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

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
