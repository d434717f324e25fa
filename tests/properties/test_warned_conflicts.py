"""Which norm prevails (W310) is told as it comes about when the act is done; where nothing is told of a
pair, nothing prevails over the prohibition.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from playing_charters import CHARTER, DOOR, charter, run

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter

HOLDERS = {
    "members": "each member_state",
    "Alba": "Alba",
    "Brine": "Brine",
    "delegates": "any person",
    "fishers": "any fisher",
}
Said = tuple[str, str]
"""Of whom a norm is said, and its condition."""

BANS = tuple(product(("members", "Alba", "delegates"), ("", "when calm")))
RIGHTS = tuple(("right", *one) for one in product(HOLDERS, ("", "when calm")))
DUTIES = tuple(("duty", *one) for one in product(("members", "Alba"), ("", "when calm")))


def text(ban: Said, other: tuple[str, str, str], ban_first: bool) -> str:
    """A charter in which a prohibition meets a right or a duty on one act, which Alba will do."""
    kind, holder, condition = other
    if kind == "right":
        head, line = f"right leave of {HOLDERS[holder]}", "permits act"
        power = ["power act of each member_state"]
    else:
        head, line, power = f"duty act of {HOLDERS[holder]}", "", []
    allowing = norm(head, line, condition)
    forbidding = norm(f"prohibition ban of {HOLDERS[ban[0]]}", "forbids act", ban[1])
    norms = (forbidding, allowing) if ban_first else (allowing, forbidding)
    lines = ["fact calm presumed true", "kind fisher", *power, *norms[0], *norms[1]]
    return charter("article II\n    (1)\n" + "".join(f"        {one}\n" for one in lines))


def norm(head: str, *lines: str) -> list[str]:
    """The lines of a norm."""
    return [head, *(f"    {one}" for one in lines if one)]


@cache
def told(law: str) -> Diagnostic | None:
    """What is said of the pair."""
    made = compile_charter(CHARTER, lambda name: law if name == CHARTER else DOOR.read(name))
    return next((one for one in made.diagnostics if one.code == "W310"), None)


@pytest.mark.parametrize("ban", BANS, ids="-".join)
@pytest.mark.parametrize("other", (*RIGHTS, *DUTIES), ids="-".join)
@pytest.mark.parametrize("ban_first", (True, False), ids=("ban first", "ban last"))
def test_who_is_told_to_prevail_prevails(
    ban: Said, other: tuple[str, str, str], ban_first: bool
) -> None:
    law = text(ban, other, ban_first)
    state = run(law, "    at 2026-02-01\n        Ann does act\n").state
    breached = any(one.norm == "ban" for one in state.breaches)
    warning = told(law)
    yields = warning is not None and "`ban` prevails" not in warning.message
    if other[1] == "Brine":
        assert breached  # What Brine may do is no matter of Alba's.
    else:
        assert breached is not yields
