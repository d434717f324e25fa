"""`@frozen`: the classes of the syntax tree and of the law, made quickly.

They are `attrs` classes like all others. But there are more than a hundred, every command needs
them, and attrs writes and compiles `__eq__`, `__hash__` and `__repr__` for each, which takes
longer than to read a charter. Here each class shares the same three.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    import attrs

    def frozen(of: type) -> type:
        """The class as `attrs.frozen` makes it."""
        made = attrs.frozen(of, eq=False, repr=False)
        compared = [field.name for field in attrs.fields(made) if field.eq]
        made.__compared__ = staticmethod(attrgetter(*compared) if compared else nothing)
        made.__eq__, made.__hash__, made.__repr__ = equal, hashed, told
        return made


def nothing(node: Any) -> tuple[()]:
    """What a node without fields is compared by."""
    return ()


def equal(self: Any, other: Any) -> bool:
    """Whether two nodes are of one class and alike in every field that is compared."""
    if other.__class__ is not self.__class__:
        return False
    return bool(self.__compared__(self) == self.__compared__(other))


def hashed(self: Any) -> int:
    """A hash of a node's class and of the fields that are compared."""
    return hash((self.__class__, self.__compared__(self)))


def told(self: Any) -> str:
    """`Quota(comparison='at least', amount=Fraction(1, 2), share=True)`."""
    import attrs

    shown = [field.name for field in attrs.fields(type(self)) if field.repr]
    return (
        f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
    )
