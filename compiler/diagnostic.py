"""What a pass has to say about a charter, as values: diagnostics with a stable code."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen

Severity = Literal["error", "warning"]
T = TypeVar("T", covariant=True)


@frozen
class Label:
    """A second place involved, with what is to be said of it."""

    span: Span
    message: str


@frozen
class Fix:
    """Put `text` in place of what stands at `span`."""

    span: Span
    text: str


@frozen
class Diagnostic:
    """One finding.

    `message` is one lower-case sentence without a full stop, the user's own words in backticks.
    `heading` names the article or clause in the law's own words: `article III "Officers", (6)`.
    `help` says what to write; `because` gives the ground.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    heading: str | None = None
    labels: tuple[Label, ...] = ()
    help: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    fix: Fix | None = None


@frozen
class Silenced:
    """A warning that the author of a text has allowed there, and why."""

    diagnostic: Diagnostic
    reason: str


@frozen
class Result(Generic[T]):
    """What a pass made, as far as it could, and all that it has to say, in source order.

    `silenced` is what would be said, were it not allowed in the text.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(one.severity == "error" for one in self.diagnostics)
