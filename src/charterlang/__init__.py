"""An executable constitution: charters that compile, run and publish themselves."""

__version__ = "0.1.0"
