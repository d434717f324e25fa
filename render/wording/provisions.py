"""What the instrument itself lays down: supremacy, who finds breaches, what is given (§8, §18.5)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import (
    BindingGrade,
    BreachFinding,
    Fact,
    Provided,
    Supremacy,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    english,
    force,
    norms,
    parties,
    titles,
    values,
)


def supremacy(passage: Passage, of: Supremacy) -> Iterator[str]:
    """What becomes of conduct that the instrument prohibits."""
    instrument = parties.instrument(passage)
    if of.conduct == "void":
        yield f"conduct that {instrument} prohibits is void to that extent"
    else:
        yield f"conduct that {instrument} prohibits is a breach of it, but stands"


def finding(passage: Passage, of: BreachFinding) -> Iterator[str]:
    """Who determines whether the instrument has been breached."""
    norm = passage.find(of.procedure, Norm)
    whether = f"whether {parties.instrument(passage)} has been breached is determined"
    if norm is not None and norm.holder is not None:
        where = acts.under(passage, of.procedure)
        yield f"{whether} by {norms.holder(passage, norm)}{where}"
    else:
        yield f"{whether} by {acts.way(passage, of.procedure)}"


def binding(passage: Passage, of: BindingGrade) -> Iterator[str]:
    """From which operative verb on what the instrument says binds."""
    grade = force.bare(values.value(passage, of.grade))
    yield (
        f"what {parties.instrument(passage)} says with the verb “{grade}”, or with a stronger one, "
        "binds; not to follow what it says with a weaker one is no breach"
    )


def provided(passage: Passage, of: Provided) -> Iterator[str]:
    """What holds from the commencement on: `Ada is Head of State of Alba`."""
    value = values.value(passage, of.value)
    if of.field is not None:
        yield f"{values.value(passage, of.arguments[0])} belongs to {value}"
        return
    fact = passage.find(of.fact, Fact)
    if fact is None:
        return
    reported = ir.FactOf(fact.name, of.arguments, span=of.value.span)
    match of.value:
        case ir.Constant(bool() as so):
            yield conditions.condition(passage, reported, negated=not so)
        case _ if titles.names_role(passage, fact):
            yield f"{value} is {role(passage, of)}"
        case _:
            noun = values.value(passage, reported)
            yield f"{noun} {english.be(noun)} {value}"


def role(passage: Passage, of: Provided) -> str:
    """What somebody is by a fact that is given: `Head of State of Alba`, `the envoy of Ulm`."""
    title = titles.mention(passage, of.fact or "")
    bare = marks.bare(title)
    noun = title if bare[:1].isupper() else english.the(title)
    said = [values.value(passage, one) for one in of.arguments]
    joint = " " if predicates.leads_on(bare) else " of "
    return f"{noun}{joint}{english.series(said)}" if said else noun
