"""Numbers, shares, lengths of time and dates in print, under the `style` of a charter."""

import re
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from charterlang.compiler.ir.instrument import Style
from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN, Duration
from charterlang.render.wording import english

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def number(amount: Fraction, style: Style, form: str | None = None) -> str:
    """A number: in words or figures as `form` says, else as the style does."""
    if amount.denominator != 1:
        return decimal(amount)
    whole = int(amount)
    match form or style.numbers:
        case "ten":
            return english.cardinal(whole) if 0 <= whole <= 10 else str(whole)
        case "words" | "count":
            return english.cardinal(whole)
        case "both":
            return f"{english.cardinal(whole)} ({whole})"
        case "ordinal":
            return english.ordinal(whole) if 0 <= whole <= 10 else english.ordinal_figures(whole)
        case "day_ordinal":
            return english.ordinal_figures(whole)
        case "roman" if 0 < whole < 4000:
            return english.roman(whole)
        case _:
            return str(whole)


def decimal(amount: Fraction) -> str:
    """A number that is not whole, in figures: `2.5`, or `1/3` where no decimal is exact."""
    places = 0
    while places < 6 and (amount * 10**places).denominator != 1:
        places += 1
    scaled = amount * 10**places
    if scaled.denominator != 1:
        return f"{amount.numerator}/{amount.denominator}"
    figures = str(abs(int(scaled))).rjust(places + 1, "0")
    sign = "-" if amount < 0 else ""
    return f"{sign}{figures[:-places]}.{figures[-places:]}" if places else sign + figures


def share(part: Fraction, style: Style, form: str | None = None) -> str:
    """A share: `two-thirds`, `half`, `55 per cent`, `7/13`."""
    if form == "digits":
        return f"{part.numerator}/{part.denominator}"
    if form == "both":
        return f"{share(part, style)} ({part.numerator}/{part.denominator})"
    if form == "majority":
        return english.a(f"{share(part, style, 'adjective')} majority")
    if 0 < part < 1 and part.denominator <= 10:
        return _fraction(part, style, form)
    if (part * 100).denominator == 1:
        return f"{part * 100} per cent"
    return f"{part.numerator}/{part.denominator}"


def _fraction(part: Fraction, style: Style, form: str | None) -> str:
    if part == Fraction(1, 2):
        return "one-half" if form in ("fraction", "adjective") else "half"
    name = "quarter" if part.denominator == 4 else english.ordinal(part.denominator)
    joint = " " if style.fractions == "open" and form != "adjective" else "-"
    count = part.numerator
    return english.cardinal(count) + joint + (name if count == 1 else english.plural(name))


def duration(length: Duration, style: Style, form: str | None = None) -> str:
    """A length of time: `24 hours`, `three months`; as adjective `24-hour`, `three-month`."""
    parts = [
        *_calendar_parts(length.months, length.unit),
        *_clock_parts(length.seconds, length.unit),
    ]
    if form == "adjective":
        return "-".join(f"{number(Fraction(count), style)}-{unit}" for count, unit in parts)
    return english.series(
        [
            f"{number(Fraction(count), style, form)} {unit if count == 1 else unit + 's'}"
            for count, unit in parts or [(0, length.unit or "second")]
        ]
    )


def _calendar_parts(months: int, unit: str | None) -> list[tuple[int, str]]:
    if not months:
        return []
    years, rest = divmod(months, MONTHS_IN["year"])
    if rest or unit == "month":
        return [(months, "month")]
    return [(years, "year")]


def _clock_parts(seconds: int, unit: str | None) -> list[tuple[int, str]]:
    if not seconds:
        return []
    units = [unit] if unit in SECONDS_IN else []
    units += ["day", "hour", "minute", "second"]
    return next(
        [(seconds // SECONDS_IN[one], one)] for one in units if seconds % SECONDS_IN[one] == 0
    )


def date(moment: datetime, zone: str, style: Style, form: str | None, pattern: str | None) -> str:
    """A date in the zone of the charter; with its hour unless it is midnight."""
    local = moment.astimezone(ZoneInfo(zone))
    if form == "date" and pattern:
        return _patterned(local, pattern)
    if form == "month":
        return MONTHS[local.month - 1]
    if form == "day_ordinal":
        return english.ordinal_figures(local.day)
    month = MONTHS[local.month - 1]
    if style.dates == "month_first":
        day = f"{month} {local.day}, {local.year}"
    else:
        day = f"{local.day} {month} {local.year}"
    hour = f"{local.hour:02}:{local.minute:02}" + (f":{local.second:02}" if local.second else "")
    return day if hour == "00:00" else f"{hour} on {day}"


def _patterned(local: datetime, pattern: str) -> str:
    """The date by a pattern of `strftime`, in English whatever the machine speaks."""
    fields = {
        "%-d": str(local.day),
        "%d": f"{local.day:02}",
        "%B": MONTHS[local.month - 1],
        "%b": MONTHS[local.month - 1][:3],
        "%-m": str(local.month),
        "%m": f"{local.month:02}",
        "%Y": str(local.year),
        "%y": f"{local.year % 100:02}",
        "%A": WEEKDAYS[local.weekday()],
        "%a": WEEKDAYS[local.weekday()][:3],
        "%H": f"{local.hour:02}",
        "%M": f"{local.minute:02}",
        "%%": "%",
    }
    return re.sub("|".join(fields), lambda found: fields[found[0]], pattern)
