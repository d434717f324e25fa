"""Law and events to states: `step(state, event)` is pure, a state is the fold of its journal."""
