"""The one door to files: charters and scenarios by path, library modules by dotted name.

`Door.read` is what the compiler asks for texts. It answers None for what does not exist, and
raises `Unreadable` for what exists and is no text: a folder, a file of bytes, a file without
permission. What was read is remembered, for the excerpts of a report.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.place import Span
from charterlang.compiler.source import Source, source_of

CHARTER, SCENARIO = ".charter", ".scenario"
MODULE = re.compile(r"(std|calendars)(\.[a-z][a-z0-9_]*)+")
HEADS = ("treaty", "constitution", "charter", "statute", "resolution", "library")


class Unreadable(Exception):
    """A file that cannot be read as text, with what is to be said of it."""

    def __init__(self, code: str, path: str, message: str, help: str, line: int = 1) -> None:
        super().__init__(message)
        nowhere = Span(path, line, 1, line, 1)
        self.diagnostic = Diagnostic(code, "error", message, nowhere, help=(help,))


@attrs.define(eq=False)
class Door:
    """Reads each file once. `sources` are the texts that were read, by path or dotted name."""

    sources: dict[str, Source] = attrs.field(factory=dict)
    texts: dict[str, str | None] = attrs.field(factory=dict)

    def read(self, name: str) -> str | None:
        """The text of a file by its path, or of a library by its dotted name."""
        if name not in self.texts:
            text = module(name) if MODULE.fullmatch(name) else text_of(name)
            self.texts[name] = text
            if text is not None:
                self.sources[name] = source_of(name, text)
        return self.texts[name]

    def find(self, name: str, beside: str) -> str | None:
        """The path of the charter of that name for the scenarios in the file `beside`.

        It is that file itself, or stands in the same folder or in one above it: `NAME.charter`,
        or any charter that calls itself so.
        """
        if self.names(beside) == name:
            return beside
        for folder in upwards(os.path.dirname(beside)):
            plain = os.path.join(folder, name + CHARTER)
            among = [path for path in listed(folder, CHARTER) if path != plain]
            for path in [plain, *among] if os.path.isfile(plain) else among:
                if self.names(path) == name:
                    return path
        return None

    def names(self, path: str) -> str | None:
        """The name that a charter gives itself; None for what is none."""
        try:
            text = self.read(path)
        except Unreadable:
            return None
        for line in (text or "").removeprefix("\ufeff").splitlines():
            if line[:1].strip() and not line.startswith("#"):
                words = line.split(maxsplit=2)
                return words[1] if len(words) > 1 and words[0] in HEADS else None
        return None


def picture(name: str, charter: str) -> bytes | None:
    """What a picture beside a charter holds, by the name of its file; None if it cannot be read."""
    try:
        with open(os.path.join(os.path.dirname(charter), name), "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def text_of(path: str) -> str | None:
    """The text of a file, None if there is none; `Unreadable` if it is no text."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        raise a_folder(path) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Unreadable(
            "E211",
            path,
            f"`{path}` cannot be read: {reason}",
            "see that the path is right and that you may read it",
        ) from None
    return decoded(content, path)


def decoded(content: bytes, path: str) -> str:
    """The text that a file's bytes are; `Unreadable` if they are none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            "E106",
            path,
            "this file is not text in UTF-8",
            "give a `.charter` or `.scenario` file, saved as UTF-8",
            line,
        ) from None


def a_folder(path: str) -> Unreadable:
    """What is to be said of a folder where a file is wanted."""
    inside = [*listed(path, CHARTER), *listed(path, SCENARIO)]
    help = f"give a file in it, such as `{inside[0]}`" if inside else "give a file"
    return Unreadable("E211", path, f"`{path}` is a folder, not a file", help)


def instead(path: str) -> str:
    """What is to be said where there is no file: one of nearly that name, or what is wanted."""
    from difflib import get_close_matches

    folder = os.path.dirname(path)
    beside = [*listed(folder, CHARTER), *listed(folder, SCENARIO)]
    names = {os.path.basename(one): one for one in beside}
    alike = get_close_matches(os.path.basename(path), names, 1, 0.7)
    if alike:
        return f"did you mean `{names[alike[0]]}`?"
    return "give the path of a `.charter` or `.scenario` file"


def module(name: str) -> str | None:
    """The text of a module of the standard library, which is part of this package."""
    return packaged("stdlib", *name.removeprefix("std.").split("."), ending=CHARTER)


def template(name: str, ending: str) -> str | None:
    """The charter, or the scenarios, of a template, which is part of this package."""
    return packaged("templates", name, ending=ending)


def packaged(*names: str, ending: str) -> str | None:
    """The text of a file that is part of this package."""
    import charterlang

    spec = charterlang.__spec__
    folder = os.path.dirname(charterlang.__file__)
    path = os.path.join(folder, *names) + ending
    try:
        content: bytes = spec.loader.get_data(path)  # type: ignore[union-attr]  # loaders of files
    except OSError:
        return None
    return content.decode("utf-8")


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, as paths that begin like the one given."""
    yield folder
    here = os.path.abspath(folder or ".")
    while (above := os.path.dirname(here)) != here:
        folder = os.path.normpath(os.path.join(folder or ".", ".."))
        here = above
        yield folder


def listed(folder: str, ending: str) -> list[str]:
    """The files of a folder with that ending, in order of their names."""
    try:
        names = sorted(name for name in os.listdir(folder or ".") if name.endswith(ending))
    except OSError:
        return []
    return [path for name in names if os.path.isfile(path := os.path.join(folder, name))]


def below(folder: str, ending: str) -> list[str]:
    """All files below a folder with that ending, in order; hidden folders are left out."""
    found: list[str] = []
    for here, inner, names in os.walk(folder, onerror=unreadable_folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found += [os.path.join(here, name) for name in sorted(names) if name.endswith(ending)]
    return found


def unreadable_folder(error: OSError) -> None:
    """Passing over a folder would pass over the scenarios in it."""
    path = str(error.filename)
    reason = (error.strerror or str(error)).lower()
    raise Unreadable("E211", path, f"`{path}` cannot be read: {reason}", "see that you may read it")


def is_source(out: str, path: str) -> bool:
    """Whether a file to be written is the charter at `path`, by whatever name, or a library."""
    import charterlang

    library = os.path.join(os.path.dirname(charterlang.__file__), "stdlib")
    if not os.path.exists(out):
        return False
    if os.path.realpath(out).startswith(os.path.join(os.path.realpath(library), "")):
        return True
    return os.path.exists(path) and os.path.samefile(out, path)


def write(path: str, text: str) -> None:
    """Writes a file whole or not at all: an interruption leaves what was there before."""
    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "w", encoding="utf-8", newline="\n") as device:
            device.write(text)
        return
    folder, name = os.path.split(path)
    draft = os.path.join(folder, f".{name}.{os.getpid()}.part")
    try:
        with open(draft, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if os.path.exists(path):
            os.chmod(draft, os.stat(path).st_mode & 0o7777)
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.remove(draft)
        raise


def create(path: str, text: str) -> None:
    """Writes a new file; `FileExistsError` if there is one of that name, which stays as it is."""
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            os.remove(path)
            raise
