"""The law of an instrument without divisions, as its default document places it.

The document cites clauses: where a word stands that leaves something to judgement, which clauses
rest on a reading. Each line of the law is therefore given the clause that states it in print.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from charterlang.compiler.ir.document import Division, Statement
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.organs import Voting
from charterlang.compiler.ir.place import Place, Span
from charterlang.render.wording import stated


def placed(instrument: Instrument, divisions: Iterable[Division]) -> Instrument:
    """The instrument, each line of which stands in the clause of these divisions that states it."""
    declarations: dict[str, Any] = dict(instrument.declarations)
    for division in divisions:
        for clause in division.parts:
            for said in clause.statements:
                if said.name:
                    one = declarations[said.name]
                    declarations[said.name] = _stated(one, said, clause.identity)
    return attrs.evolve(instrument, declarations=declarations)


def _stated(declared: Any, said: Statement, clause: str) -> Any:
    """A declaration, of which what the statement says stands in the clause."""
    if not said.properties:
        return _within(declared, clause)
    fields = {stated.FIELDS.get(name, name) for name in said.properties}
    fields |= {"place"} if "head" in fields else set()
    fields |= {"outcomes"} if fields & {"carried", "lost", "inquorate"} else set()
    changed = {
        name: _voting(value, fields, clause)
        if isinstance(value, Voting)
        else _within(value, clause)
        for name, value in _fields(declared)
        if name in fields or isinstance(value, Voting)
    }
    return attrs.evolve(declared, **changed)


def _voting(of: Voting, fields: set[str], clause: str) -> Voting:
    """The voting lines, of which those in `fields` stand in the clause."""
    return attrs.evolve(
        of, **{name: _within(value, clause) for name, value in _fields(of) if name in fields}
    )


def _within(node: Any, clause: str) -> Any:
    """A node of the law with all places in it in the clause."""
    if isinstance(node, Place):
        return attrs.evolve(node, clause=clause)
    if isinstance(node, tuple):
        return tuple(_within(one, clause) for one in node)
    if isinstance(node, Span) or not attrs.has(type(node)):
        return node
    return attrs.evolve(node, **{name: _within(one, clause) for name, one in _fields(node)})


def _fields(node: Any) -> list[tuple[str, Any]]:
    """The fields of a node, by name."""
    return [(one.name, getattr(node, one.name)) for one in attrs.fields(type(node))]
