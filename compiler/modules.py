"""A charter and the libraries that it uses, read and parsed (language.md §16)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen
from charterlang.compiler.parse import declarations, parse
from charterlang.compiler.source import Source, source_of
from charterlang.compiler.syntax.nodes import File, Path, Property

Read = Callable[[str], str | None]
"""The text of a file by its path, or of a library by its dotted name; None where there is none."""


@frozen
class Loaded:
    """A file, with the libraries that it uses, and those that they use, by dotted name.

    `complete` is False when a library, or a header line that may have named one, could not be
    read: a name that is not found may be one of its names.
    """

    source: Source
    file: File
    libraries: Mapping[str, File]
    sources: Mapping[str, Source]
    complete: bool
    superior: Loaded | None = None
    """The instrument under which it stands, if its file stands beside it."""


def load(path: str, read: Read) -> Result[Loaded]:
    """The file at `path` with its libraries; without a value if there is no such file."""
    text = read(path)
    if text is None:
        nowhere = Span(path, 1, 1, 1, 1)
        missing = Diagnostic("E211", "error", f"there is no file `{path}`", nowhere)
        return Result(None, (missing,))
    source = source_of(path, text)
    result = parse(source)
    assert result.value is not None
    found, libraries, sources = list(result.diagnostics), dict[str, File](), {path: source}
    complete = follow(result.value, (), libraries, sources, found, read)
    complete = complete and not library_lost(result.value, source)
    superior = above(path, result.value, sources, read)
    loaded = Loaded(source, result.value, libraries, sources, complete, superior)
    return Result(loaded, tuple(found))


def above(path: str, file: File, sources: dict[str, Source], read: Read) -> Loaded | None:
    """The superior instrument, in a file of its name beside this one; its own mistakes are its own."""
    if file.header is None or file.header.superior is None:
        return None
    name = file.header.superior[0].text
    beside = posixpath.join(posixpath.dirname(path), f"{name}.charter")
    text = read(beside) if beside != path else None
    if text is None:
        return None
    source = source_of(beside, text)
    made = parse(source).value
    if made is None or made.header is None or made.header.name.text != name:
        return None
    sources[beside] = source
    libraries, complete = dict[str, File](), True
    if any(one.head == "use" for one in declarations(made.items)):
        complete = follow(made, (), libraries, {}, [], read)
    return Loaded(source, made, libraries, {beside: source}, complete)


def follow(
    file: File,
    chain: tuple[str, ...],
    libraries: dict[str, File],
    sources: dict[str, Source],
    found: list[Diagnostic],
    read: Read,
) -> bool:
    """Reads what a file uses, and what that uses; whether all of it could be read."""
    complete = True
    for path in uses(file):
        name = path.text
        if name in chain:
            found.append(circle((*chain[chain.index(name) :], name), path.span))
        elif name not in libraries:
            text = read(name)
            if text is None:
                found.append(unknown_library(path, read))
                complete = False
                continue
            sources[name] = source_of(name, text)
            result = parse(sources[name])
            assert result.value is not None
            found += result.diagnostics
            inner = follow(result.value, (*chain, name), libraries, sources, found, read)
            complete = complete and inner and not result.failed
            libraries[name] = result.value
    return complete


def uses(file: File) -> Iterator[Path]:
    """The paths of the libraries that a file uses."""
    for line in file.header.lines if file.header else ():
        if isinstance(line, Property) and line.word == "uses":
            yield from line.slots["paths"]  # type: ignore[misc]  # slot table: paths


HEADER = (
    "establishes",
    "enacted",
    "commences",
    "zone",
    "calendar",
    "construe",
    "numbering",
    "style",
    "note",
)
"""The header lines that name no library."""


def header_broken(file: File) -> bool:
    """Whether a line of the header could not be read."""
    return file.header is None or any(broken_lines(file))


def library_lost(file: File, source: Source) -> bool:
    """Whether a line that could not be read may have named a library."""
    return file.header is None or any(
        source.line(number).split()[:1] not in [[word] for word in HEADER]
        for number in broken_lines(file)
    )


def broken_lines(file: File) -> Iterator[int]:
    """The numbers of the header lines that could not be read."""
    if head := file.header:
        lines = (one.line for one in file.broken)
        yield from (line for line in lines if head.span.line <= line <= head.span.end_line)


def circle(names: tuple[str, ...], span: Span) -> Diagnostic:
    """The error of libraries that use each other."""
    return Diagnostic(
        "E212",
        "error",
        "libraries use each other in a circle: " + " → ".join(f"`{name}`" for name in names),
        span,
        help=("take one of these `uses` away; move what both need into a third library",),
    )


def unknown_library(path: Path, read: Read) -> Diagnostic:
    """The error of a library that does not exist, with the one that may have been meant."""
    from difflib import get_close_matches

    near = get_close_matches(path.text, [name for name in STANDARD if read(name)], 1)
    help = (f"did you mean `{near[0]}`?",) if near else ("the libraries are in `stdlib`",)
    return Diagnostic("E211", "error", f"there is no library `{path.text}`", path.span, help=help)


STANDARD = (
    "std.core",
    "std.majorities",
    "std.elections",
    "std.deliberation",
    "std.assent",
    "std.emergencies",
    "std.succession",
    "std.ratification",
    "std.un",
    "std.time",
    "calendars.gregorian",
    "calendars.discordian",
    "calendars.opaque",
)
"""The modules of the standard library, for suggestions only: what exists is for `Read` to say."""


def declaring(name: str, among: Mapping[str, File], read: Read) -> str | None:
    """The standard module, not used so far, that declares a name."""
    from charterlang.compiler.syntax.nodes import Declaration

    for module in STANDARD:
        text = None if module in among else read(module)
        if text is None or name not in text:
            continue
        file = parse(source_of(module, text)).value
        if file and any(
            isinstance(one, Declaration) and one.name.text == name for one in file.items
        ):
            return module
    return None
