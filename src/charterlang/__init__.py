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

import sys
from types import ModuleType

TYPE_CHECKING = False  # as `typing` has it, which would take its time
if TYPE_CHECKING:
    from typing import Any

    from charterlang.api import (
        CharterError,
        assumptions,
        check,
        discretion,
        draft,
        formatted,
        load,
        new,
        render,
        run,
        start,
        step,
    )

__version__ = "0.1.0"
__all__ = [
    "CharterError",
    "assumptions",
    "check",
    "discretion",
    "draft",
    "formatted",
    "load",
    "new",
    "render",
    "run",
    "start",
    "step",
]


class Called(ModuleType):
    """The part `charterlang.render`, which can be called as the call of that name."""

    def __call__(self, *given: Any, **named: Any) -> str:
        from charterlang import api

        return api.render(*given, **named)


class Package(ModuleType):
    """This package. When its part `render` is imported, Python puts it in the place of the call."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "render" and isinstance(value, ModuleType):
            value.__class__ = Called
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = Package


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: `import charterlang` stays cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from charterlang import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
