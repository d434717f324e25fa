"""What must hold of the repository as a whole, so that nothing is added in one layer only."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from charterlang.compiler.ir import expressions, norms, rules
from charterlang.compiler.syntax.build import BUILDERS
from charterlang.compiler.tables import grammar

ROOT = Path(__file__).parents[1]
CODE = ("src", "compiler", "interpreter", "render")
CODES = ROOT / "compiler/codes"
LONGEST = 500


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, or of a copy of it that is under no version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        found = [ROOT / name for name in done.stdout.splitlines()]
    else:
        found = [path for path in ROOT.rglob("*") if not path.relative_to(ROOT).parts[0][0] == "."]
    return tuple(sorted(path for path in found if path.is_file() and "build" not in path.parts[:1]))


def modules(*folders: str) -> Iterator[Path]:
    """The Python modules below these folders."""
    for path in files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders:
            yield path


def trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules below these folders, read."""
    for path in modules(*folders):
        yield path, ast.parse(path.read_text("utf-8"))


# ── each construct has its home in each layer


def rules_of_the_grammar() -> set[str]:
    """Every alias, and every rule that makes a branch of its own, of `charter.lark`."""
    text = re.sub(r"//.*", "", grammar())
    heads = re.findall(r"^(\??)!?([a-z][a-z_]*)\b *:((?:.*\n)(?:^[ \t]+.*\n)*)", text, re.MULTILINE)
    out = set(re.findall(r"->\s*([a-z_]+)", text))
    for inlined, name, body in heads:
        alternatives = [one for one in body.split("|") if one.strip()]
        named = all("->" in one for one in alternatives)
        if not inlined and not named:
            out.add(name)
    return out


def test_every_rule_of_the_grammar_has_a_builder() -> None:
    assert rules_of_the_grammar() - set(BUILDERS) == set()


def test_every_builder_has_a_rule() -> None:
    known = rules_of_the_grammar() | set(re.findall(r"^\??!?([a-z_]+) *:", grammar(), re.MULTILINE))
    assert set(BUILDERS) - known == set()


def matched(*folders: str) -> set[str]:
    """The classes that `match` and `isinstance` tell apart below these folders."""
    out: set[str] = set()
    for _, tree in trees(*folders):
        for node in ast.walk(tree):
            match node:
                case ast.MatchClass(cls=of):
                    out.add(ast.unparse(of).split(".")[-1])
                case ast.Call(func=ast.Name(id="isinstance"), args=[_, of]):
                    out |= set(re.findall(r"\w+", ast.unparse(of)))
    return out


def kinds_of(base: type) -> set[str]:
    """The classes under a class of the law."""
    return {one.__name__ for one in base.__subclasses__()}


@pytest.mark.parametrize("layer", ["interpreter", "render"])
@pytest.mark.parametrize(
    "base", [expressions.Expression, rules.Rule], ids=lambda base: base.__name__
)
def test_every_kind_of_expression_and_rule_is_told_apart(base: type, layer: str) -> None:
    assert len(kinds_of(base)) > 8
    assert kinds_of(base) - matched(layer) == set()


@pytest.mark.parametrize("layer", ["compiler", "interpreter", "render"])
def test_every_effect_is_known(layer: str) -> None:
    said = {node.value for _, tree in trees(layer) for node in ast.walk(tree) if constant(node)}
    assert set(get_args(norms.Verb)) - said == set()


def constant(node: ast.AST) -> bool:
    """Whether a node is a text."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# ── codes


def reported_codes() -> set[str]:
    """Every code that the compiler may report."""
    out: set[str] = set()
    for path, tree in trees("compiler", "src"):
        if CODES in path.parents:
            continue
        texts = {node.value for node in ast.walk(tree) if constant(node)}
        out |= {text for text in texts if re.fullmatch(r"[EW]\d{3}", text)}
    return out


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert len(reported_codes()) > 30
    assert reported_codes() == {page.stem for page in CODES.glob("*.md")}


def test_every_page_explains() -> None:
    short = [page.name for page in CODES.glob("*.md") if len(page.read_text("utf-8").split()) < 25]
    assert not short


# ── texts


def test_no_file_is_too_long() -> None:
    """But an instrument: it is one file, as long as it must be."""
    kinds = {".py", ".lark", ".j2", ".scenario"}
    counted = {
        path: path.read_text("utf-8").count("\n") for path in files() if path.suffix in kinds
    }
    assert not {path: lines for path, lines in counted.items() if lines > LONGEST}


PATH = re.compile(r"(?<![\w/.{])((?:\.ci|[a-z_]+)/[\w./*{},<>-]*\w[\w/]*|[A-Z]+\.md|\w+\.toml)")
PLACES = ("grammar", "compiler", "interpreter", "render", "stdlib", "charters", "src", "tests")
PLACES += ("docs", "bench", "editors", ".ci")


def named_paths(page: Path) -> Iterator[str]:
    """The paths in a page's code spans and links that seem to be this repository's."""
    text = page.read_text("utf-8")
    for span in re.findall(r"`([^`\n]+)`|\]\(([^)#\s]+)[^)]*\)", text):
        for word in " ".join(span).split():
            word = word.strip(",;:()")
            if word.split("/")[0] in PLACES and "/" in word and "NAME" not in word:
                yield word


def test_every_path_that_a_page_names_exists() -> None:
    missing = []
    for page in [path for path in files() if path.suffix == ".md" and "corpus" not in path.parts]:
        for word in named_paths(page):
            if not any(any(base.glob(word.rstrip("/"))) for base in (ROOT, page.parent)):
                missing.append(f"{page.relative_to(ROOT)}: {word}")
    assert not missing


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in [path for path in files() if path.suffix == ".md"]:
        for target in re.findall(r"(?<!!)\[[^]\n]*\]\(([^)\s]+)\)", page.read_text("utf-8")):
            if (
                not re.match(r"\w+:|#", target)
                and not (page.parent / target.split("#")[0]).exists()
            ):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken


def test_nothing_refers_to_what_is_outside() -> None:
    outside = re.compile(r"(?<![\w.])/(work|home|root|Users)/|(\.\./){3}|\.\./shared")
    kinds = {".py", ".md", ".toml", ".lark", ".charter", ".scenario", ".j2", ".json", ".css", ""}
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files()
        if path.suffix in kinds and path != Path(__file__)
        for match in outside.finditer(path.read_text("utf-8"))
    ]
    assert not found


# ── the law is exact, and nobody's in particular


def test_nothing_is_counted_in_floating_point() -> None:
    found = []
    for path, tree in trees("compiler", "interpreter"):
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=float()) | ast.Name(id="float") | ast.alias(name="math"):
                    found.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', '?')}")
    # A near-match of names is measured by a share, and counts nothing.
    near = {path for path in modules("compiler") if "get_close_matches" in path.read_text("utf-8")}
    assert [one for one in found if ROOT / one.split(":")[0] not in near] == []


def individuals() -> set[str]:
    """The names of states and persons in the charters and their scenarios."""
    named = re.compile(
        r"^ *founding (.+)$|^ *((?:[A-Z]\w*(?:, )?)+) (?:are|votes|ranks|moves) ", re.MULTILINE
    )
    out: set[str] = set()
    for path in files():
        if path.suffix in (".charter", ".scenario") and "charters" in path.parts:
            for one in named.findall(re.sub(r'".*?"', "", path.read_text("utf-8"))):
                out |= set(re.findall(r"\b[A-Z]\w+", " ".join(one)))
    return out


def declared() -> set[str]:
    """The names of organs and norms that the charters declare, and of the charters themselves."""
    head = re.compile(
        r"^\s*(?:treaty|parties|body|office|procedure|power|duty|prohibition|right) (\w+)",
        re.MULTILINE,
    )
    charters = [path for path in files() if path.suffix == ".charter" and "charters" in path.parts]
    return {name for path in charters for name in head.findall(path.read_text("utf-8"))}


def spoken(tree: ast.Module) -> Iterator[str]:
    """What a module says to Python: its names and texts, not its docstrings and comments."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                docstring.value = None
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                yield name
            case ast.Constant(value=str() as text):
                yield text


def test_no_charter_is_known_to_the_code() -> None:
    """A help may show an example, if it is one of the language reference."""
    names = individuals()
    assert {"Icenia", "Kim", "Alba", "Eddie"} <= names
    examples = set(re.findall(r"\w+", (ROOT / "docs/language.md").read_text("utf-8")))
    words_of_the_language = set(re.findall(r'"([a-z]+)"', grammar()))
    found = []
    for path, tree in trees(*CODE):
        texts = set(spoken(tree))
        words = {word for text in texts for word in re.findall(r"\w+", text)}
        known = texts & (names | declared()) - words_of_the_language
        found += [f"{path.relative_to(ROOT)}: {one}" for one in known | (words & names - examples)]
    assert not found
