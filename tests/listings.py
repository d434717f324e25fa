"""The listings of a Markdown page: fences, with what their first line says of them.

```charter            a charter, if it begins with a head such as `treaty`; else declarations
```charter frame      the charter that the headless listings of the page go on from
```charter FILE       a charter, in a file of that name
```scenario           scenarios of a charter of the page
```scenario NAME      scenarios of the charter NAME, of the frame for one
```scenario FILE      scenarios, in a file of that name
```charter FILE add   lines that are added to the end of that file; so ```scenario FILE add
```diff FILE          lines of that file that go (-) and come (+), among some that stay
```diff FILE mistake  the same; the file is wrong then, on purpose
```text FILE          a file of that name, of which nothing is said
```console            commands behind `$ `, and what they print; a line `…` stands for any lines
"""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

FENCE = re.compile(r"^```(\w+)[ ]*([^\n]*)\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"^(treaty|constitution|charter|statute|resolution|library) (\w+) ", re.MULTILINE)


@attrs.frozen
class Listing:
    """One fence: its language, what else its first line says, its text, and its line."""

    language: str
    said: str
    text: str
    line: int

    @property
    def file(self) -> str | None:
        """The name of the file that it is, or is about."""
        named = re.match(r"(\S+\.(?:charter|scenario))(?: |$)", self.said)
        return named[1] if named else None

    @property
    def adds(self) -> bool:
        """Whether it is added to the end of its file."""
        return "add" in self.said.split()

    @property
    def wrong(self) -> bool:
        """Whether its file is wrong on purpose from here on, until the next change."""
        return "mistake" in self.said.split() or self.language == "text"

    def written(self, before: str) -> str:
        """The text of its file, which was another before."""
        if self.language == "diff":
            return patched(before, self.text)
        return before.rstrip("\n") + "\n\n" + self.text if self.adds else self.text

    @property
    def name(self) -> str | None:
        """The name of the charter that it holds; None for declarations without a head."""
        head = HEAD.search(self.text)
        return head.group(2) if head else None


def patched(text: str, difference: str) -> str:
    """A text with lines taken away (`-`) and put in (`+`), where it has them in that order once."""
    rows = difference.splitlines(keepends=True)
    old = "".join(row[1:] for row in rows if row[0] in "- ")
    new = "".join(row[1:] for row in rows if row[0] in "+ ")
    assert text.count(old) == 1, f"these lines stand there {text.count(old)} times:\n{old}"
    return text.replace(old, new)


@attrs.frozen
class Command:
    """A command of a console listing, and what the page says that it prints."""

    words: str
    printed: str

    def shown(self, printed: str) -> str:
        """The command and what it prints, as a page shows it: as it does, if that is right."""
        said = self.printed if matches(self.printed, printed) else printed.rstrip("\n") + "\n"
        return f"$ {self.words}\n{said if printed.strip() else ''}"


def listings(page: Path) -> list[Listing]:
    """Every fence of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Listing(fence[1], fence[2].strip(), fence[3], text.count("\n", 0, fence.start()) + 2)
        for fence in FENCE.finditer(text)
    ]


@attrs.frozen
class Charter:
    """A charter of a page: what it is called, its text, and the line where its listing begins."""

    name: str
    text: str
    line: int


def charters(page: Path) -> list[Charter]:
    """The charters of a page, in order; headless listings continue the frame, each one further."""
    out: list[Charter] = []
    frame: Charter | None = None
    for listing in listings(page):
        if listing.language != "charter" or listing.adds:
            continue
        if listing.name:
            out.append(Charter(listing.name, listing.text, listing.line))
            frame = out[-1] if listing.said == "frame" else frame
        else:
            assert frame, f"{page.name}:{listing.line}: nothing that these declarations go on from"
            frame = Charter(frame.name, frame.text + "\n" + listing.text, listing.line)
            out.append(frame)
    return out


def steps(page: Path) -> Iterator[tuple[Listing, dict[str, str]]]:
    """Every fence of a page with the texts of its files as they are then, by name."""
    files: dict[str, str] = {}
    for listing in listings(page):
        if listing.file:
            before = files.get(listing.file, "")
            files = {**files, listing.file: listing.written(before)}
        yield listing, files


def commands(listing: Listing) -> Iterator[Command]:
    """The commands of a console listing."""
    for part in re.split(r"^\$ ", listing.text, flags=re.MULTILINE)[1:]:
        words, _, printed = part.partition("\n")
        yield Command(words, printed)


def matches(said: str, printed: str) -> bool:
    """Whether a command prints what the page says; a line `…` stands for any lines, or none.

    How many seconds it took is its own affair.
    """
    said, printed = (re.sub(r"\(\d+\.\d s\)", "(0.1 s)", one) for one in (said, printed))
    pieces = re.split(r"^…\n", said.rstrip() + "\n", flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(re.escape(piece) for piece in pieces)
    return re.fullmatch(pattern, printed.rstrip() + "\n") is not None
