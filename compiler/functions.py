"""The built-in functions of expressions, and what each wants and gives (language.md §12)."""

from __future__ import annotations

from typing import Literal

from charterlang.compiler.node import frozen
from charterlang.compiler.resolve import Type

Wants = Literal[
    "act", "fact", "office", "body", "presided", "proceeding", "set", "date", "quantity", "any"
]


@frozen
class Function:
    """`wants`: what each argument is; `act`, `fact`, `office` and `body` are named, the rest are values.

    What is `presided` over is a body, or a proceeding. A `proceeding` is a value, or a procedure's name, which stands for its latest proceeding.
    `many`: the last argument may be repeated.
    """

    wants: tuple[Wants, ...]
    gives: Type
    many: bool = False


FUNCTIONS = {
    "done": Function(("act",), "truth"),
    "since": Function(("act",), "duration"),
    "vacated_by": Function(("act",), "truth"),
    "due": Function(("act",), "truth"),
    "overdue": Function(("act",), "truth"),
    "moot": Function(("act",), "truth"),
    "alleged": Function(("act",), "truth"),
    "breached": Function(("act",), "truth"),
    "irregular": Function(("act",), "truth"),
    "disregarded": Function(("act",), "truth"),
    "last": Function(("act",), "proceeding"),
    "running": Function(("act",), None),
    "carried": Function(("act",), "truth"),
    "lost": Function(("act",), "truth"),
    "voted": Function(("proceeding",), None),
    "ayes": Function(("proceeding",), "number"),
    "nays": Function(("proceeding",), "number"),
    "abstentions": Function(("proceeding",), "number"),
    "certain": Function(("proceeding",), "truth"),
    "needed": Function(("proceeding",), "number"),
    "winner": Function(("proceeding",), None),
    "opened": Function(("proceeding",), "date"),
    "stage": Function(("proceeding",), "text"),
    "held_in": Function(("proceeding", "body"), "truth"),
    "holder": Function(("office",), None),
    "expiry": Function(("office",), "date"),
    "remaining": Function(("office",), "duration"),
    "acting": Function(("office",), None),
    "presiding": Function(("presided",), None),
    "members": Function(("body",), None),
    "size": Function(("body",), "number"),
    "count": Function(("set",), "number"),
    "union": Function(("set", "set"), None),
    "only": Function(("set", "set"), None),
    "least": Function(("quantity", "quantity"), None, many=True),
    "greatest": Function(("quantity", "quantity"), None, many=True),
    "previous": Function(("fact",), None),
    "commenced": Function((), "truth"),
    "deposited": Function(("any",), "truth"),
    "last_weekend_before": Function(("date",), "date"),
    "day_of": Function(("date",), "date"),
    "month_end": Function(("date",), "date"),
}
"""By name; the calendar functions are those of `std.time`."""

BY_SOMEBODY = (
    "done",
    "since",
    "due",
    "overdue",
    "moot",
    "alleged",
    "breached",
    "irregular",
    "disregarded",
)
"""The functions on acts that may ask who does one, or owes it: `done(withdrawal by Alba)`."""

BOUND = {
    "member": "stands only in lines of a body or of the parties",
    "holder": "stands only in lines of an office",
    "candidate": "stands only in an `eligible` line",
    "nominator": "stands only under a `nominations` stage",
    "winner": "stands only in the outcome of an election",
    "actor": "stands only in lines of a norm",
    "this": "stands only where there is a proceeding",
}
"""Names bound by the language, and where."""

STATES = (
    "vacant",
    "filled",
    "active",
    "suspended",
    "unknown",
    "waiting",
    "running",
    "carried",
    "lost",
    "inquorate",
    "undetermined",
    "void",
    "annulled",
    "over",
)
"""What may follow `is`, beside a value."""

REGIME_STATES = ("active", "over")
OFFICE_STATES = ("vacant", "filled")
PROCEEDING_STATES = (
    "waiting",
    "running",
    "carried",
    "lost",
    "inquorate",
    "undetermined",
    "void",
    "annulled",
    "over",
)
