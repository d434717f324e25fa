"""Names, literals and expressions (language.md §3, §12)."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

from charterlang.compiler.ir.quantities import Duration, duration_of
from charterlang.compiler.lexis import RESERVED
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    is_token,
    name_of,
    part,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.nodes import (
    Actor,
    Actors,
    Blank,
    Call,
    Literal,
    Name,
    Operation,
    Parameter,
    Path,
    Quantified,
    SetDisplay,
    Term,
    Title,
    Type,
)

LONGEST_NUMBER = 30
"""Characters of a number that are read: more than any charter counts."""
LONGEST_LENGTH = Duration(months=120_000, seconds=400_000_000_000)
"""The calendar has ten thousand years; no length of time is longer."""


# ── names


@builds("name")
def name(branch: Branch, site: Site) -> Name:
    return name_of(branch.children[0], site)


@builds("path")
def path(branch: Branch, site: Site) -> Path:
    first = branch.children[0]
    if first in RESERVED:
        site.report(
            "E102",
            f"`{first}` means itself, and is no name here",
            site.span(first),
            "write the name of something that is declared",
        )
    return Path(tuple(name_of(one, site) for one in branch.children), span=site.span(branch))


@builds("entity")
def entity(branch: Branch, site: Site) -> Path | tuple[Path, Title]:
    """A first member, or the pair of it and its title."""
    one = name(branch.children[0], site)
    member, said = Path((one,), span=one.span), token(branch, "STRING")
    return member if said is None else (member, Title(quoted(said), None, span=site.span(said)))


@builds("titles")
def titles(branch: Branch, site: Site) -> Title:
    plural = part(branch, "plural")
    return Title(
        quoted(branch.children[0]), build(plural, site) if plural else None, span=site.span(branch)
    )


@builds("plural")
def plural(branch: Branch, site: Site) -> str:
    return quoted(branch.children[0])


@builds(
    "of_name",
    "is_type",
    "presumed",
    "finder",
    "means_value",
    "where",
    "within_part",
    "holder",
    "early_when",
    "cast_by",
    "next_term",
    "every",
    "over",
    "guard",
    "since",
    "by_path",
    "on_path",
    "expect_when",
    "actors",
    "layout",
    "act_line",
)
def only(branch: Branch, site: Site) -> Any:
    """The one part of a phrase that begins with a word of the language: `where C` is C."""
    return build(branch.children[0], site)


@builds("of_names", "cases_are", "cases_rank", "params", "early_except")
def all_parts(branch: Branch, site: Site) -> tuple[Any, ...]:
    """All parts of such a phrase."""
    return tuple(build(one, site) for one in branches(branch))


@builds("param")
def parameter(branch: Branch, site: Site) -> Parameter:
    named, type = branch.children
    return Parameter(name(named, site), build(type, site), span=site.span(branch))


@builds("type_name", "type_set")
def type_(branch: Branch, site: Site) -> Type:
    of = name(branch.children[0], site)
    return Type(of, branch.data == "type_set", span=site.span(branch))


# ── who acts


@builds("actor_path", "actors_of", "actors_quant")
def actor(branch: Branch, site: Site) -> Actors:
    return Actors((limb(branch, site),), "or", span=site.span(branch))


@builds("actors_or", "actors_and")
def joined_actors(branch: Branch, site: Site) -> Actors:
    limbs = tuple(limb(one, site) for one in branches(branch))
    return Actors(limbs, "or" if branch.data == "actors_or" else "and", span=site.span(branch))


def limb(branch: Branch, site: Site) -> Actor:
    """`2 of council`, `any council`, `speaker`."""
    of, quantifier = path(branch.children[-1], site), part(branch, "quant")
    return Actor(
        whole(branch.children[0], site) if branch.data == "actors_of" else None,
        text_of(quantifier) if quantifier else None,
        of,
        span=site.span(branch),
    )


@builds(
    "quant",
    "quantifier",
    "direction",
    "form",
    "organ_kind",
    "norm_kind",
    "division_kind",
    "stage_kind",
    "outcome_kind",
    "route_kind",
    "verb",
    "prep",
    "act_verb",
    "act_prep",
    "ballot",
    "abstain_rule",
    "limit",
    "ranks_word",
    "conduct",
)
def word(branch: Branch, site: Site) -> str:
    """A word of a closed list."""
    return text_of(branch)


# ── literals


def amount(written: str, at: Any, site: Site) -> Fraction:
    """The exact value of a number as written; one that nobody could count to is reported."""
    if len(written) <= LONGEST_NUMBER:
        return Fraction(written)
    site.report(
        "E105",
        "this number is too long to be meant",
        site.span(at),
        "write a number that can be counted to",
    )
    return Fraction(1)


def whole(at: Any, site: Site) -> int:
    """A number of things, or the parameter that stands for it; a fraction of a thing is reported."""
    if not is_token(at):
        return Blank(build(at, site).names[0])
    value = amount(str(at), at, site)
    if value.denominator != 1:
        site.report(
            "E105",
            f"`{at}` is no whole number",
            site.span(at),
            f"write a whole number, such as  {int(value) or 1}",
        )
    return int(value)


@builds("number")
def number(branch: Branch, site: Site) -> Literal:
    at = branch.children[0]
    return Literal("number", amount(str(at), at, site), str(at), span=site.span(at))


@builds("blank", "blank_share")
def blank(branch: Branch, site: Site) -> Path:
    """A name where a number is wanted: in a template, a parameter may be."""
    made: Path = path(branch.children[0], site)
    wanted = SHARE if branch.data == "blank_share" else WHOLE
    site.blanks.append((made.span, made.text, *wanted))
    return made


SHARE = ("a share or a number", "write a share such as  2/3  or  55%,  or a number such as  9")
WHOLE = ("a number", "write a number such as  2")
"""What is wanted where a name stands, and what to write."""


@builds("percent")
def percent(branch: Branch, site: Site) -> Literal:
    at = branch.children[0]
    return Literal("percent", amount(at[:-1], at, site) / 100, str(at), span=site.span(at))


@builds("fraction")
def fraction(branch: Branch, site: Site) -> Literal:
    at = branch.children[0]
    above, below = at.split("/")
    if int_is_zero(below):
        site.report(
            "E105", f"`{at}` divides by nothing", site.span(at), "write a share such as  2/3"
        )
        below = "1"
    value = amount(above, at, site) / (amount(below, at, site) or 1)
    return Literal("fraction", value, str(at), span=site.span(at))


def int_is_zero(digits: str) -> bool:
    """Whether digits stand for nought."""
    return not digits.strip("0")


@builds("duration")
def duration(branch: Branch, site: Site) -> Literal:
    """`24 hours`; a length that is no whole number of seconds or months is reported."""
    number, unit = branch.children
    singular = unit.removesuffix("s")
    length = duration_of(amount(str(number), number, site), singular)
    span = site.span(branch)
    if length is None:
        smaller = "months" if singular in ("month", "year") else "seconds"
        site.report(
            "E105",
            f"`{number} {unit}` is no whole number of {smaller}",
            span,
            f"write a whole number of {smaller}",
        )
    elif length.months > LONGEST_LENGTH.months or length.seconds > LONGEST_LENGTH.seconds:
        site.report(
            "E105",
            f"`{number} {unit}` is longer than the calendar",
            span,
            "write a length that ends before the year 9999",
        )
        length = None
    return Literal("duration", length or Duration(months=1), f"{number} {unit}", span=span)


@builds("date")
def date(branch: Branch, site: Site) -> Literal:
    """A local date, at midnight if no time is written; a day that there is not is reported."""
    at = branch.children[0]
    try:
        value = datetime.fromisoformat(at)
    except ValueError as wrong:
        site.report(
            "E105",
            f"there is no date `{at}`: {reason(wrong)}",
            site.span(at),
            "write year, month and day, such as  2026-03-01  or  2026-03-01 12:00",
        )
        value = datetime(2000, 1, 1)
    return Literal("date", value, str(at), span=site.span(at))


def reason(wrong: ValueError) -> str:
    """Why a date is none, in words."""
    said = str(wrong)
    for unit, why in REASONS.items():
        if unit in said:
            return why
    return "the calendar has no such day"


REASONS = {
    "year": "the years are 0001 to 9999",
    "month must": "a year has 12 months",
    "day": "the month has no such day",
    "hour": "the hours are 00 to 23",
    "minute": "the minutes are 00 to 59",
    "second": "the seconds are 00 to 59",
}
"""What is wrong with a date, by the word that names it in the message of `datetime`."""


@builds("string")
def string(branch: Branch, site: Site) -> Literal:
    at = branch.children[0]
    return Literal("text", quoted(at), quoted(at), span=site.span(at))


@builds("adoption")
def adoption(branch: Branch, site: Site) -> Literal:
    return Literal("text", "adoption", "adoption", span=site.span(branch))


@builds("base_word")
def base_word(branch: Branch, site: Site) -> Literal:
    at = branch.children[0]
    return Literal("base", text_of(branch), str(at), span=site.span(at))


# ── expressions


@builds(
    "and_",
    "or_",
    "not_",
    "in_",
    "not_in",
    "is_",
    "is_not",
    "add",
    "sub",
    "mul",
    "div",
    "minus",
    "share_of",
    "otherwise",
    "any_of",
    "all_of",
    "held_for",
)
def operation(branch: Branch, site: Site) -> Operation:
    operands = tuple(build(one, site) for one in branches(branch))
    return Operation(OPERATORS[branch.data], operands, span=site.span(branch))


OPERATORS = {
    "and_": "and",
    "or_": "or",
    "not_": "not",
    "in_": "in",
    "not_in": "not in",
    "is_": "is",
    "is_not": "is not",
    "add": "+",
    "sub": "-",
    "mul": "*",
    "div": "/",
    "minus": "minus",
    "share_of": "of",
    "otherwise": "otherwise",
    "any_of": "any of",
    "all_of": "all of",
    "held_for": "for",
}
"""The operator of each rule."""


@builds("held_length")
def held_length(branch: Branch, site: Site) -> Any:
    return build(branch.children[-1], site)


@builds("compare")
def compare(branch: Branch, site: Site) -> Operation:
    left, sign, right = branch.children
    return Operation(str(sign), (build(left, site), build(right, site)), span=site.span(branch))


@builds("round_", "rounded_rule")
def rounded(branch: Branch, site: Site) -> Operation:
    of, direction = branch.children
    return Operation(f"rounded {text_of(direction)}", (build(of, site),), span=site.span(branch))


@builds("quantified")
def quantified(branch: Branch, site: Site) -> Quantified:
    quantifier, variable, domain, *where, body = branch.children
    return Quantified(
        text_of(quantifier),  # type: ignore[arg-type]  # the closed word list of quantifiers
        name(variable, site),
        build(domain, site),
        build(where[0], site) if where else None,
        build(body, site),
        span=site.span(branch),
    )


@builds("such")
def such(branch: Branch, site: Site) -> Term:
    """`s in K where C`: those of a set of which something is so."""
    of, where = build(branch.children[0], site), build(branch.children[1], site)
    match of:
        case Operation(operator="in", operands=(Path() as variable, domain)) if (
            len(variable.names) == 1
        ):
            named = variable.names[0]
            return Quantified("those", named, domain, None, where, span=site.span(branch))
        case _:
            site.report(
                "E104",
                "`where` stands behind  NAME in SET",
                site.span(branch),
                "write it so:  count(s in state where solvent(s))",
            )
            made: Term = of
            return made


@builds("call")
def call(branch: Branch, site: Site) -> Call:
    of, *rest = branch.children
    arguments = tuple(build(one, site) for one in rest if one.data != "call_field")
    fields = tuple(build(one, site) for one in rest if one.data == "call_field")
    return Call(path(of, site), arguments, fields, span=site.span(branch))


@builds("done_by")
def done_by(branch: Branch, site: Site) -> Operation:
    """An act by somebody, in a function that asks about one: `done(withdrawal by Alba)`."""
    operands = tuple(build(one, site) for one in branch.children)
    return Operation("by", operands, span=site.span(branch))


@builds("call_field")
def call_field(branch: Branch, site: Site) -> Name:
    return name_of(branch.children[0], site)


@builds("set_of")
def set_of(branch: Branch, site: Site) -> SetDisplay:
    return SetDisplay(tuple(path(one, site) for one in branch.children), span=site.span(branch))
