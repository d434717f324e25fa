"""Dates in print: in the calendar of the charter, in another, or as its `style` says."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from charterlang.compiler import almanac
from charterlang.compiler.ir.calendars import Calendar
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import quantities


def date(
    passage: Passage, moment: datetime, form: str | None = None, argument: str | None = None
) -> str:
    """An instant as a date: `form` is a form of dates, or the name of a calendar.

    A calendar that is known in part names only the days that it is known to have; any other day is
    printed as the Gregorian calendar has it.
    """
    law = passage.instrument
    calendar = passage.find(law.calendar if form is None else form, Calendar)
    if calendar is not None:
        local = moment.astimezone(ZoneInfo(law.zone))
        day = almanac.day_of(calendar, local.date())
        if day is not None:
            said = marks.plain(almanac.said(calendar, day))
            hour = f"{local.hour:02}:{local.minute:02}"
            return said if hour == "00:00" else f"{hour} on {said}"
        form = None
    return quantities.date(moment, law.zone, law.style, form, argument)
