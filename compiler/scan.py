"""Lark's parser and its contextual lexer, made to start quickly: the same tables, the same tokens.

`Table` is kept in a shape that is quick to load. `Scan` compiles fewer patterns: Lark compiles one
for every set of terminals that some state of the parser accepts, a hundred for one charter, which
takes longer than to read it. Here one pattern of nearly all terminals is tried first. Where the
terminal that it finds is accepted, Lark's pattern for that state would have found the same, since
it is the same list with fewer members in the same order. Everything else, and every mistake, is
left to Lark's own lexer for the state; which knows names in every state.
"""

import re
from collections.abc import Collection, Iterator
from copy import copy
from typing import Any

from lark.lexer import BasicLexer, ContextualLexer, LexerState, PatternStr, TerminalDef, Token
from lark.parsers.lalr_analysis import Reduce, Shift
from lark.parsers.lalr_parser import LALR_Parser

SHADOWING = frozenset({"HEADNUM", "LABEL"})
"""Terminals that match what is a `NAME`, or a bracket, in the many states that do not accept them."""


class Table(LALR_Parser):
    """Lark's parser. Its table is kept as the actions that there are, and their numbers by state."""

    def serialize(self, memo: Any = None) -> dict[str, Any]:
        """What Lark saves, by `pickle`: plain data, and references to the rules in its `memo`."""
        table: Any = self._parse_table
        numbers: dict[Any, int] = {}
        wanted: dict[tuple[str, ...], tuple[str, ...]] = {}
        rows = {}
        for state, actions in table.states.items():
            tokens = wanted.setdefault(tuple(actions), tuple(actions))
            rows[state] = (
                tokens,
                [numbers.setdefault(one, len(numbers)) for one in actions.values()],
            )
        kept = [
            (kind is Reduce, memo.memoized.get(to) if kind is Reduce else to)
            for kind, to in numbers
        ]
        return {
            "actions": kept,
            "rows": rows,
            "tokens": {},
            "states": {},
            "start_states": table.start_states,
            "end_states": table.end_states,
        }

    @classmethod
    def deserialize(cls, data: Any, memo: Any, *rest: Any) -> Any:
        """The parser with the table that was saved."""
        made: Any = super().deserialize(data, memo, *rest)  # type: ignore[no-untyped-call]  # Lark has no types here
        actions = [
            (Reduce, memo[to]) if reduces else (Shift, to) for reduces, to in data["actions"]
        ]
        made._parse_table.states.update(
            (state, dict(zip(tokens, [actions[one] for one in numbers], strict=True)))
            for state, (tokens, numbers) in data["rows"].items()
        )
        return made


class Scan(ContextualLexer):
    """A contextual lexer whose lexers for single states are made when they are first needed."""

    def __init__(
        self, conf: Any, states: dict[int, Collection[str]], always_accept: Collection[str] = ()
    ) -> None:
        self.conf = copy(conf)
        self.conf.skip_validation = True
        self.always = frozenset(conf.ignore) | frozenset(always_accept)
        self.states = states
        self.lexers = {}
        self.by_accepted: dict[frozenset[str], BasicLexer] = {}
        whole = self.root_lexer = BasicLexer(self.conf)
        self.ignored, self.breaking = frozenset(conf.ignore), whole.newline_types
        words = [one for one in conf.terminals if is_word(one)]
        self.words = {one.pattern.value: one.name for one in words}
        self.tried = [one for one in whole.terminals if one not in words]
        self.wide: dict[frozenset[str], re.Pattern[str]] = {}
        self.due: dict[int, tuple[frozenset[str], re.Pattern[str]]] = {}

    def pattern(self, shadowing: frozenset[str]) -> re.Pattern[str]:
        """The pattern of all terminals but the shadowing ones that a state does not accept.

        They are tried in Lark's order; a word of the language is a NAME first.
        """
        if shadowing not in self.wide:
            left_out = SHADOWING - shadowing
            tried = [one for one in self.tried if one.name not in left_out]
            parts = [f"(?P<{one.name}>{one.pattern.to_regexp()})" for one in tried]
            self.wide[shadowing] = re.compile("|".join(parts))
        return self.wide[shadowing]

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """The tokens; what each may be depends on the state in which the parser then is."""
        while True:
            token = self.at_once(lexer_state, parser_state.position)
            if token is not None:
                yield token
                continue
            self.lexers[parser_state.position] = self.lexer_of(parser_state.position)
            # One token by Lark's own way, which also ends the text and words the mistakes.
            token = next(super().lex(lexer_state, parser_state), None)
            if token is None:
                return
            yield token

    def at_once(self, lexer_state: LexerState, state: int) -> Token | None:
        """The next token, if the wide pattern finds one that this state accepts."""
        if state not in self.due:
            due = frozenset(self.states[state])
            self.due[state] = due | self.always, self.pattern(SHADOWING & due)
        accepted, wide = self.due[state]
        line, text = lexer_state.line_ctr, lexer_state.text
        while found := wide.match(text.text, line.char_pos, text.end):
            kind, value = found.lastgroup or "", found.group()
            if kind in self.ignored:
                line.feed(value, kind in self.breaking)
                continue
            if kind in ("NAME", "HEADNUM") and self.words.get(value) in accepted:
                kind = self.words[value]
            elif kind not in accepted:
                return None
            token = Token(kind, value, line.char_pos, line.line, line.column)
            line.feed(value, kind in self.breaking)
            token.end_line, token.end_column, token.end_pos = line.line, line.column, line.char_pos
            lexer_state.last_token = token
            return token
        return None

    def lexer_of(self, state: int) -> BasicLexer:
        """Lark's lexer for a state."""
        # With `NAME` no state reads `for` at the beginning of `fortnight`.
        key = frozenset(self.states[state]) | self.always | {"NAME"}
        if key not in self.by_accepted:
            conf = copy(self.conf)
            named = conf.terminals_by_name
            conf.terminals = [named[one] for one in key if one in named]
            self.by_accepted[key] = BasicLexer(conf)
        return self.by_accepted[key]


def is_word(terminal: TerminalDef) -> bool:
    """Whether a terminal is a word of the language, which is read as a name where it is not due."""
    return isinstance(terminal.pattern, PatternStr) and terminal.pattern.value.isidentifier()


PLUGINS = {"ContextualLexer": Scan, "LALR_Parser": Table}
"""Lark's own way to exchange these two parts of it."""
