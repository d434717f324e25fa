"""A vote counted the slow way, from the text of language.md §18.3 alone; it imports nothing of ours.

A rule is a tuple, as the tests write it:

    ("share", ">=", 2/3, base, rounding)    ("number", ">", 4)    ("all", base)
    ("and", rule, …)    ("or", rule, …)    ("including", rule, names)    ("vetoed", rule, names)
    ("called", name, rule): a threshold or an assumption by name

with None for a base or rounding that the lines of the vote supply.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

AYE, NAY, ABSTAIN, PRESENT = "aye", "nay", "abstain", "present"


@dataclass(frozen=True)
class Lines:
    """The lines of a vote."""

    needs: tuple
    counts: str | None = None
    rounded: str | None = None
    quorum: tuple | None = None
    abstention: str = "allowed"
    tie: str | None = None


def sums(table, weights, abstention="allowed", extra=0):
    """The weighted sums of a table (voter to ballot or None); `extra` ayes come from outside."""
    total = dict.fromkeys((AYE, NAY, ABSTAIN, PRESENT), 0)
    for voter, choice in table.items():
        if choice is not None:
            total[choice] += weights[voter]
    if abstention == "as nay":
        total[NAY] += total[ABSTAIN]
    if abstention != "allowed":
        total[ABSTAIN] = 0
    total[AYE] += extra
    return total


def sizes(total, weights, seats, extra=0):
    """|B| for each base."""
    cast = total[AYE] + total[NAY]
    return {
        "all seats": seats + extra,
        "all members": sum(weights.values()) + extra,
        "members present": cast + total[ABSTAIN] + total[PRESENT],
        "ballots cast": cast + total[ABSTAIN],
        "votes cast": cast,
    }


def whole(value, direction):
    """A number brought to a whole one."""
    n, d = value.as_integer_ratio()
    return {"up": -(-n // d), "down": n // d, "nearest": (2 * n + d) // (2 * d)}[direction]


def holds(rule, number, who, against, size, base, direction):
    """Whether the rule holds with that number (of ayes, or present); `who` they are by name."""
    sort = rule[0]
    if sort == "number":
        return number >= rule[2] if rule[1] == ">=" else number > rule[2]
    if sort == "share":
        mark = rule[2] * size[rule[3] or base]
        if rule[1] == ">":
            return number > mark
        rounding = rule[4] or direction
        return number >= (whole(mark, rounding) if rounding else mark)
    if sort == "all":
        return number >= size[rule[1] or base]
    if sort == "called":
        return holds(rule[2], number, who, against, size, base, direction)
    inner = [
        holds(one, number, who, against, size, base, direction)
        for one in (rule[1:] if sort in ("and", "or") else rule[1:2])
    ]
    if sort == "and":
        return all(inner)
    if sort == "or":
        return any(inner)
    names = set(rule[2])
    return inner[0] and (names <= who if sort == "including" else not names & against)


def by_name(table, abstention):
    """Who is aye, who is nay, who takes part."""
    nays = (NAY, ABSTAIN) if abstention == "as nay" else (NAY,)
    ignored = (None, ABSTAIN) if abstention == "barred" else (None,)
    return (
        {one for one, choice in table.items() if choice == AYE},
        {one for one, choice in table.items() if choice in nays},
        {one for one, choice in table.items() if choice not in ignored},
    )


def outcome(table, weights, lines, seats=0, casting=None):
    """carried, lost, inquorate, or what is not decided yet: `by lot`, `again`."""
    ayes, nays, here = by_name(table, lines.abstention)
    total = sums(table, weights, lines.abstention)
    size = sizes(total, weights, seats)
    if lines.quorum is not None:
        taking_part = total[AYE] + total[NAY] + total[ABSTAIN] + total[PRESENT]
        if not holds(lines.quorum, taking_part, here, nays, size, lines.counts, None):
            return "inquorate"
    if total[AYE] == 0:
        return "lost"
    if holds(lines.needs, total[AYE], ayes, nays, size, lines.counts, lines.rounded):
        return "carried"
    more = sums(table, weights, lines.abstention, 1)
    larger = sizes(more, weights, seats, 1)
    tied = total[AYE] == total[NAY]
    if tied and holds(lines.needs, more[AYE], ayes, nays, larger, lines.counts, lines.rounded):
        if lines.tie in ("by lot", "again"):
            return lines.tie
        if lines.tie == "decides" and casting == AYE:
            return "carried"
    return "lost"


def needed(table, weights, lines, seats=0, step=1):
    """The least number of ayes that carries among as many as take part, found by trying."""
    total = sums(table, weights, lines.abstention)
    size = sizes(total, weights, seats)
    number = step
    everybody = set(table)
    while not holds(lines.needs, number, everybody, set(), size, lines.counts, lines.rounded):
        number += step
        assert number < 1000
    return number


def completions(table, final=False, changeable=False, barred=False, gone=()):
    """All tables to which outstanding ballots may still lead."""
    ways = []
    for voter, choice in table.items():
        options = (AYE, NAY, ABSTAIN, PRESENT)
        if voter in gone:
            options = (choice,)
        elif choice is None:
            options = (None, *options)
        elif final or (choice in (AYE, NAY) and not changeable):
            options = (choice,)
        ways.append([one for one in options if not (barred and one == ABSTAIN)])
    for way in product(*ways):
        yield dict(zip(table, way, strict=True))


def certain(table, weights, lines, seats=0, castings=(None,), **construed):
    """Whether all completions come to one outcome."""
    found = set()
    for one in completions(table, barred=lines.abstention == "barred", **construed):
        for casting in castings:
            found.add(outcome(one, weights, lines, seats, casting))
            if len(found) > 1:
                return False
    return True
