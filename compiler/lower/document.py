"""The document: divisions and clauses, what each states, and its words (language.md §4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.document import Clause, Division, Figure, Statement
from charterlang.compiler.lower import header, stages, words
from charterlang.compiler.lower.header import plain
from charterlang.compiler.merge import NORMS, ORGANS, Gathered
from charterlang.compiler.outline import UNLABELLED, aliases, has_mark
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Outcome, Property, Stage

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""What the files of pictures end in."""
PROPERTY = {"closes early": "closes", "row": "rows", "to": "act"}
"""The name of a property in statements, where it differs from its word."""
FRONT = ("commences", "zone", "construe")
"""What a clause may state of the head of the instrument, under the instrument's own name."""


def division(of: syntax.Division, scope: Scope) -> Division:
    """A division with its parts; words behind its first clause are an unlabelled clause."""
    identity = scope.names.outline.identities[of.span]
    inner = scope.within(identity)
    own: syntax.Words | None = None
    parts: list[Division | Clause] = []
    for item in of.items:
        match item:
            case syntax.Words():
                if own is None and not parts:
                    own = item
                else:
                    parts.append(loose_words(item, scope))
            case syntax.Clause():
                parts.append(clause(item, scope))
            case syntax.Division():
                parts.append(division(item, scope))
    declared = [item for item in of.items if isinstance(item, syntax.Declaration)]
    return Division(
        of.kind,  # type: ignore[arg-type]  # the closed word list of divisions
        identity,
        of.number,
        of.heading,
        statements(declared, of, inner),
        words.words(own, inner) if own else None,
        tuple(parts),
        (
            *notes_in(declared),
            *(plain(one.words) for one in of.items if isinstance(one, syntax.Note)),
        ),
        span=of.span,
    )


def loose_words(of: syntax.Words, scope: Scope) -> Clause:
    """Words of a division that stand behind a clause, as a clause of their own."""
    identity = scope.names.outline.identities.get(of.span, "")
    made = words.words(of, scope.within(identity))
    return Clause(identity, None, None, None, False, (), made, (), None, (), span=of.span)


def clause(of: syntax.Clause, scope: Scope) -> Clause:
    """A clause with its sub-clauses."""
    identity = scope.names.outline.identities[of.span]
    inner = scope.within(identity)
    return Clause(
        identity,
        None if of.label in UNLABELLED else of.label,
        of.heading,
        next(aliases(of), None),
        has_mark(of, "declaratory") is not None,
        statements(list(of.declarations), of, inner),
        words.words(of.words, inner) if of.words else None,
        tuple(clause(one, scope) for one in of.clauses),
        words.words(of.flush, inner) if of.flush else None,
        (*notes_in(of.declarations), *(plain(note.words) for note in of.notes)),
        span=of.span,
        sponsors=tuple(header.submitted(of, scope)),
        figures=tuple(figure(one, scope) for one in of.figures),
    )


def figure(of: syntax.Figure, scope: Scope) -> Figure:
    """A picture, whose file lies beside the charter or below."""
    steps = of.file.split("/")
    beside = all(re.fullmatch(r"\w[\w.-]*", step) for step in steps)
    if not (beside and steps[-1].lower().endswith(PICTURES)):
        scope.report(
            "E112",
            f"`{of.file}` is no picture beside the charter",
            of.span,
            f'write the name of a file, such as  figure "flag.svg"; it ends in {", ".join(PICTURES)}',
        )
    return Figure(of.file, of.caption, span=of.span)


def statements(
    declared: list[syntax.Declaration], of: syntax.Clause | syntax.Division, scope: Scope
) -> tuple[Statement, ...]:
    """What stands in a clause, and what it says that it provides."""
    together: dict[str, list[syntax.Declaration]] = {}
    for one in declared:
        together.setdefault(one.name.text, []).append(one)
    made = [stated(parts, scope) for parts in together.values() if not only_frames(parts)]
    for mark in of.marks:
        if mark.word == "provides":
            made += provided(mark, scope)
    return tuple(made)


def only_frames(parts: list[syntax.Declaration]) -> bool:
    """Whether a regime, or the ratification, is only named here again, for the norms in it."""
    heads = ("regime", "ratification")
    return all(one.also and one.head in heads and not one.lines for one in parts)


def stated(parts: list[syntax.Declaration], scope: Scope) -> Statement:
    """All of a declaration that is written in one clause; else what these parts of it say."""
    name = parts[0].name.text
    found = scope.names.declared.get(name)
    if found is None or len(found.parts) <= len(parts):
        return Statement(name, (), True)
    said = [] if all(one.also for one in parts) else ["head"]
    said += [each for one in parts for each in parts_of(one, found, scope)]
    return Statement(name, tuple(dict.fromkeys(said)), True)


def loose(found: Gathered) -> Statement:
    """All of a declaration that stands in no clause, with the editor's notes in it."""
    notes = notes_in(part.declaration for part in found.parts)
    return Statement(found.name, (), True, notes=tuple(notes))


def parts_of(one: syntax.Declaration, found: Gathered, scope: Scope) -> tuple[str, ...]:
    """The properties that one part of a declaration states, in source order."""
    made: list[str] = []
    drafts = stages.drafts(found, scope)
    if "act" in one.slots:
        made.append("act")
    for line in one.lines:
        if isinstance(line, Stage):
            draft = next((d for d in drafts if any(part is line for part, _ in d.parts)), None)
            if draft is None:
                continue  # of a declaration that is there twice, which is reported
            if draft.parts[0][0] is line:
                made.append(draft.name)
            made += [f"{draft.name}.{name}" for name in names_of(line)]
        elif line.word == "lapses" and found.head in NORMS:
            made.append("unless")
        elif line.word != "note":
            made.append(PROPERTY.get(line.word, line.word))
    return tuple(dict.fromkeys(made))


def notes_in(declared: Iterable[syntax.Declaration]) -> Iterator[str]:
    """The editor's notes that stand in declarations: they are printed with their clause."""
    for one in declared:
        for line in one.lines:
            inner = line.lines if isinstance(line, Stage) else ()
            for note in (line, *inner):
                if isinstance(note, Property) and note.word == "note":
                    yield plain(note.slots["words"])  # type: ignore[arg-type]  # slot table: words


def names_of(stage: Stage) -> Iterator[str]:
    """The names of the properties that a stage's line and block state."""
    for line in (*stage.modifiers, *stage.lines):
        word = line.word
        if word == "note":
            continue
        yield word if isinstance(line, Outcome) else stages.MATERIAL.get(word, word)


def provided(mark: Property, scope: Scope) -> Iterator[Statement]:
    """The statements of a `provides` mark; what does not exist is E402."""
    slots: Any = mark.slots
    layout = slots["layout"].text if "layout" in slots else None
    front: list[str] = []
    for path in slots["paths"]:
        name, rest = path.names[0].text, ".".join(one.text for one in path.names[1:])
        found = scope.names.declared.get(name)
        if name == scope.names.instrument and (rest in FRONT or not (rest or found)):
            front.append(rest)
            continue
        if found is None and name != scope.names.instrument:
            nothing(path, name, (*scope.names.declared, scope.names.instrument), scope)
            continue
        known = properties_of(found, scope) if found else dict.fromkeys(FRONT)
        if rest and rest not in known:
            nothing(path, f"{name}.{rest}", tuple(f"{name}.{one}" for one in known), scope)
            continue
        yield Statement(name, (rest,) if rest else (), False, layout)
    if front:
        yield Statement("", tuple(front) if all(front) else (), False, layout)


def properties_of(found: Gathered, scope: Scope) -> Mapping[str, None]:
    """Every property that a declaration has, by the names of `Statement`."""
    if found.head not in (*ORGANS, *NORMS, "ratification"):
        return {}
    made: dict[str, None] = {"head": None}
    for part in found.parts:
        made |= dict.fromkeys(parts_of(part.declaration, found, scope))
    return made


def nothing(path: syntax.Path, said: str, known: tuple[str, ...], scope: Scope) -> None:
    """Reports that a clause provides what does not exist (E402)."""
    name = path.names[0].text
    if name in scope.names.unread:
        return
    from difflib import get_close_matches

    near = get_close_matches(said, known, 1)
    labels = []
    if near and near[0] in scope.names.declared:
        labels.append(Label(scope.names.declared[near[0]].first.name.span, "declared here"))
    message = f"this clause provides `{said}`, which does not exist"
    help = f"did you mean `{near[0]}`?" if near else "declare it, or take it away"
    if name in scope.names.declared or name == scope.names.instrument:
        scope.report("E402", message, path.span, help, labels=labels)
    else:
        made = Diagnostic("E402", "error", message, path.span, labels=tuple(labels), help=(help,))
        scope.names.unclear += 1
        scope.names.tainted.add(scope.owner)
        scope.names.unprovided.append((name, made))
