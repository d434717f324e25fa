"""Scenarios played: acts, ballots, reports and dates as events, expectations as tests (§15).

deeds          from steps to events, with the names of proceedings
player         step by step, whatever fails
expectations   what must hold; `found` says what was found instead
sentences      every journal entry in words; `attempts` every event
telling        which of these a transcript tells, and what follows from what
transcript     the run as data
"""

from charterlang.interpreter.play.player import play
from charterlang.interpreter.play.transcript import Failure, Line, Moment, Run

__all__ = ["Failure", "Line", "Moment", "Run", "play"]
