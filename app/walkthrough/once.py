"""A field that is worked out when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class Once(Generic[Value]):
    """``functools.cached_property`` without its lock, which takes longer than most of our fields:
    what it is a field of belongs to one thread."""

    def __init__(self, made: Callable[[Any], Value]) -> None:
        self._made = made

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, its: None, owner: type) -> "Once[Value]": ...
    @overload
    def __get__(self, its: object, owner: type) -> Value: ...
    def __get__(self, its: object, owner: type) -> "Once[Value] | Value":
        if its is None:
            return self
        made = its.__dict__[self._name] = self._made(its)  # which comes before this from now on
        return made
