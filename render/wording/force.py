"""The operative verb of a norm: “demands that each member …”, “urges each member to …” (§8.3).

A verb whose title ends with “that” takes a clause, any other takes whoever is meant, and `to`. Who
demands stands before the clauses of a resolution; any other instrument says it of itself.
"""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.render.passage import Passage
from charterlang.render.wording import parties, values

THAT = " that"


def bare(title: str) -> str:
    """The verb alone: `demands`."""
    return title.removesuffix(THAT)


def verb(passage: Passage, norm: Norm) -> str:
    """The operative verb of a norm; of one without a force, what its modal verb says."""
    if norm.force is None:
        return passage.instrument.style.modal
    return bare(values.value(passage, norm.force.grade))


def inside(passage: Passage, norm: Norm) -> Passage:
    """The passage in which what is demanded or urged reads as it does: without `shall`."""
    if norm.force is None:
        return passage
    return attrs.evolve(passage, verbal="" if takes_clause(passage, norm) else "to")


def takes_clause(passage: Passage, norm: Norm) -> bool:
    """Whether the verb takes a clause: `demands that`."""
    return norm.force is not None and values.value(passage, norm.force.grade).endswith(THAT)


def led(passage: Passage, norm: Norm, said: str) -> str:
    """The sentence behind its operative verb."""
    if norm.force is None:
        return said
    who = "" if passage.instrument.form == "resolution" else f"{parties.instrument(passage)} "
    that = THAT if takes_clause(passage, norm) else ""
    apart = "," if said.startswith(("once ", "subject to ")) else ""
    return f"{who}{verb(passage, norm)}{that}{apart} {said}".replace("  ", " ")
