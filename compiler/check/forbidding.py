"""What a prohibition may not forbid (E206, §8.1): itself, and what another prohibition forbids."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.norms import About, Norm


def prohibitions(bill: Bill) -> Iterator[Diagnostic]:
    """E206: a prohibition forbids acts; what a prohibition is named after is forbidden already."""
    for name in bill.instrument.own:
        norm = bill.instrument.declarations[name]
        if not isinstance(norm, Norm) or norm.kind != "prohibition" or not bill.sound(name):
            continue
        for about in norm.forbids:
            other = bill.instrument.declarations.get(about.act)
            if about.act == name:
                yield itself(norm, about)
            elif isinstance(other, Norm) and other.kind == "prohibition" and bill.sound(about.act):
                yield another(norm, other, about)


def itself(norm: Norm, about: About) -> Diagnostic:
    """The error that a prohibition names its own act."""
    return error(
        "E206",
        f"`{norm.name}` forbids itself",
        about.place.span,
        "take it away: a prohibition covers the act that it is named after",
        labels=[Label(norm.place.span, "forbidden here")],
    )


def another(norm: Norm, other: Norm, about: About) -> Diagnostic:
    """The error that it names another prohibition, of whose acts nothing would follow."""
    return error(
        "E206",
        f"`{other.name}` is a prohibition; `forbids` wants an act that somebody may do",
        about.place.span,
        f"name what `{other.name}` forbids, or say under `{other.name}` whom else it binds",
        labels=[Label(other.place.span, "forbidden already")],
    )
