"""Colour on a terminal, if it is asked for."""

from __future__ import annotations

import attrs

from charterlang.compiler.diagnostic import Severity

RESET = "\x1b[0m"
OF = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "strong": "\x1b[1m", "frame": "\x1b[1;34m"}


@attrs.frozen
class Paint:
    """Paints, or leaves a text as it is."""

    on: bool = False

    def severity(self, text: str, severity: Severity) -> str:
        """An error's, or a warning's, own colour."""
        return self.painted(text, severity)

    def strong(self, text: str) -> str:
        """A message."""
        return self.painted(text, "strong")

    def frame(self, text: str) -> str:
        """What stands around the source."""
        return self.painted(text, "frame")

    def painted(self, text: str, what: str) -> str:
        """The text between the two signs of a terminal."""
        return f"{OF[what]}{text}{RESET}" if self.on and text else text
