"""`charter new`: what it writes is sound and runs, and nothing that is there is overwritten."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from command_line import ROOT, charter, no_traceback, process

import charterlang
from charterlang.beginning import TEMPLATES, Unnameable, titled
from charterlang.compiler.tables import grammar

FOLDER = ROOT / "templates"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the present one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── what is written


def test_every_template_is_listed_with_its_line() -> None:
    done = charter("new", "--list")
    assert (done.code, done.err) == (0, "")
    listed = dict(line.split(maxsplit=1) for line in done.out.splitlines())
    assert listed == dict(TEMPLATES)
    assert {path.stem for path in FOLDER.glob("*.charter")} == set(TEMPLATES)
    helped = charter("new", "--help").out
    assert all(f"\n  {line}\n" in helped for line in done.out.splitlines())
    page = (FOLDER / "README.md").read_text()
    assert all(f"| `{name}` | {about} |" in page for name, about in TEMPLATES.items())


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_charter_is_sound_and_runs(template: str, here: Path) -> None:
    done = charter("new", "harbour_pact", "--template", template)
    assert (done.code, done.err) == (0, "")
    assert sorted(os.listdir()) == ["harbour_pact.charter", "harbour_pact.scenario"]
    for file in sorted(os.listdir()):
        assert f"{file}: written" in done.out
        assert charter("check", file).out == f"{file}: no mistakes\n"
    tested = charter("test", ".", "--json")
    assert tested.code == 0 and len(tested.data["tests"]) > 3
    assert tested.data["untouched"] == {} or not any(tested.data["untouched"].values())


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_commands_that_are_suggested_work(template: str, here: Path) -> None:
    done = charter("new", "harbour_pact", "--template", template, "-o", "law")
    suggested = [line.split() for line in done.out.splitlines() if line.startswith("  charter")]
    assert [words[1] for words in suggested] == ["check", "run", "render"]
    assert all(charter(*words[1:]).code == 0 for words in suggested)


@pytest.mark.parametrize("template", TEMPLATES)
def test_only_the_name_and_the_title_are_replaced(template: str) -> None:
    files = charterlang.new("harbour_pact", template, "Pact of the Harbours")
    for ending in (".charter", ".scenario"):
        text = (FOLDER / f"{template}{ending}").read_text()
        made = files[f"harbour_pact{ending}"]
        assert made.count("harbour_pact") == text.count(f"new_{template}") > 2
        assert made.count("Pact of the Harbours") == text.count(f"New {template.capitalize()}")
        assert not re.search(
            r"\bnew_|\bNew (Treaty|Club|Region|Alliance|Foundation|Dao|Resolution)", made
        )
        assert Counter(text.splitlines()) - Counter(made.splitlines())
        assert len(text.splitlines()) == len(made.splitlines())


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_it_is_published_in_every_form(template: str, form: str, here: Path) -> None:
    charter("new", "harbour_pact", "--template", template)
    done = charter("render", "harbour_pact.charter", "--form", form)
    assert (done.code, done.err) == (0, "") and "Harbour Pact" in done.out
    assert not re.search(r"\{[\w.]+\}|\bNone\b|\bunknown\b", done.out.split("</style>")[-1])


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_document_has_no_gaps(template: str, here: Path) -> None:
    charter("new", "harbour_pact", "--template", template)
    page = charter("render", "harbour_pact.charter").out
    assert page.split("\n")[0].strip() == "Harbour Pact"
    assert "No rule is stated" not in page and "[" not in page.split("Notes\n")[0]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour_pact", "Harbour Pact"),
        ("law_of_the_sea", "Law of the Sea"),
        ("of_mice", "Of Mice"),
        ("EU_2026", "EU 2026"),
        ("pact__", "Pact"),
        ("x", "X"),
    ],
)
def test_the_title_follows_from_the_name(name: str, title: str, here: Path) -> None:
    assert titled(name) == title
    assert charter("new", name).code == 0
    assert f'treaty {name} "{title}"' in Path(f"{name}.charter").read_text()


@pytest.mark.parametrize("title", ["Law of the Sea", "Ära  des Friedens", "{x} # \\1 | & <b>"])
def test_the_title_can_be_stated(title: str, here: Path) -> None:
    assert charter("new", "pact", "--title", title).code == 0
    assert charter("check", "pact.charter").out == "pact.charter: no mistakes\n"
    assert charter("render", "pact.charter").out.split("\n")[0].strip() == " ".join(title.split())


# ── what cannot be begun


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("harbour-pact", "did you mean `harbour_pact`?"),
        ("Harbour Pact", "did you mean `harbour_pact`?"),
        ("pact.charter", "did you mean `pact`?"),
        ("law/pact", "did you mean `law_pact`?"),
        ("../pact", "did you mean `pact`?"),
        ("2026_pact", "a name begins with a letter"),
        ("_", "a name begins with a letter"),
        ("_pact", "did you mean `pact`?"),
        ("", "a name begins with a letter"),
        ("päct", "a name begins with a letter"),
        ("pact\n", "a name begins with a letter"),
        ("assembly", "stands for something else in the template"),
        ("treaty", "stands for something else in the template"),
        ("every", "means itself, and is no name"),
        ("alliance", "stands for something else in the template"),
        ("Alba", "stands for something else in the template"),
    ],
)
def test_what_cannot_be_a_name(name: str, said: str, here: Path) -> None:
    done = charter("new", name)
    assert (done.code, done.out) == (2, "") and no_traceback(done)
    assert done.err.startswith("charter new: `") and said in done.err
    assert os.listdir() == []
    with pytest.raises(Unnameable):
        charterlang.new(name)


@pytest.mark.parametrize("title", ['The "Pact"', "", "  ", "a\x00b", "a\x1b[31m", "a\nb", "a\tb"])
def test_what_cannot_be_a_title(title: str, here: Path) -> None:
    done = charter("new", "pact", "--title", title)
    assert done.code == 2 and "cannot be a title" in done.err
    assert os.listdir() == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a", "b"],
        ["pact", "--template", "nato"],
        ["pact", "--title"],
        ["--list", "pact"],
        ["pact", "-o", ""],
    ],
)
def test_a_wrong_command_line(words: list[str], here: Path) -> None:
    done = charter("new", *words)
    assert (done.code, done.out) == (2, "") and no_traceback(done)
    assert os.listdir() == []


def test_any_other_word_of_the_language_can_be_a_name(here: Path) -> None:
    words = sorted({*re.findall(r'"([a-z]+)"', grammar()), "true", "false", "now", "this"})
    assert len(words) > 80
    for word in words:
        try:
            files = charterlang.new(word)
        except Unnameable:
            continue
        for name, text in files.items():
            Path(name).write_text(text)
        assert charter("check", f"{word}.charter").out == f"{word}.charter: no mistakes\n"


# ── nothing is lost


@pytest.mark.parametrize("ending", [".charter", ".scenario"])
def test_nothing_is_overwritten(ending: str, here: Path) -> None:
    there = Path(f"pact{ending}")
    there.write_text("mine")
    done = charter("new", "pact")
    assert (done.code, done.out) == (1, "") and no_traceback(done)
    assert f"`pact{ending}` is there already, and stays as it is" in done.err
    assert there.read_text() == "mine" and os.listdir() == [there.name]


def test_a_link_that_leads_nowhere_is_not_followed(here: Path) -> None:
    os.symlink("elsewhere", "pact.charter")
    assert charter("new", "pact").code == 1
    assert os.listdir() == ["pact.charter"]


def test_a_folder_that_cannot_be_made(here: Path) -> None:
    Path("law").write_text("a file")
    done = charter("new", "pact", "-o", "law/inner")
    assert done.code == 1 and no_traceback(done)
    assert "cannot be written" in done.err


def test_a_process_of_its_own_finds_the_templates(here: Path) -> None:
    done = process("new", "pact", "--template", "club", cwd=here)
    assert (done.code, done.err) == (0, "")
    assert Path("pact.charter").is_file() and Path("pact.scenario").is_file()


def test_from_python_an_unknown_template_is_told() -> None:
    with pytest.raises(
        ValueError, match="there is no template `nato`; there are treaty, club, region"
    ):
        charterlang.new("pact", "nato")
