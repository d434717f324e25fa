"""Elections that nobody may win, and of which nothing says what then follows (W302, §17).

`needs R` sets what the winner must have, and nobody may have it: the votes are split, or ballots
have run out of preferences. A `tie` line does not help there, a `lost` line does.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.votes import Held, held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects


def elections(bill: Bill) -> Iterator[Diagnostic]:
    """W302: nobody reaches what the winner needs, and nothing follows from that."""
    for one in held(bill):
        needs = one.rule("needs")
        if one.stage.kind != "election" or needs is None or answered(one):
            continue
        yield warning(
            "W302",
            f"nothing says what follows if nobody wins the {one.noun}",
            one.span,
            f"write under `{one.norm.name}`:  lost begin {one.norm.name}",
            labels=[Label(needs.rule.span, "nobody may reach this")]
            if needs.rule.span.line != one.span.line
            else [],
            because=fate(one),
        )


def answered(one: Held) -> bool:
    """Whether a `lost` line of the stage, the procedure or the body says what follows."""
    outcomes = (*one.stage.outcomes, *one.norm.outcomes, *one.body.outcomes)
    return any(outcome.of == "lost" for outcome in outcomes)


def fate(one: Held) -> str:
    """What becomes of the office that the election fills."""
    office = next((e.organ for e in effects(one.norm) if e.verb == "install"), None)
    stays = f"`{office}` then stays as it is" if office else "nothing then follows"
    return f"a candidate may have the most votes and not enough of them, and {stays}"
