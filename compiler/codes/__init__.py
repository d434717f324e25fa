"""What each code means: a Markdown page for each, which `charter explain` prints.

A code is never used again for something else. `E1xx` is about lines that cannot be read, `E2xx`
about names and types, `E3xx` about votes, `E4xx` about clauses and words, `E6xx` about
assumptions, `E7xx` about scenarios; `W` are warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType

FILE = re.compile(r"([EW]\d{3})\.md")
TITLE = re.compile(r"# ([EW]\d{3}): (.+)")


def explain(code: str) -> str | None:
    """The page of a code; None if there is no such code."""
    if FILE.fullmatch(f"{code}.md") is None:
        return None
    page = resources.files(__name__) / f"{code}.md"
    return page.read_text("utf-8") if page.is_file() else None


def titles() -> Iterator[tuple[str, str]]:
    """(code, title) of each page, in the order of the codes."""
    names = sorted(one.name for one in resources.files(__name__).iterdir())
    for name in names:
        match = FILE.fullmatch(name)
        page = explain(match[1]) if match else None
        title = TITLE.match(page) if page else None
        if title is not None:
            yield title[1], title[2]


CODES: Mapping[str, str] = MappingProxyType(dict(titles()))
"""The titles by code."""
