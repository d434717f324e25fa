"""What the parameters of a template may stand for, and whether the arguments of a use are that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.merge import NORMS, NOUNS, ORGANS
from charterlang.compiler.node import frozen
from charterlang.compiler.substitution import is_rule
from charterlang.compiler.syntax.nodes import (
    Call,
    Declaration,
    Literal,
    Operation,
    Parameter,
    Path,
    SetDisplay,
)


@frozen
class Declared:
    """What a name is the name of: its head, where it is named, and the library, if any."""

    head: str
    span: Span
    module: str | None


VALUES = ("duration", "number", "date", "text", "truth")
ASKED = ("fact", "standard", "define", "assume", "schedule")
"""Heads of what has a value."""
NAMED: Mapping[str, tuple[str, ...]] = {
    **{organ: (organ, "assume") for organ in ORGANS},
    "organ": (*ORGANS, "assume"),
    "kind": ("kind", "parties", "body"),
    "threshold": ("threshold", "assume"),
    "norm": NORMS,
    **{norm: (norm,) for norm in NORMS},
    "fact": ("fact", "standard", "define"),
    "regime": ("regime",),
    "schedule": ("schedule",),
    "instrument": (),
}
"""The sorts of parameters that stand for something declared: the heads that it may have."""
WRITE = {
    "duration": "write a length of time, such as  24 hours",
    "number": "write a number or a share, such as  7  or  2/3",
    "date": "write a date, such as  2026-03-01",
    "text": 'write a text in quotation marks, such as  "in force"',
    "truth": "write what is true or not, such as  x = y",
    "threshold": "name a threshold, or write a rule such as  at least 2/3",
}
"""What to write for each sort of value."""
LITERALS = {
    "duration": ("duration",),
    "number": ("number", "fraction", "percent"),
    "date": ("date",),
    "text": ("text",),
    "truth": (),
}
"""The literals of each sort of value."""
IN_WORDS = {
    "parties": "the parties",
    "duration": "a length of time",
    "truth": "a condition",
    "threshold": "a decision rule",
    "fraction": "a share",
    "percent": "a share",
    "base": "what a share is counted of",
}
"""Sorts in words, where the word itself does not tell."""


def worded(sort: str) -> str:
    """`an office`, `a length of time`."""
    return IN_WORDS.get(sort) or f"{'an' if sort[0] in 'aeiou' else 'a'} {sort}"


def sort_errors(template: Declaration) -> Iterator[Diagnostic]:
    """Parameters of a template of no sort that there is (E201), or declared twice (E202)."""
    seen: dict[str, Parameter] = {}
    for one in template.parameters:
        name, sort = one.name.text, one.type.name
        if name in seen:
            yield Diagnostic(
                "E202",
                "error",
                f"`{name}` is the name of two parameters",
                one.name.span,
                labels=(Label(seen[name].name.span, "the first one"),),
                help=("rename one of them",),
            )
        seen.setdefault(name, one)
        if one.type.is_set or sort.text not in (*NAMED, *VALUES):
            from difflib import get_close_matches

            near = get_close_matches(sort.text, [*NAMED, *VALUES], 1)
            listed = ", ".join(f"`{each}`" for each in (*NAMED, *VALUES))
            yield Diagnostic(
                "E201",
                "error",
                f"no sort of parameter `{sort.text}` is known",
                sort.span,
                help=(f"did you mean `{near[0]}`?" if near else f"the sorts are {listed}",),
            )


def argument_errors(
    use: Declaration, template: Declaration, declared: Mapping[str, Declared]
) -> Iterator[Diagnostic]:
    """What is wrong with the arguments of a use: how many they are, and of which sorts (E206)."""
    given: Any = use.slots["arguments"]
    wanted = template.parameters
    if len(given) != len(wanted):
        named = ", ".join(one.name.text for one in wanted)
        call = f"{template.name.text}({named})" if wanted else template.name.text
        plural = "" if len(wanted) == 1 else "s"
        yield Diagnostic(
            "E206",
            "error",
            f"`{template.name.text}` wants {len(wanted) or 'no'} argument{plural}, "
            f"here {'is' if len(given) == 1 else 'are'} {len(given) or 'none'}",
            use.slots["of"].span,  # type: ignore[union-attr]  # slot table: a path
            labels=(Label(template.name.span, "the template"),),
            help=(f"write  use {call}",),
        )
        return
    for one, parameter in zip(given, wanted, strict=True):
        sort = parameter.type.name.text
        found = sort_of(one, declared)
        if sort in (*NAMED, *VALUES) and found is not None and not fits(found, sort):
            yield wrong(one, found, parameter, template)


def sort_of(of: Any, declared: Mapping[str, Declared]) -> str | None:
    """What an argument is: the head of what it names, or the sort of a value; None: not known."""
    match of:
        case Path():
            found = declared.get(of.text)
            return found.head if found is not None else None
        case Literal(kind=kind):
            return kind
        case Operation() if is_rule(of):
            return "rule"
        case Operation(operator="+" | "-" | "*" | "/" | "minus" | "of" | "otherwise"):
            return None
        case Operation():
            return "condition"
        case SetDisplay():
            return "set"
        case Call():
            return "value"
    return "condition"


def fits(found: str, sort: str) -> bool:
    """Whether something of that sort may be the argument of a parameter of this one."""
    if sort == "threshold" and found == "rule":
        return True
    if sort in NAMED:
        return found in NAMED[sort]
    if found in ("condition", "set", "rule", "base"):
        return found == "condition" and sort == "truth"
    return found in LITERALS[sort] or found in ASKED or found == "value"


def wrong(of: Any, found: str, parameter: Parameter, template: Declaration) -> Diagnostic:
    """The error of an argument of another sort than its parameter (E206)."""
    sort = parameter.type.name.text
    what = f"`{of.text}` is {NOUNS[found]}" if isinstance(of, Path) else f"this is {said(found)}"
    wants = f"`{parameter.name.text}` of `{template.name.text}` wants {worded(sort)}"
    return Diagnostic(
        "E206",
        "error",
        f"{wants}; {what}",
        of.span,
        labels=(Label(parameter.span, "the parameter"),),
        help=(WRITE.get(sort, f"name {worded(sort)}"),),
    )


def said(found: str) -> str:
    """What an argument is that names nothing, in words."""
    return {"rule": "a decision rule", "value": "a value"}.get(found) or worded(found)
