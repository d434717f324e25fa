"""From the text of a charter to its law, as a story: the only place that knows the order (§17).

    load       the file and the libraries it uses, each parsed          modules, parse
    outline    every clause gets its address                            outline
    merge      `also` continues a declaration                           merge
    lower      names bound, types inferred, words resolved              lower
    check      what the language demands beyond that                    check

Every pass goes on after errors. What the passes say comes out in source order, with the heading of
the article; a comment `# allow W308: reason` silences a warning on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType


from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.lower import Charter, Lowered, lower
from charterlang.compiler.merge import Gathered, merge
from charterlang.compiler.modules import Loaded, Read, declaring, load
from charterlang.compiler.outline import outline
from charterlang.compiler.source import Source

NONE: Mapping[str, str] = MappingProxyType({})
ALLOWED = re.compile(r"#\s*allow\s+([EW]\d{3}(?:\s*,\s*[EW]\d{3})*)\s*:\s*\S")


def compile_charter(
    path: str, read: Read, readings: Mapping[str, str] = NONE
) -> Result[Instrument]:
    """The law of the charter at `path`, and all that is to be said of it, in source order.

    `readings` chooses readings of its assumptions by name. The value is there as far as it could
    be made, but a charter with errors is not to be run; it is None where there is no charter.
    """
    made = compiled(path, read, readings)
    return Result(made.value.instrument if made.value else None, made.diagnostics)


def compiled(path: str, read: Read, readings: Mapping[str, str]) -> Result[Lowered]:
    """The law with its names, and the diagnostics as they are reported."""
    loading = load(path, read)
    if loading.value is None or loading.value.file.header is None:
        return Result(None, loading.diagnostics or no_charter(path))
    loaded = loading.value
    merging = merged(loaded)
    assert merging.value is not None
    lowering = lower(merging.value, readings, lambda name: declaring(name, loaded.libraries, read))
    assert lowering.value is not None
    found = [*loading.diagnostics, *merging.diagnostics, *lowering.diagnostics]
    return Result(lowering.value, reported(found, loaded.sources))


def merged(loaded: Loaded) -> Result[Charter]:
    """The charter's own declarations and those of its libraries; its own prevail."""
    outlined = outline(loaded.file)
    own = merge(outlined.declarations)
    assert own.value is not None
    found = list(own.diagnostics)
    declared: dict[str, Gathered] = dict(own.value)
    for name, file in loaded.libraries.items():
        library = merge(outline(file).declarations, name)
        assert library.value is not None
        found += library.diagnostics
        declared = {**library.value, **declared}
    ordered = {**own.value, **declared}
    return Result(Charter(loaded.file, outlined, ordered, loaded.complete), tuple(found))


def no_charter(path: str) -> tuple[Diagnostic, ...]:
    """The error of a file that holds scenarios only."""
    from charterlang.compiler.ir.place import Span

    return (Diagnostic("E110", "error", "there is no instrument in this file", Span(path, 1, 1, 1, 1),
                       help=('begin with a line such as  treaty pact "The Harbour Pact"',)),)


def reported(found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """The diagnostics in source order, the charter's own file first, without those allowed."""
    order = {path: number for number, path in enumerate(sources)}
    kept = [one for one in found if not allowed(one, sources)]
    kept.sort(key=lambda one: (order.get(one.span.path, -1), one.span.line, one.span.column, one.code))
    return tuple(headed(kept, sources))


def allowed(one: Diagnostic, sources: Mapping[str, Source]) -> bool:
    """Whether a comment on the line of a warning says that it is meant so."""
    source = sources.get(one.span.path)
    if one.severity == "error" or source is None:
        return False
    match = ALLOWED.search(source.line(one.span.line))
    return match is not None and one.code in re.split(r"\s*,\s*", match.group(1))


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


