"""A line that says how far a command is, for somebody who waits at a terminal.

It stands on the stream of errors, which a terminal shows and a pipe never gets, and only after a
second; it goes before anything else is printed, and when the command ends or is broken off.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

LONG = 1.0
"""Seconds after which somebody wants to see that it goes on."""
BACK = "\r\033[K"
"""To the beginning of the line, which is emptied."""


class Progress:
    """What is being done, shown once it takes long; `with` takes the line away at the end."""

    def __init__(self) -> None:
        import threading

        self.live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.label, self.shown, self.late = "", False, False
        self.lock = threading.Lock()
        self.timer = threading.Timer(LONG, self.out_of_time) if self.live else None

    def __enter__(self) -> Progress:
        if self.timer is not None:
            self.timer.daemon = True
            self.timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.timer is not None:
            self.timer.cancel()
        self.at("")

    def at(self, label: str) -> None:
        """What is being done now; nothing, before something else is printed."""
        if self.live:
            with self.lock:
                self.label = label
                self.show()

    def out_of_time(self) -> None:
        """A second has passed."""
        with self.lock:
            self.late = True
            self.show()

    def show(self) -> None:
        """Writes the line, or takes it away."""
        if self.label and self.late:
            from charterlang.cli.output import columns

            wide = columns(sys.stderr) - 1
            sys.stderr.write(f"{BACK}  {self.label}"[: wide + len(BACK)])
        elif self.shown:
            sys.stderr.write(BACK)
        else:
            return
        self.shown = bool(self.label)
        sys.stderr.flush()
