"""What is known of a scenario up to the line that is being read."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches

import attrs

from charterlang.compiler.diagnostic import Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.merge import NOUNS, where
from charterlang.compiler.resolve import Scope, look_up
from charterlang.compiler.source import Source
from charterlang.compiler.syntax import nodes as syntax

ORGANS = ("parties", "body", "office")


@attrs.define(eq=False)
class Story:
    """The names and the clock of a scenario.

    `named` are the proceedings that `as` has named so far; `unread` the words of lines that could
    not be read, which may have named others. `now` is None before the first stamp, and after one
    that could not be read (`lost`). `unknown` are names that should be those of proceedings.
    """

    scope: Scope
    source: Source
    unread: frozenset[str]
    broken: frozenset[int]
    named: dict[str, Span] = attrs.field(factory=dict)
    now: datetime | None = None
    stamp: Span | None = None
    lost: bool = False
    unknown: dict[str, list[Span]] = attrs.field(factory=dict)

    def written(self, span: Span) -> str:
        """What stands at a span, on one line."""
        lines = [self.source.line(number) for number in range(span.line, span.end_line + 1)]
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return " ".join(" ".join(lines).split())

    def name_proceeding(self, name: syntax.Name) -> None:
        """Binds a name given by `as`, which must be a new one."""
        text, scope = name.text, self.scope
        if text in self.named:
            scope.report(
                "E202",
                f"`{text}` is the name of two proceedings",
                name.span,
                "give the second one a name of its own",
                labels=[Label(self.named[text], "the first one is named here")],
            )
            return
        found = scope.names.declared.get(text)
        if found is not None:
            scope.report(
                "E203",
                f"`{text}` is {NOUNS[found.head]}{where(found.clause)} and a "
                "proceeding of this scenario",
                name.span,
                "give the proceeding a name of its own",
                labels=[Label(found.first.name.span, "declared here")],
            )
            return
        self.named[text] = name.span
        self.scope = scope.bind(**{text: "proceeding"})

    def individual(self, of: syntax.Term, acting: str | None = None) -> str | None:
        """An individual by name, declared by this mention; or, for `acting`, an organ."""
        scope = self.scope
        if not isinstance(of, syntax.Path) or len(of.names) != 1:
            scope.report("E206", "the name of an individual is wanted here", of.span)
            return None
        text = of.text
        if text in scope.bound:
            scope.report("E206", f"`{text}` is a proceeding, not somebody", of.span)
            return None
        found = look_up(of, scope)
        if found is None:
            return self.mention(of)
        if acting is None or found.head not in ORGANS:
            wanted = f"somebody who {acting}" if acting else "an individual"
            scope.report(
                "E206",
                f"`{text}` is {NOUNS[found.head]}{where(found.clause)}; wanted here: {wanted}",
                of.span,
                labels=[Label(found.first.name.span, "declared here")],
            )
            return None
        return text

    def mention(self, of: syntax.Path) -> str:
        """The individual of that name, declared by its first mention."""
        names = self.scope.names
        assert names.mentioned is not None
        if of.text not in names.entities:
            names.mentioned.setdefault(of.text, of.span)
        return of.text

    def proceeding(self, of: syntax.Term | None) -> str | None:
        """A proceeding by its name, or by that of its procedure; one not known is E701."""
        if of is None:
            return None
        if not isinstance(of, syntax.Path):
            self.scope.report(
                "E206",
                "the name of a proceeding is wanted here",
                of.span,
                "name it where it is moved:  A moves P(x) as NAME",
            )
            return None
        if of.text in self.named:
            return of.text
        found = look_up(of, self.scope)
        if found is not None and found.head == "procedure":
            return found.name
        if found is not None:
            self.scope.report(
                "E206",
                f"`{of.text}` is {NOUNS[found.head]}{where(found.clause)}; "
                "wanted here: a proceeding",
                of.span,
            )
        else:
            self.unknown_proceeding(of)
        return None

    def unknown_proceeding(self, of: syntax.Path) -> None:
        """Notes the name of no proceeding, unless a line that could not be read gave it."""
        names = self.scope.names
        names.unclear += 1
        names.tainted.add(self.scope.owner)
        if of.text not in self.unread:
            self.unknown.setdefault(of.text, []).append(of.span)

    def report_unknown(self) -> None:
        """Reports each name of no proceeding once, with all places where it stands."""
        names = self.scope.names
        procedures = [one.name for one in names.declared.values() if one.head == "procedure"]
        for name, (first, *others) in self.unknown.items():
            near = get_close_matches(name, [*self.named, *procedures], 1)
            labels = [Label(span, "and here") for span in others]
            if near and near[0] in self.named:
                labels.insert(0, Label(self.named[near[0]], f"`{near[0]}` is named here"))
            self.scope.report(
                "E701",
                f"no proceeding `{name}` is known here",
                first,
                f"did you mean `{near[0]}`?"
                if near
                else f"name one where it is moved:  A moves P(x) as {name}",
                labels=labels,
            )
