"""Names and what they are the names of; a name that is not found is reported with the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.instrument import Assumption, Declaration, EntityName
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.merge import NOUNS, ORGANS, Gathered, where
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import Outline
from charterlang.compiler.syntax.nodes import Name, Path

BUILT_IN_KINDS = ("amendment", "proceeding", "resolution")
TYPES = ("truth", "number", "duration", "date", "text")
KINDS = ("kind", "parties", "body")
"""What may be named as the kind of an individual: a body stands for the kind of its members."""

Type = str | None
"""`truth`, `number`, `duration`, `date`, `text`, a kind, or `set of K`; None: nobody can tell."""


@frozen
class Missing:
    """A name that is not declared, where a thing of some sort is wanted."""

    name: str
    span: Span
    sort: str
    heads: tuple[str, ...]
    owner: str = ""
    bound: tuple[str, ...] = ()
    """The names that are bound where it stands."""
    clause: str = ""


@attrs.define(eq=False)
class Names:
    """What the lowering of one instrument knows, and collects, about its names.

    `declared` holds the instrument's declarations and those of its libraries; `lowered` what has
    been lowered so far (a library's declaration is lowered when something names it), `types` the
    inferred types of definitions and assumptions, `heights` how many declarations rest on one
    another there. `mentioned` collects the individuals of a scenario, which are declared by first
    mention, with its place; None in a charter. `unclear` counts what could not be made out,
    reported or not.

    `unread` are names of which a line could not be read, `tainted` those in which something was
    reported: neither is reported on again. Of lines that could not be read, `spoilt` are all
    words, `lost` those that may be declared there, and `headless` are declarations whose head was
    one of them: a name that stands in one may be a parameter. `instrument` is the charter's own name,
    `sponsors` are those who submitted it; `holes` are
    the uses of values that the source lost and no reading fills.
