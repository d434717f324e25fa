"""Regimes: law that wakes and sleeps; schedules: values that the law sets (language.md §10)."""

from __future__ import annotations

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.organs import Condition, Route, Title
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen


@frozen
class Lapse:
    """`lapses after D [unless C]`: the regime ends of itself, unless C holds then."""

    after: Expression
    unless: Expression | None
    place: Place


@frozen
class Suspension:
    """What sleeps while the regime is in force: a norm, or one `stage` of a procedure."""

    norm: str
    stage: str | None
    place: Place


@frozen
class Restoration:
    """A schedule that is again, at the end, what it was at the beginning.

    `whole`: it is so as a part of all law that the regime restores (`restores law`).
    """

    schedule: str
    place: Place
    whole: bool = False


@frozen
class Regime:
    """A regime, such as a state of emergency: how it begins and ends, and what it does to other law.

    The norms that stand in it are declarations of their own (`emergency.inform`), each of which has
    the regime's parameters before its own and is in force while the regime is.
    """

    name: str
    title: Title
    parameters: tuple[Parameter, ...]
    begins: tuple[Route, ...]
    ends: tuple[Route, ...]
    lapses: Lapse | None
    suspends: tuple[Suspension, ...]
    restores: tuple[Restoration, ...]
    place: Place


@frozen
class Row:
    """The value of a schedule at one case or individual."""

    at: str
    value: Expression
    place: Place


@frozen
class Schedule:
    """A table of values that the law states, and that an effect may `set`.

    `require` binds every value that is set: in it the parameter is the row.
    """

    name: str
    title: Title
    parameters: tuple[Parameter, ...]
    type: str
    rows: tuple[Row, ...]
    require: tuple[Condition, ...]
    place: Place
