"""Conditions with their findings, and what values rest on."""

from __future__ import annotations

from datetime import UTC, datetime

from playing_charters import charter, law

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import conditions
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State

LAW = law(
    charter(
        """
article II "Acts"
    (1)
        standard safe "safe" presumed true
        fact asked "asked for"
        assume season "the season"
            because "The text does not say."
            summer means "it is summer"
            winter means "it is winter"
        power sail of any person to "sail"
            require safe
    (2)
        also power sail
            require asked and season = summer
            require season = summer
"""
    )
)
SCOPE = Scope(State(LAW, datetime(2026, 2, 1, tzinfo=UTC)))


def sail() -> tuple[conditions.ConditionFound, ...]:
    """What is found of the conditions of sailing."""
    norm = LAW.declarations["sail"]
    assert isinstance(norm, Norm)
    return conditions.check(norm.require, SCOPE)


def test_each_condition_has_its_clause_and_its_words() -> None:
    first, second, third = found = sail()
    assert [one.holds for one in found] == [True, False, True]
    assert [one.clause for one in found] == ["II(1)", "II(2)", "II(2)"]
    assert first.phrase == "safe"
    assert not conditions.hold(found)
    assert conditions.hold((first, third))
    assert conditions.failing(found) == (second,)
    assert [piece.fact for piece in second.found.missing] == ["asked"]


def test_together_they_rest_on_what_each_rests_on() -> None:
    found = sail()
    assert conditions.clauses_of(found) == ("II(1)", "II(2)")
    assert conditions.rests_of(found) == Reliance((("season", "summer"),), ("safe",))
    assert [piece.fact for piece in conditions.read_for(found)] == ["safe", "asked"]


def test_reliance_is_united_in_the_order_of_reading() -> None:
    one, other = Reliance.on_assumption("a", "x"), Reliance.on_presumption("p")
    both = united((one, other, one, NOTHING))
    assert both == Reliance((("a", "x"),), ("p",))
    assert united((other, Reliance.on_assumption("b", "y"), one)).assumptions == (
        ("b", "y"), ("a", "x"),
    )  # fmt: skip
    assert not united(()) and bool(both)
    assert united((NOTHING, one)) is one
