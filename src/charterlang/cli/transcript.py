"""The transcript of a run for a terminal: dated headings, numbered lines, their clauses."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import attrs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.compiler.ir.instrument import Instrument
    from charterlang.interpreter.play import Line, Moment, Run

MARKS = {
    "expectation": "✓",
    "refusal": "✓ refused:",
    "consequence": "→",
    "event": "•",
    "remark": "—",
}
"""What a line begins with; an act begins with who does it."""
CODES = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}


@attrs.frozen
class Paper:
    """How wide the page is, and whether it has colour."""

    width: int
    colour: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """The text in these styles, if there is colour."""
        if not (self.colour and text and styles):
            return text
        return f"\033[{';'.join(CODES[one] for one in styles)}m{text}\033[0m"


def transcript(run: Run, paper: Paper) -> Iterator[str]:
    """The lines of a whole run: its title, moment by moment, and how it came out."""
    law = run.trial.law
    for one in wrap(run.trial.scenario.title, paper.width):
        yield paper.paint(one, "bold")
    for one in wrap(f"{law.title}{readings_of(run)}", paper.width):
        yield paper.paint(one, "dim")
    day = ""
    figures = len(str(run.next_line - 1))
    for moment in run.moments:
        if (heading := day_of(moment, law)) != day:
            yield ""
            yield paper.paint(heading, "bold")
            day = heading
        time = time_of(moment, law)
        for number, line in enumerate(moment.lines):
            yield from told(line, time if number == 0 else "", figures, paper)
    yield ""
    yield from closing(run, paper)


def readings_of(run: Run) -> str:
    """The readings that were chosen for a run."""
    chosen = ", ".join(f"{name} = {reading}" for name, reading in run.trial.readings.items())
    return f", under {chosen}" if chosen else ""


def day_of(moment: Moment, law: Instrument) -> str:
    """`Sunday, 1 February 2026`."""
    from charterlang.interpreter import wording

    if moment.at is None:
        return "Given"
    house = wording.house_day(law, moment.at)
    said = f"{wording.weekday(law, moment.at)}, {wording.day(law, moment.at)}"
    return f"{said} ({house})" if house else said


def time_of(moment: Moment, law: Instrument) -> str:
    """`08:00`."""
    from charterlang.interpreter import wording

    return wording.clock(law, moment.at) if moment.at else ""


def told(line: Line, time: str, figures: int, paper: Paper) -> Iterator[str]:
    """One line with what stands below it."""
    indent = "  " if line.sort == "consequence" else ""
    margin = f"{time:>8}  {line.number:>{figures}}  {indent}"
    mark = MARKS.get(line.sort, "")
    mark = mark.replace("✓", "!") if line.failed else mark
    lead = f"{mark} " if mark else ""
    hang = " " * (len(margin) + (2 if mark else 0))
    wrapped = wrap(
        f"{lead}{line.text}{cited(line)}", paper.width - len(margin), len(hang) - len(margin)
    )
    yield paper.paint(margin, "dim") + painted(wrapped[0], line, paper)
    for rest in wrapped[1:]:
        yield hang + painted(rest, line, paper)
    yield from table(line.rows, hang + "  ", paper)
    for detail in line.details if shows_details(line) else ():
        for rest in wrap(detail, paper.width - len(hang) - 2):
            yield paper.paint(f"{hang}  {rest}", "dim")


def shows_details(line: Line) -> bool:
    """Whether what is told of a line stands below it: the values of what holds do not."""
    return line.failed or line.sort != "expectation"


def painted(text: str, line: Line, paper: Paper) -> str:
    """A line in the colour of its sort."""
    if line.failed:
        return paper.paint(text, "red", "bold")
    match line.sort:
        case "expectation":
            return paper.paint(text, "green")
        case "refusal":
            return paper.paint(text, "yellow")
        case "given":
            return paper.paint(text, "dim")
        case "remark":
            return paper.paint(text, "italic")
        case _:
            return text


def cited(line: Line) -> str:
    """The clauses of a line, which stay together, or else the declaration it is about."""
    if line.clauses:
        return f"  [{f',{HELD}'.join(line.clauses[:2])}]"
    return f"  [{line.declaration}]" if line.declaration else ""


HELD = "\N{NO-BREAK SPACE}"
LEAST = 16
"""Columns below which no text is broken any more, however far in it stands."""


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """The text in lines of at most that width; those after the first leave room for `hang`."""
    lines = textwrap.wrap(text, max(width, LEAST), subsequent_indent=" " * hang)
    return [line.strip().replace(HELD, " ") for line in lines] or [""]


def table(rows: tuple[tuple[str, ...], ...], hang: str, paper: Paper) -> Iterator[str]:
    """A small table with its columns in line."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        text = f"{hang}{'   '.join(cells)}".rstrip()
        yield paper.paint(text, "dim") if number == 0 else text


def closing(run: Run, paper: Paper) -> Iterator[str]:
    """How a run came out, and what its results rest on."""
    if run.passed:
        count = sum(line.sort in ("expectation", "refusal") for line in lines_of(run))
        said = (
            f"{count} expectation{'' if count == 1 else 's'} met" if count else "nothing expected"
        )
        yield paper.paint(f"✓ {said}", "green")
    else:
        count = len(run.failures)
        yield paper.paint(f"! {count} failure{'' if count == 1 else 's'}", "red", "bold")
    yield from resting(run, paper)


def lines_of(run: Run) -> Iterator[Line]:
    """All lines of a run."""
    for moment in run.moments:
        yield from moment.lines


def resting(run: Run, paper: Paper) -> Iterator[str]:
    """The readings and presumptions that the results rest on."""
    law, rests = run.trial.law, run.rests
    from charterlang.interpreter.why.grounds import known_reading, presumed

    said = [("reading", known_reading(law, name, reading)) for name, reading in rests.assumptions]
    said += [("presumption", presumed(law, name)) for name in rests.presumptions]
    if said:
        yield "  rests on"
    for sort, text in said:
        first, *more = wrap(f"{sort} {text}", paper.width - 6)
        yield f"    {first}"
        for one in more:
            yield f"      {one}"
