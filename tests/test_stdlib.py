"""The standard library: every module is sound, has a page, and the reference lists what it declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import ROOT, charter

from charterlang.compiler.modules import STANDARD
from charterlang.compiler.parse import declarations, parse
from charterlang.compiler.source import source_of
from charterlang.compiler.syntax.nodes import Declaration
from charterlang.files import module

FOLDER = ROOT / "stdlib"
PAGES = ROOT / "tests/corpus/stdlib"
MODULES = {
    ("" if path.parent == FOLDER else f"{path.parent.name}.") + path.stem: path
    for path in sorted(FOLDER.rglob("*.charter"))
}
REFERENCE = (ROOT / "docs/language.md").read_text("utf-8")


def declared(path: Path) -> tuple[Declaration, ...]:
    """What a module declares."""
    file = parse(source_of(str(path), path.read_text("utf-8"))).value
    assert file is not None
    return tuple(declarations(file.items))


def templates() -> Iterator[tuple[str, Declaration]]:
    """(module, template) of the whole library."""
    for name, path in MODULES.items():
        yield from ((name, one) for one in declared(path) if one.head == "template")


TEMPLATES = list(templates())


@pytest.mark.parametrize("path", MODULES.values(), ids=str)
def test_a_module_is_sound(path: Path) -> None:
    assert charter("check", path).out == f"{path}: no mistakes\n"


def test_every_module_is_found_by_its_name_and_suggested() -> None:
    for name in MODULES:
        dotted = name if "." in name else f"std.{name}"
        assert module(dotted) is not None and dotted in STANDARD
        assert f"`{dotted}`" in REFERENCE and f"`{dotted}`" in (FOLDER / "README.md").read_text()


def test_every_module_has_a_page_with_cases() -> None:
    pages = {path.stem: path.read_text("utf-8") for path in PAGES.glob("*.md")}
    for name in MODULES:
        if name == "time":  # what it has the language computes: its cases are there
            continue
        page = pages[name.split(".")[0]]
        assert f"uses std.{name}" in page or re.search(rf"uses .*\b{name}\b", page)
        assert "```scenario" in page and "```check" in page


@pytest.mark.parametrize(("name", "template"), TEMPLATES, ids=lambda one: getattr(one, "head", one))
def test_a_template_is_used_on_its_page_and_listed(name: str, template: Declaration) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    told = template.name.text
    call = f"`{told}({', '.join(one.name.text for one in template.parameters)})`"
    assert re.search(rf"^ *use {told}\(", page, re.M), f"no case uses {told}"
    assert call in page and call in REFERENCE
    assert f"`{told}`" in (FOLDER / "README.md").read_text("utf-8")


def test_a_template_is_shown_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "club.charter"
    text = (ROOT / "templates/club.charter").read_text("utf-8")
    own = 'template toast(body: body)\n    power toast of body to "drink a toast"\n'
    path.write_text(f"{text.replace('std.majorities', 'std.elections')}\n{own}", "utf-8")
    assert charter("show", "toast", path).out == f"{own}\nused by nothing else\n"
    shown = charter("show", "seat_election", path).out
    assert shown.startswith("from the library in std.elections\ntemplate seat_election(board: body")
    assert charter("show", "seat_elections", path).code == 1
