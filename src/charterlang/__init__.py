"""An executable constitution: charters that compile, run and publish themselves."""
