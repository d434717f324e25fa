"""Decision rules (language.md §7): what a vote needs, and of what it is a share."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from charterlang.compiler.ir.expressions import Direction, Expression
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen

Count = Literal["all seats", "all members", "members present", "ballots cast", "votes cast"]


@frozen
class Base:
    """What a share is a share of; or, with `assumption`, what that assumption's reading says."""

    count: Count | None
    assumption: str | None = None
    span: Span = attrs.field(kw_only=True, eq=False, repr=False)


@frozen
class Rule:
    """What every rule has: where it is written."""

    span: Span = attrs.field(kw_only=True, eq=False, repr=False)


@frozen
class Quota(Rule):
    """`at least q` or `more than q`: of the base if `share`, else a number of weighted ayes."""

    comparison: Literal["at least", "more than"]
    amount: Fraction
    share: bool


@frozen
class Unanimity(Rule):
    """Everyone in the base is aye."""


@frozen
class Of(Rule):
    rule: Rule
    base: Base


@frozen
class Among(Rule):
    """`R of BODY`: the rule is asked of the votes cast in that body, by its own base."""

    rule: Rule
    body: str


@frozen
class Rounded(Rule):
    rule: Rule
    direction: Direction


@frozen
class Including(Rule):
    """The rule holds and all of these voters are ayes."""

    rule: Rule
    voters: Expression


@frozen
class Vetoed(Rule):
    """The rule holds and none of these voters is a nay."""

    rule: Rule
    by: Expression


@frozen
class Both(Rule):
    rules: tuple[Rule, ...]


@frozen
class Either(Rule):
    rules: tuple[Rule, ...]


@frozen
class Named(Rule):
    """A declared threshold."""

    threshold: str


@frozen
class AssumedRule(Rule):
    """The rule that an assumption's reading gives."""

    assumption: str
