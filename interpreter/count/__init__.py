"""Votes and elections are counted (language.md §7, §18.3): exact, and nothing in silence.

`question` says what is voted on, by what rules, in which body; `electorate` who is entitled and
with what weight; `tally` sums the ballots and the bases; `rules` tries a decision rule on a tally;
`votes` and `elections` (with `runoff`) come to a result; `closing` counts the vote of a proceeding
as if it ended now; `certainty` asks whether later ballots could change it;
`sentences` says it in words.
"""

from charterlang.interpreter.count.certainty import certain
from charterlang.interpreter.count.closing import count, latest
from charterlang.interpreter.count.electorate import (
    Entitled,
    barred,
    caster,
    electorate,
    entitled,
    may_vote,
)
from charterlang.interpreter.count.question import castings, put, venue, voting_lines

__all__ = [
    "Entitled",
    "barred",
    "caster",
    "castings",
    "certain",
    "count",
    "electorate",
    "entitled",
    "latest",
    "may_vote",
    "put",
    "venue",
    "voting_lines",
]
