"""Good texts laid out badly: indented by chance, with spaces, breaks and empty lines where they may be.

What is written stays: the same tokens, in lines that stand under the same lines. Official words are
broken elsewhere. Comments come in on request. The parts of a clause may be put in another order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import attrs
from lark import Token

from charterlang.compiler.format.flow import atoms
from charterlang.compiler.format.lines import Line, arranged, read
from charterlang.compiler.format.order import CLAUSE, FLUSH, sorts
from charterlang.compiler.source import source_of

TIGHT = {"DOT", "LPAR", "RPAR", "LBRACE", "RBRACE", "_C", "COLON"}
SIGNS = {"PLUS", "MINUS", "STAR", "SLASH", "CMP"}


@attrs.define
class Mess:
    """A text on its way: the rows so far, and what chance does.

    `calls` are the ends of names that are called.
    """

    chance: random.Random
    commented: bool
    calls: frozenset[int]
    rows: list[str] = attrs.field(factory=list)

    def often(self, share: float) -> bool:
        """True so often."""
        return self.chance.random() < share

    def comment(self) -> str:
        """A comment that is not there yet."""
        return f"# {self.chance.choice(['why', 'x  y', '|', '(a)', ','])} {len(self.rows)}"

    def between_lines(self) -> None:
        """Empty lines and comments, indented anyhow."""
        if not self.commented:
            return
        while self.often(0.25):
            empty = self.often(0.5)
            margin = " " * self.chance.randrange(12)
            self.rows.append(margin if empty else margin + self.comment())

    def block(self, over: Line, columns: int) -> None:
        """The lines under a line, all at one depth."""
        for run in words_together(over.under):
            self.between_lines()
            line = run[0]
            if line.kind == "text":
                self.words(run, columns)
                continue
            self.line(line, columns)
            self.block(line, columns + self.chance.randrange(1, 7))

    def words(self, run: Sequence[Line], columns: int) -> None:
        """Official words, broken elsewhere."""
        for row in self.broken([bar for line in run for bar in line.bars]):
            self.rows.append(f"{self.margin(columns)}|{row}")
            if self.commented and self.often(0.2):
                self.rows.append(f"{self.margin(columns)}{self.comment()}")

    def broken(self, bars: Sequence[str]) -> Iterator[str]:
        """The words of bars in other rows: breaks that are kept stay, and so do paragraphs."""
        for bar in bars:
            kept = bar.rstrip().endswith("\\")
            words = atoms(bar.rstrip().removesuffix("\\"))
            if not words and not kept:
                yield self.chance.choice(["", "   "])
                if self.often(0.3):
                    yield ""
                continue
            while len(words) > 1 and self.often(0.3):
                cut = self.chance.randrange(1, len(words))
                yield self.spaces(0) + self.joined(words[:cut])
                words = words[cut:]
            yield self.spaces(0) + self.joined(words) + (" \\" if kept else self.spaces(0))

    def joined(self, words: Sequence[str]) -> str:
        """Words with some spaces between them."""
        return "".join(word if n == 0 else self.spaces(1) + word for n, word in enumerate(words))

    def spaces(self, least: int) -> str:
        """Some spaces, seldom many."""
        return " " * (least + (self.chance.randrange(3) if self.often(0.3) else 0))

    def margin(self, columns: int) -> str:
        """An indentation; some of it may be a tab."""
        tabs = columns // 4 if self.often(0.05) else 0
        return "\t" * tabs + " " * (columns - 4 * tabs)

    def line(self, line: Line, columns: int) -> None:
        """A line in as many rows as chance makes of its commas."""
        said = self.margin(columns)
        for before, after in zip((None, *line.tokens), line.tokens, strict=False):
            said += self.gap(before, after) + token_text(after)
        self.rows += (said + (self.spaces(1) + "|" if line.bars else "")).split("\n")
        if line.bars:
            # Words on the line of a label stay there only if they fit: they stay as they are.
            first, *rest = line.bars
            self.rows[-1] += first
            inner = columns + self.chance.randrange(1, 7)
            self.rows += [f"{self.margin(inner)}|{bar}" for bar in rest]
        elif self.commented and self.often(0.1):
            self.rows[-1] += f"{self.spaces(1)}{self.comment()}"
        if not line.bars and self.often(0.1) and "#" not in self.rows[-1]:
            self.rows[-1] += "  "

    def gap(self, before: Token | None, after: Token) -> str:
        """What stands between two tokens: some spaces where there is one, perhaps some elsewhere."""
        if before is None:
            return ""
        if before.type == "_C" and self.often(0.1):
            comment = f"  {self.comment()}" if self.commented and self.often(0.3) else ""
            return f"{comment}\n{self.spaces(1)}"
        if before.type == "LABEL":
            return self.spaces(1)
        loose = {before.type, after.type} & TIGHT or {before.type, after.type} & SIGNS
        if after.type == "LPAR" and before.type == "NAME" and before.end_pos not in self.calls:
            return " " if before.end_pos != after.start_pos else ""
        if loose:
            # `8/2` is a fraction, `8 / 2` a division.
            return self.spaces("SLASH" in loose)
        return self.spaces(1)


def token_text(token: Token) -> str:
    """A token without what it holds of a line's end."""
    return "," if token.type == "_C" else str(token)


def words_together(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Each line by itself, and official words that follow each other."""
    run: list[Line] = []
    for line in lines:
        if run and not line.kind == run[-1].kind == "text":
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def shuffled(root: Line, chance: random.Random) -> None:
    """Puts the parts of clauses in another order, as far as they mean the same.

    Words stay on their side of the sub-clauses, and parts of one sort in their order.
    """
    left = [root]
    while left:
        line = left.pop()
        left += line.under
        if line.kind != "clause":
            continue
        parts = list(zip(sorts(line), line.under, strict=True))
        keys = sorted(chance.random() for _ in parts)
        at = {sort: iter(sorted(chance.sample(keys, len(keys)))) for sort, _ in parts}
        first = min((n for n, (sort, _) in enumerate(parts) if sort == CLAUSE), default=None)
        placed = []
        for sort, part in parts:
            key = next(at[sort])
            # Words before the sub-clauses stay there, and those after them too.
            key += {CLAUSE: 1.0, FLUSH: 2.0}.get(sort, 0.0) if first is not None else 0.0
            placed.append((key, len(placed), part))
        line.under = [part for _, _, part in sorted(placed, key=lambda one: one[:2])]


def plain(text: str) -> str:
    """A text without comments and empty lines."""
    rows = []
    for row in text.split("\n"):
        if not row.lstrip().startswith("|"):
            row = re.sub(r'("[^"]*"|\|.*)|#.*', lambda found: found[1] or "", row).rstrip()
        if row.strip():
            rows.append(row)
    return "\n".join(rows) + "\n"


def messy(text: str, chance: random.Random, commented: bool = False, reorder: bool = False) -> str:
    """A text of the same meaning, laid out badly."""
    source = source_of("good.charter", text)
    reading = read(source.text)
    root = arranged(source, reading)
    if reorder:
        shuffled(root, chance)
    mess = Mess(chance, commented, reading.calls)
    mess.block(root, 0)
    return "\n".join(mess.rows) + ("\n" if mess.often(0.7) else "")
