"""Names, values, lengths of time and instants in plain words, for reasons and transcripts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from typing import assert_never

from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.instrument import (
    Assumption,
    Definition,
    Fact,
    Instrument,
    Kind,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.quantities import SECONDS_IN, Duration
from charterlang.compiler.ir.ratification import DEPOSITORS, NOTICE, SIGNATORIES, Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.compiler.ir.words import Interpolation, LineBreak, Mention, Reference, Words
from charterlang.compiler.word_classes import article
from charterlang.interpreter.calendar import zone_of
from charterlang.interpreter.values import (
    Anchored,
    Individual,
    ProceedingRef,
    Unknown,
    Value,
    ordered,
)

RATIFYING = {
    SIGNATORIES: ("signatory", "signatories"),
    DEPOSITORS: ("depositor", "depositors"),
}
"""How those are called whom a ratification names, one and many."""


def title(law: Instrument, name: str) -> str:
    """The declared title of a thing, else its name with spaces."""
    match law.declarations.get(name):
        case Kind() | Fact() | Assumption() | Parties() | Body() | Office() | Norm() as one:
            return one.title.text
        case Regime() | Schedule() | Ratification() as one:
            return one.title.text
        case Definition(title=declared) if declared is not None:
            return declared.text
        case Threshold(title=declared) if declared is not None:
            return declared
        case None if name in RATIFYING:
            return RATIFYING[name][0]
        case _:
            pass
    if law.establishes is not None and law.establishes[0] == name:
        return law.establishes[1]
    return individual(law, name)


def the(law: Instrument, name: str) -> str:
    """The title of an organ with its article, which some titles bring along."""
    text = title(law, name)
    return text if text.lower().startswith("the ") else f"the {text}"


def a(noun: str) -> str:
    """The noun with `a` or `an`; as it is, if it carries an article of its own."""
    return noun if noun.lower().startswith(("the ", "a ", "an ")) else f"{article(noun)} {noun}"


def plural(law: Instrument, name: str) -> str:
    """The title of the many: `member states`."""
    match law.declarations.get(name):
        case Kind() | Fact() | Assumption() | Parties() | Body() | Office() | Norm() as one:
            return one.title.plural
        case None if name in RATIFYING:
            return RATIFYING[name][1]
        case _:
            return title(law, name)


def individual(law: Instrument, name: str) -> str:
    """How an individual prints: as the charter says, else its name with spaces."""
    for entity in law.entities:
        if entity.name == name:
            return entity.title
    return name.replace("_", " ")


def act(law: Instrument, name: str, arguments: Iterable[Value] = ()) -> str:
    """The verb phrase of a norm with its arguments: `admit a state as a member (Fifth)`."""
    norm = law.declarations.get(name)
    arguments = tuple(arguments)
    if name == NOTICE and isinstance(norm, Norm) and norm.act is not None and len(arguments) == 2:
        depositor, signatory = (value(law, one) for one in arguments)
        phrase = words(law, norm.act).replace("the other signatories", signatory)
        return f"{phrase} ({depositor})"
    given = listed(value(law, one) for one in arguments)
    if isinstance(norm, Norm) and norm.act is not None:
        phrase = words(law, norm.act)
    elif "." in name and norm is None:
        body, _, part = name.rpartition(".")
        on = "to" if part == "appoint" else "from"
        return f"{part} {given or 'somebody'} {on} {the(law, body)}"
    else:
        phrase = title(law, name)
    return f"{phrase} ({given})" if given else phrase


def words(law: Instrument, text: Words) -> str:
    """Official words in plain text: titles for mentions, `…` for values the rules supply."""
    return " ".join("".join(segment(law, one) for one in part) for part in text.paragraphs)


def segment(law: Instrument, one: str | Interpolation | Reference | LineBreak) -> str:
    """One piece of official words."""
    match one:
        case str():
            return one
        case LineBreak():
            return " "
        case Reference(target):
            return target
        case Interpolation(value=Mention(name, part)) if part == "plural":
            return plural(law, name)
        case Interpolation(value=Mention(name, None)) if organ(law, name):
            return the(law, name)
        case Interpolation(value=Mention(name)):
            return title(law, name)
        case Interpolation():
            return "…"
        case _:
            assert_never(one)


def organ(law: Instrument, name: str) -> bool:
    """Whether that is an organ or the legal person, whose title takes an article."""
    legal = law.establishes is not None and law.establishes[0] == name
    return legal or isinstance(law.declarations.get(name), Body | Office)


def value(law: Instrument, one: Value) -> str:
    """A value in plain words."""
    match one:
        case Unknown.UNKNOWN:
            return "unknown"
        case bool():
            return "true" if one else "false"
        case Fraction():
            return number(one)
        case Duration():
            return duration(one)
        case Anchored():
            return duration(one.length)
        case datetime():
            return instant(law, one)
        case str():
            return f'"{one}"'
        case Individual(name):
            return individual(law, name)
        case ProceedingRef(count):
            return f"proceeding {count}"
        case frozenset():
            return listed(value(law, member) for member in ordered(one)) or "nobody"
        case _:
            assert_never(one)


def number(one: Fraction) -> str:
    """`3`, `2/3`."""
    return str(one.numerator) if one.denominator == 1 else f"{one.numerator}/{one.denominator}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    all_of = tuple(parts)
    if len(all_of) < 2:
        return "".join(all_of)
    return f"{', '.join(all_of[:-1])} {last} {all_of[-1]}"


def counted(count: int | Fraction, one: str, many: str | None = None) -> str:
    """`1 mover`, `2 movers`."""
    noun = one if count == 1 else many or f"{one}s"
    return f"{number(Fraction(count))} {noun}"


def duration(one: Duration) -> str:
    """A length of time in its largest whole units: `3 months`, `24 hours`, `1 day 2 hours`.

    The unit it was written in is kept where it still measures the whole.
    """
    parts = [counted(one.months, "month")] if one.months else []
    years, rest = divmod(one.months, 12)
    if one.unit == "year" and years and not rest:
        parts = [counted(years, "year")]
    if one.seconds or not parts:
        parts.append(seconds(one.seconds, one.unit))
    return " ".join(parts)


def seconds(length: int, unit: str | None = None) -> str:
    """`59 minutes`, `1 hour 30 minutes`; exactly 24 hours are a day unless written as hours."""
    size = SECONDS_IN.get(unit or "")
    if size and length % size == 0:
        return counted(length // size, unit or "")
    parts = []
    for name in ("day", "hour", "minute", "second"):
        count, length = divmod(length, SECONDS_IN[name])
        if count:
            parts.append(counted(count, name))
    return " ".join(parts) or "0 seconds"


def between(start: datetime, end: datetime) -> str:
    """The time from one instant to another: `59 minutes`."""
    apart = end - start
    return seconds(abs(apart.days * 86400 + apart.seconds))


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def instant(law: Instrument, moment: datetime) -> str:
    """`1 February 2026 08:00`, in the charter's zone; seconds only where there are some."""
    return f"{day(law, moment)} {clock(law, moment)}"


def day(law: Instrument, moment: datetime) -> str:
    """`1 February 2026`."""
    local = moment.astimezone(zone_of(law.zone))
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def house_day(law: Instrument, moment: datetime) -> str | None:
    """`22 Brumel, AN 10`: the day in the charter's own calendar, if that says which it is."""
    of = law.declarations.get(law.calendar or "")
    if not isinstance(of, Calendar):
        return None
    from charterlang.compiler import almanac

    day = almanac.day_of(of, moment.astimezone(zone_of(law.zone)).date())
    return almanac.said(of, day) if day is not None else None


def weekday(law: Instrument, moment: datetime) -> str:
    """`Sunday`."""
    return DAYS[moment.astimezone(zone_of(law.zone)).weekday()]


def clock(law: Instrument, moment: datetime) -> str:
    """`08:00`, `08:00:01`."""
    local = moment.astimezone(zone_of(law.zone))
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
