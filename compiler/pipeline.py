"""From the text of a charter to its law, as a story: the only place that knows the order (§17).

    load       the file and the libraries it uses, each parsed          modules, parse
    expand     templates are written out where they are used            expansion
    outline    every clause gets its address                            outline
    merge      `also` continues a declaration                           merge
    lower      names bound, types inferred, words resolved              lower
    check      what the language demands beyond that                    check

Every pass goes on after errors. What the passes say comes out in source order, with the heading of
the article; a comment `# allow W308: reason` silences a warning on its line, or in the words below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from charterlang.compiler.allowing import Judged, idle_in_charter, judged
from charterlang.compiler.check import Bill, check
from charterlang.compiler.diagnostic import Diagnostic, Label, Result, Silenced
from charterlang.compiler.expansion import expanded
from charterlang.compiler.holes import as_asked, filled
from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lower import Charter, Lowered, lower
from charterlang.compiler.merge import Gathered, merge
from charterlang.compiler.modules import Loaded, Read, declaring, load
from charterlang.compiler.outline import outline
from charterlang.compiler.source import Source

NONE: Mapping[str, str] = MappingProxyType({})
Idle = Callable[[Source, Judged], Iterable[Diagnostic]] | None


@attrs.frozen(eq=False)
class Prepared:
    """A charter that is read and merged, to be lowered under any readings; `found` so far."""

    loaded: Loaded
    charter: Charter
    read: Read
    found: tuple[Diagnostic, ...]


def compile_charter(
    path: str, read: Read, readings: Mapping[str, str] = NONE
) -> Result[Instrument]:
    """The law of the charter at `path`, and all that is to be said of it, in source order.

    `readings` chooses readings of its assumptions by name. The value is there as far as it could
    be made, but a charter with errors is not to be run; it is None where there is no charter.
    """
    loading = load(path, read)
    if loading.value is None or loading.value.file.header is None:
        return Result(None, loading.diagnostics or no_charter(path))
    prepared = prepare(loading.value, read)
    lowering = under(prepared, readings)
    assert lowering.value is not None
    found = [*loading.diagnostics, *lowering.diagnostics]
    found += otherwise_read(prepared, lowering, readings)
    said = reported(found, loading.value.sources, None if readings else idle_in_charter)
    return Result(lowering.value.instrument, *said)


def prepare(loaded: Loaded, read: Read) -> Prepared:
    """The charter of a file, its parts and those of its libraries merged."""
    merging = merged(loaded)
    assert merging.value is not None
    return Prepared(loaded, merging.value, read, merging.diagnostics)


def under(prepared: Prepared, readings: Mapping[str, str], again: bool = False) -> Result[Lowered]:
    """The law under these readings, with its names; what merging, lowering and checks found.

    `again`: its words have been read already, or nobody asks about them.
    """
    loaded = prepared.loaded
    charter, wrong = filled(prepared.charter, readings)
    lowering = lower(
        charter, readings, lambda name: declaring(name, loaded.libraries, prepared.read)
    )
    assert lowering.value is not None
    bill = Bill(lowering.value.instrument, lowering.value.names, charter, loaded.source)
    assert loaded.file.header is not None
    found = (
        *prepared.found,
        *as_asked((*wrong, *lowering.diagnostics), loaded.file.header.name.span),
        *check(bill, again),
    )
    return Result(lowering.value, tuple(readable(found, loaded)))


def readable(found: Iterable[Diagnostic], loaded: Loaded) -> Iterable[Diagnostic]:
    """The diagnostics of lines that could be read: one error is enough for any other."""
    files = (loaded.file, *loaded.libraries.values())
    broken = {
        (one.path, line)
        for file in files
        for one in file.broken
        for line in range(begun(one, loaded.sources), one.end_line + 1)
    }
    return (
        one
        for one in found
        if not any((at.path, at.line) in broken for at in (one.span, *written(one.span)))
    )


def written(span: Span) -> Iterator[Span]:
    """The lines of templates from which something comes, the outermost first."""
    while span.template is not None:
        span = span.template
        yield span


def begun(broken: Span, sources: Mapping[str, Source]) -> int:
    """The number of the line that is continued behind a comma up to one that could not be read."""
    source, number = sources.get(broken.path), broken.line
    while source is not None and number > 1:
        if not source.line(number - 1).partition("#")[0].rstrip().endswith(","):
            break
        number -= 1
    return number


def otherwise_read(
    prepared: Prepared, lowering: Result[Lowered], readings: Mapping[str, str]
) -> Iterable[Diagnostic]:
    """What else is to be said where an assumption stands for another organ, one at a time."""
    assert lowering.value is not None
    seen = {(one.code, one.span) for one in lowering.diagnostics}
    for one in lowering.value.instrument.declarations.values():
        if not isinstance(one, Assumption) or one.name in readings:
            continue
        for reading in one.readings:
            if isinstance(reading.means, str) and reading.name != one.chosen:
                other = {**readings, one.name: reading.name}
                for more in under(prepared, other, again=True).diagnostics:
                    if (more.code, more.span) not in seen:
                        seen.add((more.code, more.span))
                        yield read_so(more, f"{one.name} = {reading.name}")


def read_so(found: Diagnostic, reading: str) -> Diagnostic:
    """What is found under a reading that is not the chosen one.

    A rule that cannot work so (E3) stops nobody who reads otherwise; whoever chooses the reading
    is refused.
    """
    because = (*found.because, f"so it is under the reading `{reading}`")
    if found.severity == "error" and found.code.startswith("E3"):
        return attrs.evolve(found, severity="warning", because=because)
    return attrs.evolve(found, because=because)


def merged(loaded: Loaded) -> Result[Charter]:
    """The charter's own declarations and those of its libraries; its own prevail."""
    expanding = expanded(loaded)
    assert expanding.value is not None
    whole = expanding.value
    outlined = outline(whole.file)
    own = merge(outlined.declarations)
    assert own.value is not None
    found = [*expanding.diagnostics, *own.diagnostics]
    declared: dict[str, Gathered] = dict(own.value)
    for name, file in loaded.libraries.items():
        inner = expanded(attrs.evolve(loaded, file=file))
        assert inner.value is not None
        library = merge(outline(inner.value.file).declarations, name)
        assert library.value is not None
        found += [*library.diagnostics, *inner.diagnostics]
        for alias, (module, meant) in whole.aliases.items():
            if module == name:
                declared[alias] = attrs.evolve(library.value[meant], name=alias)
        declared = {**library.value, **declared}
    ordered = {**own.value, **declared}
    above = superior(loaded.superior) if loaded.superior else None
    made = Charter(whole.file, outlined, ordered, loaded.complete, whole.names, above)
    return Result(made, tuple(found))


def superior(loaded: Loaded) -> Mapping[str, Gathered] | None:
    """What a superior instrument declares itself."""
    whole = expanded(loaded).value
    return merge(outline(whole.file).declarations).value if whole is not None else None


def no_charter(path: str) -> tuple[Diagnostic, ...]:
    """The error of a file that holds scenarios only."""
    return (
        Diagnostic(
            "E110",
            "error",
            "there is no instrument in this file",
            Span(path, 1, 1, 1, 1),
            help=('begin with a line such as  treaty pact "The Harbour Pact"',),
        ),
    )


def reported(
    found: Iterable[Diagnostic], sources: Mapping[str, Source], idle: Idle = None
) -> tuple[tuple[Diagnostic, ...], tuple[Silenced, ...]]:
    """The diagnostics in source order, the first file first, and those that a comment allows.

    `idle` finds the comments that allow nothing, where all is found that there is to be said of
    the first file under its first readings.
    """
    order = {path: number for number, path in enumerate(sources)}

    def place(one: Diagnostic) -> tuple[int, int, int, str]:
        return order.get(one.span.path, -1), one.span.line, one.span.column, one.code

    of = judged(found, sources)
    kept = [in_template(one) for one in of.kept]
    if idle is not None and not any(one.severity == "error" for one in kept):
        kept += idle(next(iter(sources.values())), of)
    silenced = sorted(of.silenced, key=lambda both: place(both[0]))
    return (
        tuple(headed(sorted(kept, key=place), sources)),
        tuple(Silenced(in_template(one), by.reason) for one, by in silenced),
    )


def in_template(one: Diagnostic) -> Diagnostic:
    """A diagnostic about what a template declares: it shows the use, and the line of the template.

    What would mend the text there is nothing to write where it is used.
    """
    labels = [Label(at, "so the template says") for at in written(one.span)]
    if not labels:
        return one
    # What stands at the same use is told apart in the template only.
    others = (
        attrs.evolve(other, span=other.span.template)
        if other.span.template and other.span.line == one.span.line
        else other
        for other in one.labels
    )
    return attrs.evolve(one, labels=(*others, *labels), fix=None)


def headed(found: list[Diagnostic], sources: Mapping[str, Source]) -> Iterable[Diagnostic]:
    """Each diagnostic with the heading of the article it is about."""
    if not found:
        return found
    from charterlang.compiler.headings import with_headings

    out: list[Diagnostic] = []
    for one in found:
        source = sources.get(one.span.path)
        out += with_headings([one], source) if source and one.heading is None else [one]
    return out
