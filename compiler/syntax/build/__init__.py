"""From the parser's branches to syntax nodes: one builder for each rule of the grammar.

A builder is a function of a branch and of the `Site` where the branch stands; `build` picks it by
the name of the rule, or of the alias, in `grammar/charter.lark`. What the grammar cannot say of a
literal (that a day exists, that a number of things is whole) the builders report.

    site         where building happens, and the table of builders
    terms        names, literals, actors, expressions          rules    decision rules, voting lines
    words        official words and their interpolations       effects  effects and outcomes
    vocabulary   kinds, facts, assumptions, definitions        organs   parties, bodies, offices
    norms        norms and their stages                        document header, divisions, clauses
    provisions   declarations without a name of their own      regimes  regimes and schedules
    calendars    calendars                                 scenario scenarios and their steps
    ratification entry into force by deposits              templates templates and their uses
"""

from charterlang.compiler.syntax.build import (  # noqa: F401  # each registers its builders
    calendars,
    document,
    effects,
    norms,
    organs,
    provisions,
    ratification,
    regimes,
    rules,
    scenario,
    templates,
    terms,
    vocabulary,
    words,
)
from charterlang.compiler.syntax.build.site import BUILDERS, Site, build

__all__ = ["BUILDERS", "Site", "build"]
