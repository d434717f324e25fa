"""The margin of a text with mistakes: to which level of indentation each line belongs.

A line belongs where its indentation says, if it can be read there, or nowhere. Else it belongs to
the level, inner or outer, where it can be read; its indentation is reported, and what stands around
it is read as if nothing had been wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
from lark import Token

from charterlang.compiler.layout import LEVELS
from charterlang.compiler.lexis import DIVISIONS
from charterlang.compiler.may_stand import may_stand
from charterlang.compiler.stubs import indent
from charterlang.compiler.trial import State, acceptable, accepts, after

if TYPE_CHECKING:
    from charterlang.compiler.recover import Reader

INDENT, DEDENT = Token("_INDENT", ""), Token("_DEDENT", "")


@attrs.frozen
class Level:
    """The indentations, from `low` to `high`, of the lines of one level.

    A level that is not `real` is of lines indented wrongly: they are read at the level around it.
    """

    low: int
    high: int
    real: bool = True

    def has(self, columns: int) -> bool:
        """Whether a line that is indented so belongs to the level."""
        return self.low <= columns <= self.high


@attrs.frozen
class Step:
    """The step to a line: so many levels are kept, and a new one is begun, or not."""

    kept: int
    inside: bool


def step_to(reader: Reader, row: int) -> None:
    """Steps from the line before to the level of this one."""
    columns, before = indent(reader.rows[row]), list(reader.levels)
    too_deep(reader, row, columns)
    shape = shape_of(reader.rows[row].strip(" \t"))
    plain = plain_steps(reader, columns)
    right = next((one for one in plain if reads(reader, row, one)), None)
    if right is None:
        others = sorted(steps(reader), key=lambda one: strangeness(reader, one, columns, shape))
        right = next((one for one in others if reads(reader, row, one)), None)
        if right is None:
            nowhere(reader, row, columns, plain)
            return
    take(reader, right, columns)
    reader.shapes[shape] = len(reader.levels)
    if right not in plain and not (right.inside and not before[-1].real):
        misplaced(reader, row, columns, before)


def too_deep(reader: Reader, row: int, columns: int) -> None:
    """Reports a line below the deepest level; what is deeper is read as if it stood there."""
    top = reader.levels[-1]
    if len(reader.levels) == LEVELS + 1 and columns > top.high:
        reader.error(
            row,
            "E107",
            "this line is indented too deeply to be read",
            "write fewer levels of divisions and clauses",
        )
        reader.levels[-1] = attrs.evolve(top, high=10**6)


def shape_of(text: str) -> str:
    """What the lines of one level have in common, if they divide the text: a word, or a label."""
    word = text.split(" ")[0]
    if word[0].isalpha() or word[0] == "|":
        return word if word in DIVISIONS or word == "scenario" else ""
    return re.sub(r"[0-9]+", "1", re.sub(r"[A-Za-z]+", "a", word))


def strangeness(reader: Reader, step: Step, columns: int, shape: str) -> tuple[bool, int]:
    """How little a step suits a line: where such lines do not stand, and far from its columns."""
    depth = step.kept + step.inside
    top = reader.levels[step.kept - 1]
    far = max(top.low - columns, columns - top.high, 0)
    return bool(shape) and reader.shapes.get(shape) != depth, far


def plain_steps(reader: Reader, columns: int) -> list[Step]:
    """The steps that the indentation says; none, if it is that of no level."""
    levels = reader.levels
    fit = [Step(at, False) for at, one in enumerate(levels, 1) if one.has(columns)]
    deeper = columns > levels[-1].low and len(levels) <= LEVELS
    if deeper and accepts(reader.trial, "_INDENT"):
        fit.append(Step(len(levels), True))
    return fit


def kept_by(levels: list[Level], columns: int) -> int:
    """How many levels a line leaves open that is indented so."""
    return next((at for at in range(len(levels), 1, -1) if levels[at - 1].low <= columns), 1)


def steps(reader: Reader) -> Iterator[Step]:
    """All steps that there are, the shortest first."""
    for kept in range(len(reader.levels), 0, -1):
        yield Step(kept, False)
    if accepts(reader.trial, "_INDENT") and len(reader.levels) <= LEVELS:
        yield Step(len(reader.levels), True)


def reads(reader: Reader, row: int, step: Step) -> bool:
    """Whether a line can be read behind a step."""
    state = behind(reader, step)
    return state is not None and reader.can_read(state, row)


def behind(reader: Reader, step: Step) -> State | None:
    """The state behind a step; None if a block would be left without a line."""
    state = reader.trial
    for level in reader.levels[step.kept :]:
        if level.real:
            if not accepts(state, "_DEDENT"):
                return None
            state = after(state, DEDENT)
    return after(state, INDENT) if step.inside else state


def take(reader: Reader, step: Step, columns: int) -> None:
    """Takes a step, and has the level reach to where the line stands."""
    while len(reader.levels) > step.kept:
        if reader.levels.pop().real:
            reader.closed()
    top = reader.levels[-1]
    if step.inside:
        reader.feed(INDENT)
        high = columns if columns > top.high else top.high + 4
        reader.levels.append(Level(columns, high))
    elif columns > top.high:
        reader.levels.append(Level(columns, columns, False))
    elif len(reader.levels) > 1 and top.low > columns > reader.levels[-2].high:
        reader.levels[-1] = Level(columns, columns, top.real)


def nowhere(reader: Reader, row: int, columns: int, plain: list[Step]) -> None:
    """Steps to a line that can be read nowhere, and is to be reported for itself."""
    levels = reader.levels
    if not any(one.inside for one in plain):
        wanting(reader)
    kept = kept_by(levels, columns)
    between = not plain and kept < len(levels)
    take(reader, plain[0] if plain else Step(kept + between, False), columns)


def misplaced(reader: Reader, row: int, columns: int, before: list[Level]) -> None:
    """Reports the indentation of a line, and shows the line before."""
    right = [one for one in reader.levels if one.real][-1]
    known = any(one.has(columns) for one in before)
    if columns > right.high:
        message = "this line is indented more than the lines it belongs to"
    elif known or columns < right.low:
        message = "this line is indented less than the lines it belongs to"
    else:
        message = "this line is indented like no line above it"
    reader.misplaced(row, message, f"indent it by {right.high} columns")


def wanting(reader: Reader) -> None:
    """Reports a line under which others must stand and none do, and puts one there."""
    if acceptable(reader.trial) == ["_INDENT"]:
        inner = after(reader.trial, INDENT)
        reader.error(
            reader.head, "E103", "this line wants others under it, indented more", may_stand(inner)
        )
        reader.filled()
