"""Each command: what it prints, its exit code, its data."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import EARLY, PACT, RECALL, ROOT, SPEAKER, TREATY, charter
from unit_playing import CLUB

from charterlang.files import is_source

PASSES = """
scenario "The Council resolves" of club
    at 2026-02-01
        Alba, Brine moves resolve(Dues) as r
        Alba, Brine votes aye on r
    after 1 day
        expect r is carried
"""
FAILS = """
scenario "The Council does not resolve" of club
    under assumption counted = voted, entitled
    at 2026-02-01
        Alba, Brine moves resolve(Dues) as r
        Alba, Brine votes aye on r
    after 1 day
        expect r is lost            # it is not
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a charter and its scenarios, which is the present one."""
    (tmp_path / "club.charter").write_text(CLUB)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/good.scenario").write_text(PASSES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── check


def test_check_says_that_nothing_is_wrong(folder: Path) -> None:
    done = charter("check", "scenarios/good.scenario")
    assert (done.code, done.err) == (0, "")
    assert done.out == "scenarios/good.scenario: no mistakes\n"


def test_check_reads_several_files(folder: Path) -> None:
    Path("bad.charter").write_text('treaty bad "Bad"\n    zone 7\n')
    done = charter("check", "bad.charter", "scenarios/good.scenario")
    assert done.code == 1
    assert "bad.charter:2" in done.out and "good.scenario: no mistakes" in done.out


def test_check_as_data(folder: Path) -> None:
    Path("bad.charter").write_text('treaty bad "Bad"\n    zone 7\n')
    done = charter("check", "bad.charter", "--json")
    assert done.code == 1 and done.data["sound"] is False
    first = done.data["diagnostics"][0]
    assert {"code", "severity", "message", "help"} <= set(first)
    assert charter("check", "scenarios/good.scenario", "--json").data == {
        "version": 1,
        "files": ["scenarios/good.scenario"],
        "sound": True,
        "diagnostics": [],
    }


def test_a_reading_under_which_a_charter_is_wrong(folder: Path) -> None:
    assert charter("check", "club.charter", "--assume", "counted=entitled").code == 0


# ── run


def test_run_prints_the_transcript() -> None:
    done = charter("run", RECALL)
    assert (done.code, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "Sunday, 1 February 2026 08:00" in said
    assert "3 of 4 voted yes, 3 needed" in said
    assert "refused: Kim asks to close recall [IV(7)(b), IV(7)(c)]" in said
    assert "Sue is Alliance Spokesperson until 3 April 2026" in said
    assert "reading counted = voted" in said and "presumption reasonable_time" in said


def test_an_expectation_that_fails_is_shown_where_it_stands(folder: Path) -> None:
    Path("scenarios/bad.scenario").write_text(FAILS)
    done = charter("run", "scenarios/bad.scenario")
    assert (done.code, done.err) == (1, "")
    assert (
        "scenarios/bad.scenario:8:9  The Council does not resolve, under counted = voted"
        in done.out
    )
    assert "8 | expect r is lost\n" in done.out
    assert "    r is carried since 2 February 2026 (carried; 2 of 2 voted yes, 2 needed" in done.out
    assert "2 runs, 2 failed" in done.out


def test_the_same_facts_under_another_reading(folder: Path) -> None:
    Path("scenarios/bad.scenario").write_text(FAILS)
    done = charter("run", "scenarios/bad.scenario", "--assume", "counted=entitled")
    assert done.code == 1
    assert "under counted = entitled" in done.out and "counted = voted" not in done.out
    assert "2 of 3 voted yes, 2 needed" in done.out


def test_run_as_data(folder: Path) -> None:
    Path("scenarios/bad.scenario").write_text(FAILS)
    done = charter("run", "scenarios/bad.scenario", "--json")
    assert (done.code, done.err, done.data["version"]) == (1, "", 1)
    assert done.data["passed"] is False
    first, second = done.data["runs"]
    assert first["readings"] == {"counted": "voted"} and second["readings"] == {
        "counted": "entitled"
    }
    assert first["scenario"] == "The Council does not resolve" and first["charter"] == "club"
    assert first["rests_on"] == {"readings": {"counted": "voted"}, "presumptions": []}
    (failure,) = first["failures"]
    assert failure["message"] == "expected: r is lost"
    assert failure["span"]["line"] == 8
    (line,) = [one for one in first["lines"] if one["line"] == failure["line"]]
    assert line["failed"] and line["sort"] == "expectation"
    assert line["at"] == "2026-02-02T00:00:00+00:00"
    assert {"III(1)", "I(3)"} <= set(first["clauses"])


def test_a_refusal_as_data() -> None:
    done = charter("run", EARLY, "--assume", "counted=voted", "--json")
    grounds = [one for run in done.data["runs"] for line in run["lines"] for one in line["grounds"]]
    assert {"reason", "distance", "clauses", "remedy"} == set(grounds[0])
    assert any(one["clauses"][:1] == ["IV(7)(b)"] for one in grounds)


def test_a_charter_with_its_own_scenarios_runs(folder: Path) -> None:
    Path("both.charter").write_text(CLUB.strip() + "\n" + PASSES)
    assert charter("check", "both.charter").code == 0
    assert charter("run", "both.charter").code == 0
    done = charter("test", "both.charter")
    assert done.code == 0 and "1 run of 1 scenario in 1 file, all as expected" in done.out


def test_nothing_to_run(folder: Path) -> None:
    done = charter("run", "club.charter")
    assert done.code == 1 and "there is no scenario in `club.charter`" in done.err


# ── test


def test_a_line_for_each_scenario_and_reading(folder: Path) -> None:
    Path("scenarios/bad.scenario").write_text(FAILS)
    done = charter("test")
    assert done.code == 1
    lines = done.out.splitlines()
    assert "  ! The Council does not resolve, under counted = voted" in lines
    assert "  ! The Council does not resolve, under counted = entitled" in lines
    assert "  ✓ The Council resolves" in lines
    assert "3 runs of 2 scenarios in 2 files, 2 failed" in lines[-1]
    assert "8 | expect r is lost" in done.out


def test_the_clauses_that_no_scenario_touches(folder: Path) -> None:
    done = charter("test", ".")
    assert done.code == 0
    (said,) = [line for line in done.out.splitlines() if line.startswith("Harbour Club:")]
    untouched = said.removeprefix("Harbour Club: no scenario touches ").split(", ")
    assert "III(2)(a)" in untouched and "III(2)(b)" in untouched
    assert not {"III(1)", "I(3)", "I(2)"} & set(untouched)


def test_nothing_tested_is_no_success(folder: Path) -> None:
    Path("scenarios/good.scenario").unlink()
    done = charter("test")
    assert done.code == 1
    assert "there is no scenario below `.`: nothing has been tested" in done.out


def test_a_file_that_cannot_be_read_fails_the_tests(folder: Path) -> None:
    Path("scenarios/broken.scenario").write_text('scenario "Broken" of club\n    at noon\n')
    done = charter("test")
    assert done.code == 1
    assert "! cannot be run: it has errors" in done.out
    assert "broken.scenario:2" in done.out
    assert "✓ The Council resolves" in done.out


def test_tests_as_data(folder: Path) -> None:
    Path("scenarios/bad.scenario").write_text(FAILS)
    done = charter("test", "--json")
    assert done.code == 1 and done.data["version"] == 1 and done.data["passed"] is False
    assert [(one["scenario"], one["passed"]) for one in done.data["tests"]] == [
        ("The Council does not resolve", False),
        ("The Council does not resolve", False),
        ("The Council resolves", True),
    ]
    assert "III(2)(a)" in done.data["untouched"]["club"]


def test_a_warning_of_a_scenario_is_told(folder: Path) -> None:
    Path("scenarios/idle.scenario").write_text('scenario "Idle" of club\n    at 2026-02-01\n')
    done = charter("test")
    assert done.code == 0 and "W703" in done.out


def test_all_scenarios_of_all_charters_pass() -> None:
    done = charter("test", ROOT / "charters")
    assert done.code == 0, done.out
    assert "all as expected" in done.out


# ── render


@pytest.mark.parametrize(
    ("form", "begins"), [("html", "<!doctype html>"), ("markdown", "#"), ("text", "")]
)
def test_render_prints_or_writes_the_document(form: str, begins: str, tmp_path: Path) -> None:
    printed = charter("render", PACT, "--form", form)
    assert printed.code == 0 and "Harbour Pact" in printed.out
    assert printed.out.lower().startswith(begins)
    page = tmp_path / "page"
    written = charter("render", PACT, "--form", form, "-o", page)
    assert (written.code, written.out) == (0, "")
    assert page.read_text().strip() == printed.out.strip()


def test_words_of_its_own_or_from_its_rules() -> None:
    own, generated = charter("render", TREATY), charter("render", TREATY, "--generated")
    assert own.code == generated.code == 0
    assert "From scattered shores" in own.out
    assert own.out != generated.out


def test_a_document_under_another_reading() -> None:
    one = charter("render", TREATY, "--assume", "one_month=thirty")
    assert one.code == 0 and "thirty days" in one.out
    assert charter("render", TREATY).out != one.out


def test_a_document_that_cannot_be_written(tmp_path: Path) -> None:
    done = charter("render", PACT, "-o", tmp_path / "nowhere/page.html")
    assert done.code == 1 and "cannot be written: no such file or directory" in done.err
    done = charter("render", PACT, "-o", tmp_path)
    assert done.code == 1 and "cannot be written" in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["own.charter", "./own.charter", "link.html"])
def test_render_does_not_overwrite_its_source(name: str, tmp_path: Path) -> None:
    own = tmp_path / "own.charter"
    text = Path(PACT).read_text("utf-8")
    own.write_text(text, "utf-8")
    (tmp_path / "link.html").symlink_to(own)
    done = charter("render", own, "-o", f"{tmp_path}/{name}")
    assert done.code == 1 and done.out == ""
    assert f"made from `{tmp_path}/{name}`" in done.err and "give another file" in done.err
    assert own.read_text("utf-8") == text


def test_a_library_is_a_source_too() -> None:
    assert is_source(str(ROOT / "stdlib/time.charter"), str(PACT))
    assert not is_source(str(ROOT / "README.md"), str(PACT))


def test_scenarios_are_no_document() -> None:
    done = charter("render", SPEAKER)
    assert done.code == 1 and "a charter is wanted here" in done.err


# ── show


def test_show_gathers_a_declaration() -> None:
    done = charter("show", "spokesperson", TREATY)
    assert done.code == 0
    assert "III(5)" in done.out and "III(7)" in done.out and "term" in done.out
    assert charter("show", TREATY, "spokesperson").out == done.out
    data = charter("show", "spokesperson", TREATY, "--json").data
    assert (data["version"], data["name"]) == (1, "spokesperson")
    assert data["text"].strip() == done.out.strip()


def test_show_finds_the_only_charter(folder: Path) -> None:
    assert charter("show", "chair").code == 0
    Path("other.charter").write_text('treaty other "Other"\n')
    done = charter("show", "chair")
    assert done.code == 1 and "which charter? there are 2 in this folder" in done.err


@pytest.mark.parametrize(
    ("name", "said"), [("chiar", "did you mean `chair`?"), ("zzz", "it declares state, person")]
)
def test_show_of_a_name_that_is_none(name: str, said: str, folder: Path) -> None:
    done = charter("show", name, "club.charter")
    assert done.code == 1 and done.out == ""
    assert f"nothing is called `{name}`" in done.err and said in done.err


# ── why


def test_why_explains_a_line(folder: Path) -> None:
    runs = charter("run", "scenarios/good.scenario", "--json").data["runs"]
    (number,) = [
        one["line"] for one in runs[0]["lines"] if one["text"].startswith("The vote on r ends")
    ]
    done = charter("why", "scenarios/good.scenario", number)
    assert (done.code, done.err) == (0, "")
    assert "needed: 2, as more than 1/2 of 2 is more than 1" in done.out
    assert "\nClauses\n  III(1)  " in done.out
    assert "read as: voted: votes cast" in done.out
    data = charter("why", "scenarios/good.scenario", number, "--json").data
    assert data["version"] == 1 and data["line"] == number
    assert [one["heading"] for one in data["sections"]][:2] == ["The count", "The ballots"]


def test_every_line_of_a_recall_can_be_asked_about() -> None:
    lines = charter("run", RECALL, "--json").data["runs"][0]["lines"]
    for number in range(1, len(lines) + 1, 5):
        done = charter("why", RECALL, number)
        assert done.code == 0 and done.out.startswith(lines[number - 1]["text"])


@pytest.mark.parametrize("number", [0, -1, 9999])
def test_a_line_that_is_none(number: int, folder: Path) -> None:
    done = charter("why", "scenarios/good.scenario", "--", number)
    assert done.code == 1 and f"has no line {number}" in done.err


def test_the_words_of_a_clause_that_is_worded_from_its_rules(folder: Path) -> None:
    text = PASSES.replace("Alba, Brine votes", "Corran votes nay on r\n        Alba, Brine votes")
    Path("scenarios/good.scenario").write_text(text)
    done = charter("why", "scenarios/good.scenario", 5)
    assert done.code == 0 and "Clauses" in done.out


# ── explain


def test_explain_prints_the_page_of_a_code() -> None:
    done = charter("explain", "e201")
    assert done.code == 0 and "E201" in done.out
    data = charter("explain", "E201", "--json").data
    assert (data["version"], data["code"]) == (1, "E201")
    assert data["page"].strip() == done.out.strip()


def test_all_codes() -> None:
    done = charter("explain")
    assert done.code == 0 and len(done.out.splitlines()) > 30
    assert charter("explain", "--json").data["codes"].keys() >= {"E201", "W703"}


def test_a_code_that_is_none() -> None:
    done = charter("explain", "E021")
    assert done.code == 1 and "there is no code `E021`" in done.err


# ── the same calls, from Python


def test_the_calls_are_those_of_the_commands(folder: Path) -> None:
    import charterlang

    assert charterlang.check("scenarios/good.scenario") == ()
    (run,) = charterlang.run("scenarios/good.scenario")
    assert run.passed
    law = charterlang.load("club.charter", {"counted": "entitled"})
    assert law.name == "club"
    assert (
        charterlang.render("club.charter", form="text").strip()
        == charter("render", "club.charter").out.strip()
    )
    assert sorted(charterlang.__all__) == [
        one for one in dir(charterlang) if one in charterlang.__all__
    ]
    with pytest.raises(AttributeError, match="no attribute 'publish'"):
        charterlang.publish  # noqa: B018


@pytest.mark.parametrize("first", ["", "import charterlang.render.places as places\n"])
def test_render_is_a_call_and_a_part_of_the_package(first: str, folder: Path) -> None:
    program = f"""{first}import charterlang
for _ in range(2):
    print("Harbour Club" in charterlang.render("club.charter", form="text"))
import charterlang.render.document
from charterlang import render
print(charterlang.render.document.document.__name__, callable(render))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "True", "document", "True"]


def test_a_step_by_hand(folder: Path) -> None:
    from datetime import UTC, datetime

    import charterlang
    from charterlang.interpreter.events import Moved, TimePasses
    from charterlang.interpreter.journal import Refused

    at = datetime(2026, 2, 1, tzinfo=UTC)
    state = charterlang.start(charterlang.load("club.charter"), at)
    state = charterlang.step(state, TimePasses(at))
    after = charterlang.step(state, Moved("Zoe", "resolve"))
    assert isinstance(after.journal[len(state.journal)], Refused)


def test_what_cannot_be_loaded_says_why(folder: Path) -> None:
    import charterlang

    Path("bad.charter").write_text('treaty bad "Bad"\n    zone 7\n')
    with pytest.raises(charterlang.CharterError) as raised:
        charterlang.load("bad.charter")
    assert raised.value.diagnostics and "bad.charter:2" in str(raised.value)
    with pytest.raises(charterlang.CharterError, match="there is no file"):
        charterlang.run("nowhere.scenario")
    with pytest.raises(charterlang.CharterError, match="a charter is wanted here"):
        charterlang.load("scenarios/good.scenario")


def test_json_is_text_that_any_reader_takes() -> None:
    done = charter("run", SPEAKER, "--json")
    assert json.loads(done.out.encode("utf-8")) == done.data
