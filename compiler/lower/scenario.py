"""Scenarios: what is given, the clock, reports and expectations, in order (language.md §15).

Individuals are declared by first mention. A name given by `as` is bound as a proceeding from the
next line on; a procedure's name stands for its latest proceeding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label, Result
from charterlang.compiler.ir.expressions import Arithmetic, Constant, Expression
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration, NoSuchDay, shift
from charterlang.compiler.ir.scenario import (
    Action,
    After,
    At,
    Deed,
    Expect,
    ExpectRefused,
    ExpectText,
    Report,
    Scenario,
)
from charterlang.compiler.lower import Lowered, given, terms, words
from charterlang.compiler.lower.deeds import deed, report
from charterlang.compiler.lower.story import Story
from charterlang.compiler.modules import Loaded
from charterlang.compiler.resolve import Scope, missing_names
from charterlang.compiler.syntax import nodes as syntax

Word = Callable[[syntax.Step, Story], Iterator[Action]]


def told(
    scenario: syntax.Scenario, lowered: Lowered, loaded: Loaded
) -> Result[tuple[Scenario, Instrument]]:
    """The scenario under one law, with the law's library declarations that only it names."""
    names = attrs.evolve(lowered.names, mentioned={}, found=[], missing=[], tainted=set(),
                         used=dict(lowered.names.used), lowered=dict(lowered.names.lowered))
    story = story_of(scenario, Scope(names, ""), loaded)
    steps = tuple(action for step in scenario.steps for action in actions(step, story, lowered))
    found = [*names.found, *missing_names(names, lambda name: None), *silent(scenario, story)]
    for span in (name.span for name in misspelt_names(story)):
        found.append(span)
    assert names.mentioned is not None
    made = Scenario(scenario.title, scenario.of.text, chosen(scenario), tuple(names.mentioned),
                    steps, span=scenario.span)
    declarations = {**lowered.instrument.declarations, **names.lowered}
    law = lowered.instrument
    if len(declarations) > len(law.declarations):
        law = attrs.evolve(law, declarations=declarations)
    return Result((made, law), tuple(found))
