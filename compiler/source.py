"""A source text, and its lines."""

from functools import lru_cache

from charterlang.compiler.node import frozen

MARK = "\ufeff"
LONGEST = 20_000
"""Characters of a line that are read; law and official words stay far below."""


@frozen
class Source:
    """One file as the compiler reads it: `text` has line feeds only, and ends in one."""

    path: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; the last one is empty."""
        return cut(self.text)

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end; empty past the last one."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=8)
def cut(text: str) -> tuple[str, ...]:
    """The lines of a text, cut once: a file with many mistakes is asked for its lines many times."""
    return tuple(text.split("\n"))


def source_of(path: str, text: str) -> Source:
    """A file's text without byte order mark and carriage returns, ended by a line feed."""
    text = text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, text if text.endswith("\n") or not text else text + "\n")
