"""What is put to the vote: in which stage, in which body, and under which voting lines (§7.3)."""

from __future__ import annotations

import attrs

from charterlang.compiler.houses import houses
from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Parties, Voting
from charterlang.interpreter.reliance import NOTHING, Reliance
from charterlang.interpreter.state import Proceeding, State


@attrs.frozen
class Question:
    """A vote or election of a proceeding: its stage, the organ that votes, and the rules."""

    norm: Norm
    stage: Stage
    organ: Body | Parties | None
    voting: Voting
    rests: Reliance = NOTHING
    """On the assumption by whose reading the organ was chosen."""


def question(law: Instrument, norm: Norm, stage: Stage) -> Question:
    """The vote that a stage of the procedure holds."""
    organ = venue(law, norm, stage)
    return Question(norm, stage, organ, lines_of(organ, stage), chosen(law, norm, organ))


def asked(state: State, one: Proceeding) -> Question | None:
    """The vote or election a proceeding is in, else the last one it held; None without any."""
    norm = state.law.declarations[one.procedure]
    assert isinstance(norm, Norm)
    stages = {stage.name: stage for stage in norm.stages if stage.kind in ("vote", "election")}
    stage = stages.get(one.stage or "") or stages.get(one.last_vote or "")
    return question(state.law, norm, stage) if stage else None


def put(state: State, one: Proceeding) -> tuple[Question, ...]:
    """What is put to each body that votes at once in that vote; of most votes one question."""
    held = asked(state, one)
    if held is None:
        return ()
    return tuple(question(state.law, held.norm, house) for house in houses(held.stage))


def polling(state: State, one: Proceeding) -> bool:
    """Whether a vote or an election is open in the proceeding."""
    held = asked(state, one)
    return held is not None and not one.over and one.stage == held.stage.name


def venue(law: Instrument, norm: Norm, stage: Stage) -> Body | Parties | None:
    """The organ that votes: of the stage, else the body or parties whose procedure it is.

    Else that in which another stage of the procedure is held.
    """
    limbs = norm.holder.limbs if norm.holder else ()
    elsewhere = (one.body for one in norm.stages)
    named = (stage.body or "", *(one.of for one in limbs), *(name or "" for name in elsewhere))
    organs = (law.declarations.get(name) for name in named)
    return next((one for one in organs if isinstance(one, Body | Parties)), None)


def chosen(law: Instrument, norm: Norm, organ: Body | Parties | None) -> Reliance:
    """The assumption by whose reading that organ acts, if there is one."""
    for limb in norm.holder.limbs if norm.holder else ():
        assumed = law.declarations.get(limb.resting_on or "")
        if organ is not None and limb.of == organ.name and isinstance(assumed, Assumption):
            return Reliance.on_assumption(assumed.name, assumed.chosen)
    return NOTHING


def voting_lines(law: Instrument, norm: Norm, stage: Stage) -> Voting:
    """The rules of a vote: line by line those of its stage, else the standing ones of the body."""
    return lines_of(venue(law, norm, stage), stage)


def lines_of(organ: Body | Parties | None, stage: Stage) -> Voting:
    """The rules of a vote that the organ holds."""
    standing = organ.voting if isinstance(organ, Body) else Voting()
    special = stage.voting
    return Voting(
        needs=special.needs or standing.needs,
        quorum=special.quorum or standing.quorum,
        counts=special.counts or standing.counts,
        rounding=special.rounding or standing.rounding,
        abstention=special.abstention or standing.abstention,
        tie=special.tie or standing.tie,
        window=special.window or standing.window,
        early=special.early or standing.early,
    )


def casting(held: Question) -> str | None:
    """The office or body whose ballot decides a tie of that vote (`tie X decides`), if there is one.

    Its ballot is the one recorded under its own name; else, for an office, that of its holder.
    """
    tie = held.voting.tie
    return tie.by if tie is not None and tie.sort == "decides" else None


def castings(state: State, one: Proceeding) -> tuple[str, ...]:
    """Those who decide a tie in the vote of a proceeding, in one body or another."""
    found = (casting(held) for held in put(state, one))
    return tuple(dict.fromkeys(by for by in found if by is not None))
