"""`charter discretion` and `charter assumptions`: tables, data, colour, exit codes."""

import re
from pathlib import Path

import pytest
from command_line import PACT, SPEAKER, TREATY, charter, no_traceback, on_a_terminal

COLOUR = re.compile("\033\\[[\\d;]*m")
REGISTERS = ("discretion", "assumptions")

LONG = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "rower"
office cox "Cox" of person
    founding Ada
standard rough "the water is so rough that whoever goes out in a boat may not come back" presumed false
power rest of cox to "rest"
    when rough
power turn_the_boat_round_before_it_has_left_the_harbour of cox to "turn round"
    when rough
"""


def test_the_register_says_where_who_and_what() -> None:
    done = charter("discretion", TREATY)
    assert (done.code, done.err) == (0, "")
    rows = {row.strip().split("  ")[0]: row for row in done.out.splitlines()}
    assert re.search(
        r"a reasonable time +the Security Council +six hours +IV\(7\)\(c\) security_council",
        rows["IV(7)(c)"],
    )
    standards, _, findings = done.out.partition("Findings:")
    assert "reasonable time" in standards and "reasonable time" not in findings
    assert re.search(r"III\(1\) +advice and consent \(an alliance matter\) +the Security", findings)


def test_the_register_as_data() -> None:
    done = charter("discretion", TREATY, "--json")
    assert (done.code, done.err, done.data["version"], done.data["charter"]) == (0, "", 1, "sec")
    entries = {one["name"]: one for one in done.data["discretion"]}
    assert entries["reasonable_time"] == {
        "name": "reasonable_time",
        "sort": "standard",
        "words": "a reasonable time",
        "of": [],
        "type": "duration",
        "clause": "IV(7)(c)",
        "judge": "the Security Council",
        "presumption": "six hours",
        "presumed": "6 hours",
        "relied_on": [{"clause": "IV(7)(c)", "rule": "security_council"}],
    }
    assert entries["consent"]["sort"] == "finding"


def test_assumptions_mark_the_reading_chosen() -> None:
    done = charter("assumptions", TREATY, "--assume", "counted=entitled")
    assert (done.code, done.err) == (0, "")
    entry = done.out[done.out.index("Whom a result considers") :].split("\n\n")[0]
    assert re.search(r"▸ entitled +all those entitled to vote", entry)
    assert re.search(r"  voted +the votes cast for or against", entry)
    assert "▸ voted" not in entry
    assert "= last_weekend_before(expiry(spokesperson))" in done.out


def test_assumptions_as_data() -> None:
    done = charter("assumptions", TREATY, "--json", "--assume", "majority_rule=half")
    (one,) = [one for one in done.data["assumptions"] if one["name"] == "majority_rule"]
    assert (one["title"], one["clause"]) == ("what a simple majority is", "III(6)")
    assert one["chosen"] == "half"
    assert one["readings"][0] == {
        "name": "over_half",
        "words": "more than half",
        "means": "more than 1/2",
    }
    assert one["because"].startswith("IV(4) rounds")
    assert {"clause": "IV[1]", "rule": "resolution"} in one["relied_on"]


@pytest.mark.parametrize("columns", [50, 60, 80, 110])
def test_a_table_keeps_to_its_terminal(columns: int, tmp_path: Path) -> None:
    path = tmp_path / "club.charter"
    path.write_text(LONG.replace("turn_the_boat_round_before_it_has_left_the_harbour", "turn"))
    for command in REGISTERS:
        for of in (path, TREATY):
            code, said = on_a_terminal(command, of, columns=columns)
            plain = COLOUR.sub("", said).splitlines()
            assert code == 0
            assert max(map(len, plain)) <= columns, (command, of)


def test_on_a_narrow_page_the_columns_stand_one_below_the_other(tmp_path: Path) -> None:
    said = COLOUR.sub("", on_a_terminal("discretion", TREATY, columns=50)[1])
    entry = said[said.index("a reasonable time") :].split("\r\n\r\n")[0].split()
    assert " ".join(entry) == (
        "a reasonable time Judged by the Security Council Presumed six hours Relied on in IV(7)(c) "
        "security_council"
    )


def test_no_word_is_broken_that_a_reader_may_want_to_copy(tmp_path: Path) -> None:
    path = tmp_path / "club.charter"
    path.write_text(LONG)
    said = COLOUR.sub("", on_a_terminal("discretion", path)[1])
    assert "turn_the_boat_round_before_it_has_left_the_harbour" in said


@pytest.mark.parametrize("command", REGISTERS)
def test_colour_is_for_terminals(command: str) -> None:
    code, said = on_a_terminal(command, TREATY)
    assert code == 0 and "\033[" in said
    assert "\033[" not in charter(command, TREATY).out
    assert "\033[" not in on_a_terminal(command, TREATY, NO_COLOR="1")[1]


def test_nothing_to_list() -> None:
    assert "nothing is left to judgement" in charter("discretion", PACT).out
    assert "nothing is assumed" in charter("assumptions", PACT).out
    assert charter("discretion", PACT, "--json").data["discretion"] == []


@pytest.mark.parametrize("command", REGISTERS)
def test_what_is_no_charter_is_refused(command: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.charter"
    wrong.write_text('treaty wrong "Wrong"\n    zome "UTC"\n')
    for path in (wrong, tmp_path / "missing.charter", SPEAKER):
        done = charter(command, path)
        assert (done.code, done.out) == (1, "") and "error E" in done.err
        assert no_traceback(done)
    done = charter(command, TREATY, "--assume", "counted=nobody", "--json")
    assert done.code == 2 and done.data["diagnostics"]
    assert charter(command).code == 2
