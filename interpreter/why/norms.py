"""Why: duties and breaches. What would discharge a duty, when it is late, who finds a breach (§8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.priority import prevailing
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.journal import (
    Breached,
    BreachFound,
    Disregarded,
    DutyArose,
    DutyEnded,
    Prevailed,
)
from charterlang.interpreter.machine.admission import phrase
from charterlang.interpreter.machine.conducting import CONDUCTED
from charterlang.interpreter.machine.venue import body_of
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import Breach, Owed
from charterlang.interpreter.values import Individual
from charterlang.interpreter.why.explanation import Point, Section

OfDuty = Breached | BreachFound | Disregarded | Prevailed | DutyArose | DutyEnded


def section(entry: OfDuty, naming: Naming) -> Section:
    """What there is to say of a duty that falls due or ends, of a breach, or of norms that meet."""
    match entry:
        case DutyArose():
            return Section("What is owed", tuple(owed(entry, naming)))
        case DutyEnded():
            return Section("What was owed", tuple(ended(entry, naming)))
        case Breached():
            return Section("The breach", tuple(breach(entry, naming)))
        case BreachFound():
            return Section("What was alleged", tuple(found(entry, naming)))
        case Disregarded():
            return Section("What was not followed", tuple(disregarded(entry, naming)))
        case Prevailed():
            return Section("Why it prevails", tuple(prevails(entry, naming)))
        case _:
            assert_never(entry)


# ── duties


def owed(entry: DutyArose, naming: Naming) -> Iterator[Point]:
    """How the duty is done, when it is late, and when it falls away."""
    yield done_by(entry, naming)
    if entry.until is not None:
        yield Point(f"it is late from {naming.instant(entry.until)} on")
    norm = naming.law.declarations.get(entry.norm)
    if not isinstance(norm, Norm) or entry.act is not None:
        return
    scope = of_norm(naming.state, norm, entry.arguments, entry.bearer)
    for one in norm.late:
        yield Point(f"it is late once this comes to hold: {phrase(one.holds, scope)}",
                    one.place.clause)  # fmt: skip
    for one in norm.when:
        yield Point(f"it falls away once this does not hold: {phrase(one.holds, scope)}",
                    one.place.clause)  # fmt: skip
    for one in norm.unless:
        yield Point(f"it falls away once this holds: {phrase(one.holds, scope)}",
                    one.place.clause)  # fmt: skip


def done_by(entry: DutyArose | Breached, naming: Naming) -> Point:
    """What discharges the duty, as a scenario says it, and who else may do it or has to."""
    law = naming.law
    what = ", ".join(wording.value(law, one) for one in entry.arguments)
    act = f"{entry.norm}({what})" if what else entry.norm
    below: tuple[str, ...] = ()
    norm = law.declarations.get(entry.norm)
    holder = norm.holder if isinstance(norm, Norm) and entry.act is None else None
    if holder is not None and len(holder.limbs) > 1:
        how = "all of these together" if holder.joined == "and" else "either of these, for both"
        below = (f"it takes {how}: {phrasing.actors(law, holder)}",)
    verb = "does"
    if entry.act in CONDUCTED.values() and isinstance(norm, Norm) and norm.kind == "procedure":
        verb = "opens"
    return Point(f"it is done by  {entry_bearer(entry)} {verb} {act}", below=below)


def entry_bearer(entry: DutyArose | Breached) -> str:
    """Whose duty it is."""
    return entry.bearer if isinstance(entry, DutyArose) else entry.actor


def ended(entry: DutyEnded, naming: Naming) -> Iterator[Point]:
    """Since when it was owed, and whether a breach stands although it is not owed any longer."""
    of = (entry.norm, entry.bearer, entry.arguments, entry.act)
    before = naming.state.before
    for one in before.duties if before is not None else ():
        if one.of == of:
            yield Point(since(one, naming))
    for made in naming.state.breaches:
        if (*made.of, made.act) == of and made.overdue:
            stands = "the breach stands" if not made.pending else "the breach stays alleged"
            yield Point(f"{stands}: it was late on {naming.instant(made.at)}")


def since(one: Owed, naming: Naming) -> str:
    """`owed since 1 February 2026, until 3 February 2026`."""
    until = f", until {naming.instant(one.until)}" if one.until is not None else ""
    return f"owed since {naming.instant(one.since)}{until}"


# ── breaches


def breach(entry: Breached, naming: Naming) -> Iterator[Point]:
    """What was not done, or done against what; who finds it; what would discharge the duty."""
    of = (entry.norm, entry.actor, entry.arguments, entry.act)
    for one in naming.state.duties:
        if one.of == of and (entry.overdue or entry.by is not None):
            yield Point(since(one, naming))
    if entry.by is not None:
        yield Point(f"{naming.who(entry.by)} says so, which proves nothing")
    elif not entry.overdue:
        yield Point(f"it is against {naming.forbidden(entry.norm, entry.arguments)}")
    if entry.void:
        yield Point("nothing has come of the act: what is forbidden is void")
    yield finder(entry, naming)
    if entry.overdue and any(one.of == of for one in naming.state.duties):
        still = done_by(entry, naming)
        yield Point(f"it is still owed: {still.text}", below=still.below)


def disregarded(entry: Disregarded, naming: Naming) -> Iterator[Point]:
    """Why it is no breach, and what is still open."""
    law = naming.law
    norm = law.declarations[entry.norm]
    assert isinstance(norm, Norm) and norm.force is not None and law.binding is not None
    scope = Scope(naming.state)
    force, grade = (
        wording.value(law, evaluate(one, scope).value).removesuffix(" that")
        for one in (norm.force.grade, law.binding.grade)
    )
    yield Point(f"its force is that of “{force}”", norm.force.place.clause)
    yield Point(f"what binds begins with “{grade}”", law.binding.place.clause)
    of = (entry.norm, entry.actor, entry.arguments, None)
    for one in naming.state.duties:
        if one.of == of and entry.overdue:
            yield Point(since(one, naming))


def finder(entry: Breached, naming: Naming) -> Point:
    """Who has to find the breach, if anybody has."""
    law = naming.law
    if not entry.alleged:
        return Point("nobody has to find it: it is on record as a breach")
    if law.finding is None:
        return Point("nothing says who finds breaches: it stays alleged")
    norm = law.declarations[law.finding.procedure]
    assert isinstance(norm, Norm)
    about = (Individual(entry.actor),) if len(norm.parameters) == 1 else ()
    body = body_of(law, norm)
    by = f" by {wording.the(law, body.name)}" if body is not None else ""
    said = f"it is a breach once it is found{by}: to {naming.act(norm.name, about)}"
    return Point(said, law.finding.place.clause)


def found(entry: BreachFound, naming: Naming) -> Iterator[Point]:
    """What was alleged that is found now, and by which decision."""
    of = (entry.norm, entry.actor, entry.arguments, entry.act)
    for one in naming.state.breaches:
        if (*one.of, one.act) == of and one.alleged and one.found == entry.at:
            yield Point(f"on {naming.instant(one.at)}: {allegation(one, naming)}")
    yield Point(f"found by {naming.the_proceeding(entry.proceeding)}")


def allegation(one: Breach, naming: Naming) -> str:
    """How it came to be alleged."""
    if one.by is not None:
        return f"{naming.who(one.by)} alleged it"
    if one.overdue:
        return "it was not done in time"
    return "it was tried, and void" if one.void else "it was done although it is forbidden"


# ── norms that meet

RULES = {
    "right": "a right prevails over a prohibition",
    "special": "the special rule prevails over the general one",
    "later": "of two rules alike the one that stands later prevails",
}


def prevails(entry: Prevailed, naming: Naming) -> Iterator[Point]:
    """By which rule of priority the first norm prevails over the second."""
    one, other = (naming.law.declarations.get(name) for name in (entry.norm, entry.over))
    if isinstance(one, Norm) and isinstance(other, Norm):
        _, rule = prevailing(one, other, naming.law.declarations)
        yield Point(RULES[rule], one.place.clause)
