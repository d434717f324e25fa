"""What is owed: the duties and breaches of a run at an instant, and all that the law binds to.

`ledger` reads a state and `register` the law alone. Nothing here changes anything: a state of the
past, or one after the end of a run, is had from `state_at`.
"""

from charterlang.interpreter.owed.breaches import Broken
from charterlang.interpreter.owed.concerned import whom
from charterlang.interpreter.owed.instants import state_at
from charterlang.interpreter.owed.ledger import Due, Ledger, ledger
from charterlang.interpreter.owed.register import Bond, register

__all__ = ["Bond", "Broken", "Due", "Ledger", "ledger", "register", "state_at", "whom"]
