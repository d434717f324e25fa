"""The quick lexer reads what Lark's own reads, in right texts and in wrong ones."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lark import Lark
from lark.exceptions import LarkError
from lark.lexer import ContextualLexer

from charterlang.compiler.layout import Layout
from charterlang.compiler.scan import PLUGINS
from charterlang.compiler.tables import STARTS, grammar

ROOT = Path(__file__).parents[3]
TEXTS = sorted(path for kind in ("charter", "scenario") for path in ROOT.rglob(f"*.{kind}"))
TEXTS = [path for path in TEXTS if not {"build", ".links", ".venv"} & set(path.parts)]
INSERTED = ["x", " ", "(a)", ".", ",", ":", "-", "|", '"', "\n", "\t", "09", "@", "{", "%", "é"]
INSERTED += ["month ", "3 hours", "vote", "2026-01-01", "1/2", "of", "times", "as nay", "members"]
INSERTED += ["fortnight", "II", "hours", "day ", "a. ", "(this)", "forty"]


class Named(ContextualLexer):
    """Lark's own lexer, with names in every state: none reads `for` where `fortnight` stands."""

    def __init__(self, conf: Any, states: Any, always_accept: Any = ()) -> None:
        super().__init__(conf, states, {*always_accept, "NAME"})


@pytest.fixture(scope="module")
def parsers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lark, Lark]:
    """Lark with its own lexer and table, and with ours, as loaded from where they were kept."""
    options: dict[str, Any] = dict(parser="lalr", lexer="contextual", postlex=Layout())
    options |= dict(start=STARTS, propagate_positions=True, maybe_placeholders=False)
    kept = str(tmp_path_factory.mktemp("tables") / "tables.bin")
    own = Lark(grammar(), _plugins={"ContextualLexer": Named}, **options)
    made = Lark(grammar(), _plugins=PLUGINS, cache=kept, **options)
    loaded = Lark(grammar(), _plugins=PLUGINS, cache=kept, **options)
    assert table(loaded) == table(made)
    return own, loaded


def table(parser: Lark) -> dict[int, dict[str, tuple[str, str]]]:
    """What a parser does in each state, in words."""
    inner: Any = parser.parser.parser
    return {
        state: {token: (str(kind), str(to)) for token, (kind, to) in actions.items()}
        for state, actions in inner._parse_table.states.items()
    }


def told(parser: Lark, text: str) -> object:
    """All that a parser says of a text: every node with its place, or the mistake."""
    try:
        tree = parser.parse(text, start="file")
    except LarkError as fault:
        kept = {k: v for k, v in vars(fault).items() if isinstance(v, str | int | set | frozenset)}
        return (
            type(fault),
            sorted(str(fault).split("\n")),
            {k: v for k, v in kept.items() if k != "state"},
        )
    places = [(node.data, *sorted(vars(node.meta).items())) for node in tree.iter_subtrees()]
    return tree, places


def spoilt(text: str, chance: random.Random) -> Iterator[str]:
    """The text with something left out, put in, or exchanged within a line."""
    for _ in range(6):
        at = chance.randrange(len(text))
        yield text[:at] + text[at + 1 :]
        yield text[:at] + chance.choice(INSERTED) + text[at:]
        lines = text.split("\n")
        row = chance.randrange(len(lines))
        words = lines[row].split(" ")
        lines[row] = " ".join(chance.sample(words, len(words)))
        yield "\n".join(lines)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_it_reads_what_lark_reads(parsers: tuple[Lark, Lark], path: Path) -> None:
    own, ours = parsers
    text = path.read_text("utf-8")
    for one in [text, *spoilt(text, random.Random(path.stem))]:
        assert told(ours, one) == told(own, one), one
