"""`charter show` of everything that is declared."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import wording_charters
from corpus_runner import CHARTER, cases, compiled

from charterlang.api import load
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.organs import Title
from charterlang.compiler.ir.place import Place
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.show import show
from charterlang.compiler.show.uses import names_in
from charterlang.compiler.walk import walk

BREACHES = """\
charter club "Club"
    zone "UTC"
kind person "person"
parties rower "rower" of person
    founding Ada, Bea
body crew "Crew" of person
    seats every person where member in rower
    counts votes cast
    needs more than 1/2
    window 1 day
    quorum at least 1
    tie lost
fact due_now "due now" of person presumed false
fact mentor "Mentor" of person is person
power row(p: person) of each rower to "row with somebody"
    should not due_now(p)
    should due_now(actor)
prohibition storm of each rower
    forbids row(Ada), shout
    breach oblige actor to "say sorry" within 3 days
power shout of each rower to "shout"
right rest(p: person) of each rower to "rest"
    permits row(p)
duty pay of each rower to "pay"
    when due_now(actor)
    late when mentor(actor) = Bea
    late when overdue(oil by actor) or done(row(Ada) by Bea) or moot(oil) or irregular(row)
    breach
        suspend actor from rower
        notify crew that "dues are owed" if alleged(pay by actor) and not breached(storm)
duty oil of each rower to "oil"
    when due_now(actor)
    within 1 day
supremacy void
breach found by trial
procedure trial(p: person) of crew to "try somebody"
    vote
    carried oblige p to "row alone"
given mentor(Ada) = Bea
given due_now(Ada)
given not due_now(Bea)
"""
CHARTERS = Path(__file__).parents[3] / "charters"
CORPUS = Path(__file__).parents[2] / "corpus"
PATHS = sorted(CHARTERS.glob("*/*.charter"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_everything_can_be_shown(path: Path) -> None:
    law = load(str(path))
    for name, one in law.declarations.items():
        said = show(law, name)
        assert name.split(" ")[0] in said
        assert one.place.clause in said
        assert "object at" not in said and "Fraction(" not in said


def plain_charters() -> Iterator[tuple[str, Instrument]]:
    """The charters of the corpus that are sound and written without articles and `also`."""
    yield "breaches", wording_charters.law(BREACHES)
    for page in sorted(CORPUS.glob("language/*.md")):
        for case in cases(page.read_text("utf-8")):
            made = compiled(case)
            errors = [one for one in made.found if one.severity == "error"]
            text = made.texts[CHARTER]
            plain = "also " not in text and not re.search(r"^ *use ", text, re.M)
            if made.law and not errors and not made.law.divisions and plain:
                yield f"{page.stem}: {case.title}", made.law


def test_what_is_shown_declares_the_same() -> None:
    """The lines of all declarations, in place of those of the charter, make the same law."""
    tested = 0
    for title, law in plain_charters():
        above = f' under {law.superior[0]} "{law.superior[1]}"' if law.superior else ""
        head = [f'charter {law.name} "{law.title}"{above}', f'    zone "{law.zone}"']
        shown = [
            line
            for name, one in law.declarations.items()
            if getattr(one, "regime", None) is None and not name.startswith("ratification.")
            for line in declared(show(law, name))
        ]
        text = "\n".join([*head, *shown]) + "\n"
        made = compile_charter("copy.charter", lambda name, text=text: text)
        assert made.value is not None and not made.failed, (title, text, made.diagnostics)
        for name, one in law.declarations.items():
            assert spread(made.value.declarations[name]) == spread(one), (title, name)
        tested += len(law.declarations)
    assert tested > 200


def spread(declaration: object) -> list[object]:
    """The nodes of a declaration, without the clauses they stand in and how titles were said."""
    kinds = (Place, Title)
    return [type(node) for node in walk(declaration) if not isinstance(node, kinds)]


def declared(said: str) -> list[str]:
    """The lines of the declaration, without headings, clauses and what is told behind them."""
    lines = said.split("\n\n")[0].split("\n")
    heads = (
        "kind",
        "fact",
        "standard",
        "assume",
        "hole",
        "define",
        "threshold",
        "parties",
        "body",
        "office",
        "procedure",
        "power",
        "duty",
        "prohibition",
        "right",
        "supremacy",
        "breach",
        "binding",
        "given",
        "regime",
        "schedule",
        "external",
        "ratification",
    )
    lines[0] += " " * lines[0].endswith("ratification")
    first = next(n for n, line in enumerate(lines) if any(f"{head} " in line for head in heads))
    column = min(lines[first].find(f"{head} ") for head in heads if f"{head} " in lines[first])
    kept = [line[column:].split("   ← ")[0] for line in lines[first:] if line.strip()]
    return [line for line in kept if line.strip()]


def test_every_node_that_names_something_is_known() -> None:
    """What holds the name of a declaration is listed in `NAMING`, so that its users are found.

    What a stage is `titled` are words of the charter, not a name, whatever else is called so.
    """
    for path in PATHS:
        law = load(str(path))
        for node in walk(tuple(law.declarations.values())):
            if isinstance(node, Title | Place):
                continue
            for field in getattr(type(node), "__attrs_attrs__", ()):
                value = getattr(node, field.name)
                if field.name in ("name", "titled") or not isinstance(value, str):
                    continue
                if value in law.declarations:
                    assert value in set(names_in(node)), (type(node), field.name, value)


def test_what_has_no_name_is_shown_by_its_words() -> None:
    made = wording_charters.law(BREACHES)
    assert "\n  given mentor(Ada)\n" in show(made, "mentor") + "\n"
    assert "\n  breach found by\n" in show(made, "trial") + "\n"
    users = show(made, "row").split("used by\n")[1]
    assert "prohibition storm" in users and "right rest" in users
