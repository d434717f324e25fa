"""An executable constitution: charters that compile, run and publish themselves.

    import charterlang

    charterlang.check("pact.charter")               # what is to be said of it: diagnostics
    law = charterlang.load("pact.charter")          # the law; CharterError if it has errors
    runs = charterlang.run("speaker.scenario")      # each scenario, under each of its readings
    state = charterlang.step(state, event)          # one event; `charterlang.start(law, at)` begins
    page = charterlang.render("pact.charter", form="html")

These are the calls that the command `charter` makes. `charterlang.api` describes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charterlang.api import CharterError, check, load, render, run, start, step

__version__ = "0.1.0"
__all__ = ["CharterError", "check", "load", "render", "run", "start", "step"]


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: `import charterlang` stays cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from charterlang import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
