"""The calls that the commands use: `load`, `check`, `run`, `step`, `render`, `draft`, `new`, `formatted`.

A path names a `.charter` or a `.scenario` file. `assume` chooses readings of a charter's
assumptions by name, `{"counted": "entitled"}`; the others keep their first reading. Nothing here
prints, and nothing is imported before it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Silenced
from charterlang.files import CHARTER, MODULE, SCENARIO, Door, Unreadable, instead, picture

if TYPE_CHECKING:
    from datetime import datetime

    from charterlang.compiler.ir.instrument import Instrument
    from charterlang.compiler.scenarios import Trial
    from charterlang.compiler.source import Source
    from charterlang.compiler.syntax.nodes import File
    from charterlang.interpreter.events import Event
    from charterlang.interpreter.play import Run
    from charterlang.interpreter.state import State
    from charterlang.render.registers import Assumed, Discretion

Readings = Mapping[str, str]
TextOf = Callable[..., str | None]
"""The published words of a clause by its identity; of the instrument in force since a date."""
Form = Literal["html", "markdown", "text"]
NONE: Readings = MappingProxyType({})
SCENARIOS_IN = re.compile(r"^scenario\b", re.MULTILINE)


class CharterError(Exception):
    """A file that cannot be used: `diagnostics` say why, `sources` are the texts they are about."""

    def __init__(
        self,
        diagnostics: Iterable[Diagnostic],
        sources: Mapping[str, Source] = MappingProxyType({}),
    ) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.sources = sources
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        from charterlang.compiler.report import text

        return text(self.diagnostics, self.sources)


@attrs.frozen
class Examined:
    """A file as it was read: its law, its scenarios, and all that is to be said of it."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    law: Instrument | None = None
    trials: tuple[Trial, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    """What would be said too, were it not allowed in the text."""

    @property
    def failed(self) -> bool:
        """Whether any of it is an error."""
        return any(one.severity == "error" for one in self.diagnostics)

    def sound(self) -> Examined:
        """The same; raises `CharterError` if any of it is an error."""
        if self.failed:
            raise CharterError(self.diagnostics, self.sources)
        return self


def load(path: str, assume: Readings = NONE) -> Instrument:
    """The law of a charter; raises `CharterError` if it has errors."""
    law = examine(path, assume, scenarios=False).sound().law
    if law is None:
        raise CharterError([no_charter(path)])
    return law


def check(path: str, assume: Readings = NONE) -> tuple[Diagnostic, ...]:
    """All that is to be said of a charter, or of scenarios, in source order; empty if nothing."""
    return examine(path, assume).diagnostics


def run(path: str, assume: Readings = NONE) -> tuple[Run, ...]:
    """A run of each scenario in the file, under each of its readings; errors as for `load`."""
    return tuple(played(examine(path, assume).sound().trials))


def start(law: Instrument, at: datetime) -> State:
    """The law at an instant (an aware `datetime`), before anything has happened."""
    from charterlang.interpreter import machine

    return machine.start(law, at)


def step(state: State, event: Event) -> State:
    """The state after an event of `charterlang.interpreter.events`; what came of it is what its
    `journal` has more than before. Nothing changes in the state given."""
    from charterlang.interpreter import machine

    return machine.step(state, event)


def render(
    path: str,
    form: Form = "html",
    assume: Readings = NONE,
    generated: bool = False,
    commenced: datetime | None = None,
    after: str | None = None,
) -> str:
    """The charter as a document; `generated` words every clause from its rules alone.

    `commenced`: since when it is in force by its ratification, which fills the blanks of its words.
    `after` is a file of scenarios of the charter: printed is what is in force at the end of the first
    run, if a draft is adopted in it. Raises `CharterError` if they are of another charter.
    """
    from charterlang.render.document import document
    from charterlang.render.forms import render as rendered

    law = since(load(path, assume), commenced)
    if after is not None:
        law = in_force(law, after, assume)
    made = document(law, generated=generated)
    if form == "html":
        from charterlang.render.pictures import embedded

        made = embedded(made, lambda name: picture(name, path))
    return rendered(made, form)


def in_force(law: Instrument, after: str, assume: Readings) -> Instrument:
    """The text of the charter at the end of the first run of these scenarios of it."""
    examined = examine(after, assume).sound()
    first = next((played([one]) for one in examined.trials if one.law.source == law.source), None)
    if first is None:
        raise CharterError([other_charter(after, law)])
    state = next(first).state
    return state.text if state.drafted else since(state.law, state.commenced)


def since(law: Instrument, commenced: datetime | None) -> Instrument:
    """The law as it is published once it is in force by its ratification; a date without a zone is
    one of the charter's."""
    if law.ratification is None or commenced is None:
        return law
    if commenced.tzinfo is None:
        from zoneinfo import ZoneInfo

        commenced = commenced.replace(tzinfo=ZoneInfo(law.zone))
    return attrs.evolve(law, in_force_since=commenced)


def draft(path: str) -> str:
    """The charter with its default document written out, an article and a clause for each part.

    Raises `CharterError` if it has errors, or has articles already. Line ends stay as they are.
    """
    return drafting(path).text


def new(name: str, template: str = "treaty", title: str | None = None) -> dict[str, str]:
    """A small charter of that name, and scenarios of it: the text of each file, by its name.

    `template` is one of `charterlang.beginning.TEMPLATES`. The title follows from the name, if none
    is given. Raises `Unnameable` if a charter cannot have that name or title.
    """
    from charterlang.beginning import TEMPLATES, begun
    from charterlang.files import template as text_of

    texts = {ending: text_of(template, ending) for ending in (CHARTER, SCENARIO)}
    if template not in TEMPLATES:
        raise ValueError(f"there is no template `{template}`; there are {', '.join(TEMPLATES)}")
    made = begun(template, texts[CHARTER] or "", name, title)
    return {name + ending: made(text or "") for ending, text in texts.items()}


def formatted(path: str) -> str:
    """The text of a charter, a library or scenarios in canonical layout, with all its comments.

    Raises `CharterError` if a line cannot be read, and `charterlang.compiler.format.Changed` if the
    new text would not mean the same, which is a fault of charter. Line ends stay as they are.
    """
    return formatting(path).after


def discretion(path: str, assume: Readings = NONE) -> tuple[Discretion, ...]:
    """The register of discretion: each standard and each fact that somebody has to find."""
    from charterlang.render.registers import discretion

    return discretion(load(path, assume))


def assumptions(path: str, assume: Readings = NONE) -> tuple[Assumed, ...]:
    """The assumptions with their readings, the chosen one marked, and what rests on each."""
    from charterlang.render.registers import assumptions

    return assumptions(load(path, assume))


# ── what the commands need beside


@attrs.frozen
class Drafting:
    """A draft: its text, and two norms whose order of declaration changes in it, if any does."""

    text: str
    reordered: tuple[str, str] | None


def drafting(path: str) -> Drafting:
    """The charter with its default document written out; errors as for `draft`."""
    from charterlang.compiler.parse import parse
    from charterlang.compiler.source import source_of
    from charterlang.render.draft import drafted, reordered

    door = Door()
    examined = examined_by(door, path, NONE, scenarios=False).sound()
    law, source = examined.law, door.sources[path]
    file = parse(source).value
    if law is None or file is None:
        raise CharterError([no_charter(path)])
    if refused := undraftable(law, file):
        raise CharterError([refused], door.sources)
    text = drafted(law, file, source)
    made = compiled(path, NONE, False, Door({path: source_of(path, text)}, {path: text}))
    if made.failed:
        raise RuntimeError(f"a draft has errors:\n{CharterError(made.diagnostics, made.sources)}")
    windows = "\r\n" in (door.texts[path] or "")
    return Drafting(text.replace("\n", "\r\n") if windows else text, reordered(law))


@attrs.frozen
class Formatting:
    """A text as it is in its file, and in canonical layout."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether they are two."""
        return self.before != self.after


def formatting(path: str) -> Formatting:
    """The text of a file in canonical layout; errors as for `formatted`."""
    door = Door()
    try:
        text = door.read(path)
    except Unreadable as error:
        raise CharterError([error.diagnostic], door.sources) from None
    if text is None:
        raise CharterError([missing(path)])
    if not path.endswith((CHARTER, SCENARIO)):
        raise CharterError([neither(path)], door.sources)
    return formatting_of(text, path)


def formatting_of(text: str, path: str) -> Formatting:
    """A text in canonical layout; `path` is what it is called in messages."""
    from charterlang.compiler.format import formatted
    from charterlang.compiler.source import source_of

    source = source_of(path, text)
    made = formatted(source)
    if made.value is None:
        raise CharterError(made.diagnostics, {path: source})
    windows = "\r\n" in text
    return Formatting(text, made.value.replace("\n", "\r\n") if windows else made.value)


def missing(path: str) -> Diagnostic:
    """The error of a file that there is not."""
    from charterlang.compiler.ir.place import Span

    message = f"there is no file `{path}`"
    return Diagnostic("E211", "error", message, Span(path, 1, 1, 1, 1), help=(instead(path),))


def template_text(path: str, name: str) -> str | None:
    """A template as it is written, of a charter that can be read or of a library that it uses."""
    from charterlang.compiler.modules import load
    from charterlang.compiler.show.templates import template

    loaded = load(path, Door().read).value
    return template(name, loaded) if loaded is not None else None


def examine(path: str, assume: Readings = NONE, scenarios: bool = True) -> Examined:
    """A file read and compiled, as far as that can be done; its scenarios too, if asked for."""
    return examined_by(Door(), path, assume, scenarios)


def examined_by(door: Door, path: str, assume: Readings, scenarios: bool) -> Examined:
    """The same, read through a door that remembers what was read."""
    try:
        return compiled(path, assume, scenarios, door)
    except Unreadable as error:
        return Examined((error.diagnostic,), door.sources)


def compiled(path: str, assume: Readings, scenarios: bool, door: Door) -> Examined:
    """The law of a charter, or the scenarios of a file, or both where it holds both."""
    text = door.read(path)
    if text is None and not MODULE.fullmatch(path):
        return Examined((missing(path),), door.sources)
    if text is not None and not path.endswith((CHARTER, SCENARIO)) and not MODULE.fullmatch(path):
        return Examined((neither(path),), door.sources)
    law: Instrument | None = None
    found: tuple[Diagnostic, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    if not path.endswith(SCENARIO):
        from charterlang.compiler.pipeline import compile_charter

        made = compile_charter(path, door.read, assume)
        law, found, silenced = made.value, made.diagnostics, made.silenced
        found += tuple(missing_pictures(law, found)) if law is not None else ()
    broken = any(one.severity == "error" for one in found)
    if path.endswith(SCENARIO) or (scenarios and not broken and SCENARIOS_IN.search(text or "")):
        from charterlang.compiler.scenarios import compile_scenarios

        trials = compile_scenarios(path, door.read, lambda name: door.find(name, path), assume)
        said = found + tuple(one for one in trials.diagnostics if one not in found)
        silenced += tuple(one for one in trials.silenced if one not in silenced)
        return Examined(said, door.sources, law, trials.value or (), silenced)
    return Examined(found, door.sources, law, (), silenced)


def missing_pictures(law: Instrument, found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """The errors (E112) of figures whose files are not there, or cannot be read."""
    from charterlang.compiler.ir.document import figures

    elsewhere = {one.span for one in found if one.code == "E112"}
    for one in figures(law.divisions):
        if one.span not in elsewhere and picture(one.file, one.span.path) is None:
            message = f"there is no picture `{one.file}` beside the charter"
            help = (f"put the file into the folder of `{one.span.path}`",)
            yield Diagnostic("E112", "error", message, one.span, help=help)


def neither(path: str) -> Diagnostic:
    """The error of a file that is neither a charter nor scenarios by its name."""
    from charterlang.compiler.ir.place import Span

    message = f"`{path}` is neither a `{CHARTER}` nor a `{SCENARIO}` file"
    help = (f"give a file whose name ends in `{CHARTER}` or `{SCENARIO}`",)
    return Diagnostic("E106", "error", message, Span(path, 1, 1, 1, 1), help=help)


def no_charter(path: str) -> Diagnostic:
    """The error of a file of scenarios where a charter is wanted."""
    from charterlang.compiler.ir.place import Span

    message = f"`{path}` holds scenarios; a charter is wanted here"
    help = (f"give the `{CHARTER}` file; `charter run` runs scenarios",)
    return Diagnostic("E110", "error", message, Span(path, 1, 1, 1, 1), help=help)


def other_charter(path: str, law: Instrument) -> Diagnostic:
    """The error of scenarios of another charter than the one that is to be printed."""
    from charterlang.compiler.ir.place import Span

    message = f"`{path}` holds no scenario of `{law.name}`"
    help = (f'write one:  scenario "…" of {law.name}',)
    return Diagnostic("E110", "error", message, Span(path, 1, 1, 1, 1), help=help)


def undraftable(law: Instrument, file: File) -> Diagnostic | None:
    """The error (E111) of a charter of which no document can be written out; None if one can."""
    from charterlang.compiler.check.clauses import head
    from charterlang.compiler.lexis import RESERVED
    from charterlang.compiler.syntax.nodes import Division
    from charterlang.render.draft import continued, unwritable

    span = file.header.name.span if file.header else file.span
    division = next((one for one in file.items if isinstance(one, Division)), None)
    if division is not None:
        message, span = f"the document of `{law.name}` is written out already", head(division)
        help = "a charter is drafted whose declarations all stand at column 0"
    elif law.form == "library":
        message, help = "a library has no document", "draft a treaty, a charter, a statute"
    elif law.name in RESERVED:
        message = f"`{law.name}` means itself: no clause can say what the head of the charter says"
        help = "give the charter another name"
    elif name := continued(law):
        message = f"a template that is used elsewhere continues `{name}`"
        help = "write the articles by hand, or what the template says into the declaration"
    elif label := unwritable(law):
        message = f"no clause can have the label `{label}`"
        help = "let `numbering` show labels such as  (1)  or  1.  or  (a)"
    else:
        return None
    return Diagnostic("E111", "error", message, span, help=(help,))


def no_scenario(path: str) -> Diagnostic:
    """The error of a file without a scenario where one is wanted."""
    from charterlang.compiler.ir.place import Span

    message = f"there is no scenario in `{path}`"
    help = ("give a `.scenario` file; `charter test FOLDER` runs all below a folder",)
    return Diagnostic("E110", "error", message, Span(path, 1, 1, 1, 1), help=help)


def played(trials: Iterable[Trial]) -> Iterator[Run]:
    """Each trial's run, one after the other; the lines of all are numbered through."""
    from charterlang.interpreter.play import play

    texts: dict[int, TextOf] = {}
    first = 1
    for trial in trials:
        text_of = texts.setdefault(id(trial.law), published(trial.law))
        run = play(trial, text_of, first)
        first = run.next_line
        yield run


def published(law: Instrument, whole: bool = True) -> TextOf:
    """The words of a clause as they are published, by its identity; None where there is none.

    `whole`: with those of its sub-clauses. The document is made when it is first asked for.
    """
    made: dict[datetime | None, Mapping[str, str]] = {}

    def text_of(clause: str, commenced: datetime | None = None) -> str | None:
        then = since(law, commenced)
        if then.in_force_since not in made:
            from charterlang.render.document import document
            from charterlang.render.words import words_by_clause

            made[then.in_force_since] = words_by_clause(then, document(then), whole)
        return made[then.in_force_since].get(clause)

    return text_of
