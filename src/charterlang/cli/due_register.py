"""The register of duties and prohibitions of a charter, in tables and as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from charterlang.cli.due_tables import Row, table
from charterlang.cli.transcript import wrap
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.owed.register import length

if TYPE_CHECKING:
    from charterlang.cli.transcript import Paper
    from charterlang.compiler.ir.instrument import Instrument
    from charterlang.interpreter.owed import Bond


def concerns(law: Instrument, one: Bond, name: str) -> bool:
    """Whether it binds an organ of that name, or a first member or holder of one."""
    return any(of == name or name in founders(law, of) for of in one.organs)


def founders(law: Instrument, organ: str) -> tuple[str, ...]:
    """The first members of an organ, by name and by title."""
    declared = law.declarations.get(organ)
    if not isinstance(declared, Parties | Body | Office) or declared.founding is None:
        return ()
    names = declared.founding.members
    return (*names, *(wording.individual(law, one) for one in names))


def tell(law: Instrument, bonds: tuple[Bond, ...], paper: Paper) -> None:
    """Prints the register."""
    print(paper.paint("Register of duties and prohibitions", "bold"))
    for line in wrap(law.title, paper.width):
        print(paper.paint(line, "dim"))
    for said in of_breaches(law):
        print("\n  ".join(wrap(said, paper.width, 2)))
    if not bonds:
        print("\nnobody is bound to anything")
    duties = [duty(one) for one in bonds if one.kind == "duty"]
    table("Duties", ("In", "Who", "Must", "When", "Within"), duties, paper)
    rows = [prohibition(one) for one in bonds if one.kind == "prohibition"]
    table("Prohibitions", ("In", "Who", "Must not", "When"), rows, paper)


def of_breaches(law: Instrument) -> list[str]:
    """Who finds breaches, and what becomes of conduct that is prohibited, with the clauses."""
    finding, supremacy = law.finding, law.supremacy
    said = []
    if finding is not None:
        by = wording.act(law, finding.procedure)
        said.append(f"Breaches are found by a decision to {by}{cited(finding.place.clause)}")
    if law.binding is not None:
        grade = length(law, law.binding.grade, partial(phrasing.expression, law))
        verb_of = grade.replace(" that", "", 1)
        said.append(
            f"Binding is what is said by {verb_of} and upward{cited(law.binding.place.clause)}"
        )
    if supremacy is not None:
        what = "is void, and a breach" if supremacy.conduct == "void" else "is done, and a breach"
        said.append(f"What is prohibited {what}{cited(supremacy.place.clause)}")
    return said


def cited(clause: str) -> str:
    """A clause in brackets, if there is one."""
    return f"  [{clause}]" if clause else ""


def duty(one: Bond) -> Row:
    """The row of a duty."""
    within = [one.within] if one.within is not None else []
    within += [f"late when {condition}" for condition in one.late]
    when = [*one.arises, *exceptions(one)]
    return [clause(one), [one.who], [one.act, *verb(one)], when, within or ["no deadline"]]


def prohibition(one: Bond) -> Row:
    """The row of a prohibition, with the acts declared elsewhere that it covers."""
    covers = [f"covers: {act}" for act in one.covers]
    act = [one.act, *verb(one), *covers]
    return [clause(one), [one.who], act, [*one.arises, *exceptions(one)]]


def verb(one: Bond) -> list[str]:
    """The operative verb of a norm, if it has one."""
    return [f"by “{one.force.removesuffix(' that')}”"] if one.force is not None else []


def exceptions(one: Bond) -> list[str]:
    """The exceptions of a norm."""
    return [f"unless {condition}" for condition in one.unless]


def clause(one: Bond) -> list[str]:
    """The clause in which it stands."""
    return [one.clauses[0]] if one.clauses else ["—"]


def as_data(one: Bond) -> dict[str, Any]:
    """A duty or prohibition, for `--json`."""
    return {
        "kind": one.kind,
        "norm": one.norm,
        "who": one.who,
        "organs": list(one.organs),
        "act": one.act,
        "arises": list(one.arises),
        "within": one.within,
        "late_when": list(one.late),
        "unless": list(one.unless),
        "covers": list(one.covers),
        "clauses": list(one.clauses),
        "force": one.force,
    }
