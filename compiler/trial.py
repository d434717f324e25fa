"""Lines read on trial: the tokens of a line, and where reading it stops.

A trial moves through the states of the parser and builds nothing, so that a line can be read
again and again, as it is and as it may have been meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import Any

import attrs
from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.lexer import LexerState, LineCounter
from lark.parsers.lalr_parser_state import ParserState
from lark.utils import TextSlice

from charterlang.compiler.lexis import PHRASES, UNITS
from charterlang.compiler.tables import parser

State = ParserState[Any]


@attrs.frozen(eq=False)
class Stop:
    """Where a line could not be read further.

    `before` are the tokens read, `states` the state before each and before what stopped it;
    `token` is what cannot stand there, None if it is no token at all; `text` is its text, empty
    at the end of the line.
    """

    before: tuple[Token, ...]
    states: tuple[State, ...]
    token: Token | None
    line: int
    column: int
    text: str

    @property
    def state(self) -> State:
        """The state in which the line stopped."""
        return self.states[-1]

    @property
    def at_end(self) -> bool:
        """Whether the line ended too soon."""
        return self.token is not None and self.token.type in ("_NL", "$END")


@attrs.frozen(eq=False)
class Read:
    """A line as far as it was read: its tokens, the state behind it, and where it stopped."""

    tokens: tuple[Token, ...]
    state: State
    stop: Stop | None


def beginning(start: str) -> State:
    """The state in which a text that is a `start` of the grammar begins."""
    state: State = parser().parse_interactive("", start=start).parser_state
    conf = copy(state.parse_conf)
    conf.callbacks = {}
    return ParserState(conf, state.lexer, list(state.state_stack), [])


def after(state: State, token: Token) -> State:
    """The state behind a token; raises `UnexpectedToken` if it cannot stand there."""
    made = state.copy(deepcopy_values=False)
    made.feed_token(token, token.type == "$END")
    return made


def accepts(state: State, type: str) -> bool:
    """Whether a token of that type may stand in a state."""
    if type not in state.parse_conf.states[state.position]:
        return False
    try:
        after(state, Token(type, ""))
    except UnexpectedToken:
        return False
    return True


def acceptable(state: State) -> list[str]:
    """The types of all tokens that may stand in a state, by name: tables have no order to keep."""
    known = sorted(state.parse_conf.states[state.position])
    return [type for type in known if (type.isupper() or type == "$END") and accepts(state, type)]


def read_line(state: State, text: str, at: int = 0, line: int = 1, column: int = 1) -> Read:
    """The line of `text` that begins at the position `at`, to its end or where it stops.

    The last token of a whole line is the `_NL` that ends it; a text without one ends in `$END`.
    """
    tokens: list[Token] = []
    states: list[State] = [state]
    try:
        for token in lexed(states, text, at, line, column):
            states.append(after(states[-1], token))
            tokens.append(token)
            if token.type == "_NL":
                return Read(tuple(tokens), states[-1], None)
        last = tokens[-1] if tokens else Token("$END", "", 0, line, column, line, column)
        end = Token("$END", "", 0, last.end_line, last.end_column, last.end_line, last.end_column)
        states.append(after(states[-1], end))
    except UnexpectedInput as fault:
        stop = stop_of(fault, tuple(tokens), tuple(states), text)
        return Read(tuple(tokens), states[-1], stop)
    return Read((*tokens, end), states[-1], None)


def lexed(states: list[State], text: str, at: int, line: int, column: int) -> Iterator[Token]:
    """The tokens of a text from a position on; what each may be depends on the last state."""
    counter = LineCounter("\n")  # type: ignore[no-untyped-call]  # Lark has no types here
    counter.char_pos, counter.line, counter.column = at, line, column
    counter.line_start_pos = at - column + 1
    lexer: Any = parser().parser.lexer
    tokens: Iterator[Token] = lexer.lexer.lex(
        LexerState(TextSlice(text, 0, len(text)), counter), Latest(states)
    )
    return tokens


@attrs.frozen(eq=False)
class Latest:
    """The last of some states, as the lexer asks for it."""

    states: list[State]

    @property
    def position(self) -> Any:
        """The number of the state."""
        return self.states[-1].position


def stop_of(
    fault: UnexpectedInput, tokens: tuple[Token, ...], states: tuple[State, ...], text: str
) -> Stop:
    """What Lark's exception says, with the tokens before it."""
    if isinstance(fault, UnexpectedToken):
        token: Token = fault.token
        if token.type not in ("_NL", "$END"):
            return Stop(tokens, states, token, token.line or 1, token.column or 1, str(token))
        line, column = (tokens[-1].end_line, tokens[-1].end_column) if tokens else (1, 1)
        return Stop(tokens, states, token, line or 1, column or 1, "")
    assert isinstance(fault, UnexpectedCharacters)
    at = fault.pos_in_stream or 0
    sign = text[at : at + 1]
    return Stop(tokens, states, None, fault.line, fault.column, sign)


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The words of the language that each kind of token can be."""
    made = {
        one.name: (one.pattern.value,) for one in parser().terminals if one.pattern.type == "str"
    }
    return {**made, **PHRASES, "UNIT": UNITS, "TIMES": ("times", "time")}


def words_at(state: State) -> list[str]:
    """The words of the language that may stand in a state."""
    known = words()
    return [word for type in acceptable(state) for word in known.get(type, ()) if word[0].isalpha()]
