"""`@frozen` makes what `attrs.frozen` makes, but for what it shares."""

import attrs
import pytest

from charterlang.compiler.node import frozen


@frozen
class Line:
    text: str
    number: int
    at: int = attrs.field(default=0, kw_only=True, eq=False, repr=False)


@frozen
class Other(Line):
    pass


@frozen
class Empty:
    pass


def test_nodes_are_alike_by_class_and_by_what_is_compared() -> None:
    assert Line("a", 1, at=3) == Line("a", 1, at=4)
    assert Line("a", 1) != Line("a", 2)
    assert Line("a", 1) != Other("a", 1)
    assert Line("a", 1) != "a"
    assert Empty() == Empty()
    assert len({Line("a", 1, at=1), Line("a", 1, at=2), Line("b", 1), Other("a", 1), Empty()}) == 4


def test_a_node_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Line("a", 1).text = "b"  # type: ignore[misc]  # it must fail
    assert attrs.evolve(Line("a", 1, at=2), number=5) == Line("a", 5)


def test_a_node_says_what_it_holds() -> None:
    assert repr(Line("a", 1, at=3)) == "Line(text='a', number=1)"
    assert repr(Empty()) == "Empty()"


def test_a_node_can_be_matched() -> None:
    match Line("a", 1):
        case Line(text, number):
            assert (text, number) == ("a", 1)
