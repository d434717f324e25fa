"""Material properties in own words: `{recall.debate}`, `{speaker.term}` (language.md §13.2).

What a rule does not set prints as its absence ("no quorum"), never as nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import (
    Assumption,
    BindingGrade,
    BreachFinding,
    Definition,
    Fact,
    Kind,
    Provided,
    Supremacy,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import (
    Actors,
    Body,
    Condition,
    Founding,
    Office,
    Parties,
    Route,
    Tie,
    Vacancy,
    Voting,
)
from charterlang.compiler.ir.ratification import Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    bodies,
    conditions,
    english,
    force,
    norms,
    quantities,
    readings,
    rules,
    titles,
    values,
    voters,
)

TIES = {"lost": "lost", "by lot": "decided by lot", "again": "voted on again"}
"""What becomes of a tie, as said of the matter; a casting vote is said with its holder."""
ABSTENTIONS = {"allowed": "allowed", "barred": "barred", "as nay": "counted as a vote against"}
METHODS = {
    "plurality": ("decided", "plurality"),
    "instant_runoff": ("counted", "instant runoff"),
}
"""Methods of election, as they stand behind `by`, and the verb that goes with them."""


def material(passage: Passage, owner: str, path: tuple[str, ...], form: str | None) -> str:
    """The property of that declaration, in the form asked for."""
    declared, name = passage.declared(owner), ".".join(path)
    match declared:
        case Parties():
            return _parties(passage, declared, name)
        case Body():
            return _body(passage, declared, name, form)
        case Office():
            return _office(passage, declared, name, form)
        case Norm():
            return _norm(passage, declared, path, form)
        case Threshold():
            return rules.needs(passage, declared.rule, form)
        case Kind() | Fact() | Assumption() | Definition() | Calendar() | None:
            return titles.mention(passage, owner)
        case Regime():
            if name == "lapses" and declared.lapses is not None:
                return values.value(passage, declared.lapses.after, form)
            return titles.mention(passage, owner)
        case Schedule():
            return titles.mention(passage, owner)
        case Ratification():
            return _ratification(passage, declared, name)
        case Supremacy() | BreachFinding() | BindingGrade() | Provided():
            raise AssertionError(owner)  # no words can name them
        case _:
            assert_never(declared)


def _ratification(passage: Passage, of: Ratification, name: str) -> str:
    from charterlang.render.wording import ratification

    if name == "depositary" and of.depositary is not None:
        return acts.actors(passage, of.depositary.by)
    if name == "commences":
        return ratification.commencing(passage, of)
    return ratification.named(passage, of)


def number(passage: Passage, count: int | None, form: str | None = None) -> str:
    """A count, in the style of the charter."""
    if count is None:
        return "any number"
    return quantities.number(Fraction(count), passage.instrument.style, form)


def method(name: str | None) -> str:
    """A method of election, to stand behind `by`: `instant runoff`."""
    return METHODS[name or "plurality"][1]


def by_method(name: str | None) -> str:
    """`decided by plurality`, `counted by instant runoff`."""
    return " by ".join(METHODS[name or "plurality"])


def _parties(passage: Passage, parties: Parties, name: str) -> str:
    match name:
        case "founding":
            return _founding(passage, parties.founding)
        case "joins" | "leaves":
            return ways(passage, parties.joins if name == "joins" else parties.leaves)
        case _:
            return english.the(titles.members(passage, parties.name))


def _body(passage: Passage, body: Body, name: str, form: str | None) -> str:
    match name:
        case "founding":
            return _founding(passage, body.founding)
        case "members":
            return english.the(titles.members(passage, body.name))
        case "seats":
            return english.series(bodies.seats(passage, body, body.seats)) or "no seats"
        case "size":
            if body.size is None:
                return "any number"
            limit = "" if body.size.limit == "exactly" or form else f"{body.size.limit} "
            return limit + number(passage, body.size.number, form)
        case "votes":
            weight = body.electors.weight if body.electors else None
            return values.value(passage, weight, form) if weight else number(passage, 1, form)
        case "inquorate.by" | "inquorate.to":
            return _prolonged(passage, body, name, form)
        case "motion":
            return movers(passage, body.demand.by if body.demand else None, form)
        case _:
            who = voters.of_body(passage, body)
            return _voting(passage, body.voting, who, name, form)


def _prolonged(passage: Passage, body: Body, name: str, form: str | None) -> str:
    """Who may prolong a vote without a quorum, or how long it may last in all."""
    lines = (each for one in body.outcomes if one.of == "inquorate" for each in one.effects)
    line = next((one for one in lines if one.verb == "extend" and one.organ is None), None)
    if name == "inquorate.to":
        return _length(passage, line.within if line is not None else None, form)
    return acts.actors(passage, line.actors) if line is not None and line.actors else "nobody"


def _office(passage: Passage, office: Office, name: str, form: str | None) -> str:
    filled, vacancy = office.filled, office.vacancy
    match name:
        case "founding":
            return _founding(passage, office.founding)
        case "filled" | "filled.by":
            way = (filled.by or filled.ex_officio) if filled else None
            return acts.way(passage, way) if way else "no election"
        case "filled.every":
            return _length(passage, filled.every if filled else None, form)
        case "filled.within":
            return _length(passage, filled.within if filled else None, form)
        case "term":
            return _length(passage, office.term.length if office.term else None, form)
        case "renewals":
            return number(passage, office.term.renewals if office.term else None, form)
        case "vacancy" | "vacancy.by":
            return acts.way(passage, vacancy.by) if vacancy else "no election"
        case "vacancy.within":
            return _length(passage, vacancy.within if vacancy else None, form)
        case _:
            return _next_term(passage, vacancy, form)


def _next_term(passage: Passage, vacancy: Vacancy | None, form: str | None) -> str:
    """The length in the condition under which a successor serves the next term too."""
    from charterlang.compiler.ir.expressions import Compare

    condition = (
        readings.settled(passage, vacancy.next_term) if vacancy and vacancy.next_term else None
    )
    match condition:
        case None:
            return "no time"
        case Compare(_, _, length):
            return values.value(passage, length, form)
        case _:
            return conditions.condition(passage, condition)


def _norm(passage: Passage, norm: Norm, path: tuple[str, ...], form: str | None) -> str:
    stage = next((one for one in norm.stages if one.name == path[0]), None)
    inner = norms.inside(passage, norm)
    if stage is not None:
        return _stage(inner, norm, stage, path[1] if len(path) > 1 else None, form)
    match path[0]:
        case "act":
            return acts.act(passage, norm.name)
        case "holder":
            return acts.actors(passage, norm.holder) if norm.holder else "anybody"
        case "within":
            return _length(inner, norm.within, form)
        case "when":
            return _conditions(inner, norm.when)
        case "unless":
            return _conditions(inner, norm.unless, "or")
        case "should":
            return _conditions(inner, norm.should)
        case "lapses":
            return _length(inner, norm.lapses.after if norm.lapses else None, form)
        case "force":
            return force.verb(inner, norm)
        case "late":
            return _conditions(inner, norm.late, "or") if norm.late else "in no case"
        case _:
            return _conditions(inner, norm.require)


def _stage(passage: Passage, norm: Norm, stage: Stage, name: str | None, form: str | None) -> str:
    match name:
        case None if stage.kind == "motion":
            return movers(passage, stage.by, form)
        case None | "duration" | "window":
            body = voters.body_of(passage, norm, stage)
            standing = body.voting.window if body else None
            return _length(passage, stage.length or (standing.length if standing else None), form)
        case "movers":
            return movers(passage, stage.by, form)
        case "by":
            return acts.actors(passage, stage.by) if stage.by else "anybody"
        case "within":
            return _length(passage, stage.within, form)
        case "limit":
            return number(passage, stage.per_nominator, form)
        case "recusing":
            return values.value(passage, stage.recusing) if stage.recusing else "nobody"
        case "eligible":
            return _conditions(passage, stage.eligible)
        case "method":
            return method(stage.method)
        case "titled":
            return acts.noun_of(stage)
        case _:
            who = voters.of_stage(passage, norm, stage)
            body = voters.body_of(passage, norm, stage)
            return _voting(passage, prevailing(stage.voting, body), who, name, form)


def prevailing(own: Voting, body: Body | None) -> Voting:
    """The voting lines of a stage, and where it has none those of the body."""
    if body is None:
        return own
    standing = body.voting
    return Voting(
        own.needs or standing.needs,
        own.quorum or standing.quorum,
        own.counts or standing.counts,
        own.rounding or standing.rounding,
        own.abstention or standing.abstention,
        own.tie or standing.tie,
        own.window or standing.window,
        own.early or standing.early,
    )


def _voting(passage: Passage, of: Voting, who: voters.Voters, name: str, form: str | None) -> str:
    match name:
        case "needs":
            return rules.needs(passage, of.needs.rule, form) if of.needs else "no majority"
        case "passes":
            return rules.passes(passage, of.needs.rule, who) if of.needs else "by vote"
        case "quorum":
            return rules.with_base(passage, of.quorum.rule, who) if of.quorum else "no quorum"
        case "counts":
            return voters.base(passage, of.counts.base) if of.counts else "all votes"
        case "rounded":
            return direction(of.rounding.direction) if of.rounding else "neither up nor down"
        case "abstention":
            return ABSTENTIONS[of.abstention.sort if of.abstention else "allowed"]
        case "tie":
            return tie(passage, of.tie)
        case _:
            return _length(passage, of.window.length if of.window else None, form)


def direction(way: str) -> str:
    """`up`, `down`, `to the nearest whole number`."""
    return "to the nearest whole number" if way == "nearest" else way


def tie(passage: Passage, of: Tie | None) -> str:
    """What becomes of a matter on which the votes are equal: `lost`, `decided by the Chair`."""
    if of is None:
        return TIES["lost"]
    if of.by is None:
        return TIES[of.sort]
    return f"decided by {titles.mention(passage, of.by)}"


def movers(passage: Passage, by: Actors | None, form: str | None = None) -> str:
    """How many must move; where several may, each number."""
    counts = [one.count for one in by.limbs] if by else [1]
    joint = by.joined if by else "or"
    said = dict.fromkeys(number(passage, count, form) for count in counts)
    return english.series(list(said), joint)


def ways(passage: Passage, routes: tuple[Route, ...]) -> str:
    """Ways in or out: `by accession or when C`."""
    said = []
    for one in routes:
        if one.when is not None:
            said.append(f"when {conditions.condition(passage, one.when)}")
        elif one.act is not None and one.sort == "ex officio":
            said.append(f"by holding the office of {titles.role(passage, one.act)}")
        elif one.act is not None:
            said.append(f"by {acts.way(passage, one.act)}")
    return english.series(said, "or") or "in no way"


def _conditions(passage: Passage, lines: tuple[Condition, ...], joint: str = "and") -> str:
    said = [conditions.condition(passage, line.holds) for line in lines]
    return english.joined(said, joint) or "in every case"


def _founding(passage: Passage, founding: Founding | None) -> str:
    if founding is None:
        return "nobody"
    return english.series([titles.mention(passage, one) for one in founding.members])


def _length(passage: Passage, length: Expression | None, form: str | None) -> str:
    return values.value(passage, length, form) if length is not None else "no fixed time"
