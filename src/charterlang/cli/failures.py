"""Failed expectations with the line of the scenario that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charterlang.cli.transcript import Paper, readings_of, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.compiler.source import Source
    from charterlang.interpreter.play import Failure, Run


def excerpts(run: Run, sources: Mapping[str, Source], paper: Paper) -> Iterator[str]:
    """Each failure of a run: where, what was written, what was found."""
    for failure in run.failures:
        yield ""
        yield from excerpt(failure, run, sources, paper)


def excerpt(
    failure: Failure, run: Run, sources: Mapping[str, Source], paper: Paper
) -> Iterator[str]:
    """One failure."""
    span = failure.span
    where = f"{span.path}:{span.line}:{span.column}"
    yield paper.paint(where, "bold") + f"  {run.trial.scenario.title}{readings_of(run)}"
    source = sources.get(span.path)
    if source is not None:
        text = source.line(span.line)
        code = text.split("#")[0].rstrip() if '"' not in text else text.rstrip()
        lead = f"{span.line} | "
        yield f"  {paper.paint(lead, 'dim')}{code.strip()}"
        yield " " * (2 + len(lead)) + paper.paint("^" * len(code.strip()), "red")
    yield from (f"  {line}" for line in wrap(failure.message, paper.width - 2))
    for one in failure.found:
        yield from (f"    {line}" for line in wrap(one, paper.width - 4))
