"""`charter due`: what is printed, as data too, its width, its colour, and its exit codes."""

import re
from pathlib import Path

import pytest
from command_line import RECALL, TREATY, Done, charter, no_traceback, on_a_terminal

COLOUR = re.compile("\033\\[[\\d;]*m")

LAW = """\
charter league "League of Harbours"
    commences on 2026-01-01
    zone "Europe/Athens"
    uses std.majorities

kind state "state"
kind matter "matter"

article I "Members"
    (1)
        parties member_state "member state" of state
            founding Alba, Brine, Corran "Corran of the Isles"
        body council "Council" of state
            seats  every state where member in member_state
            votes  1 each
            counts votes cast
            quorum at least 1
            tie    lost
    (2)
        duty peace of each member_state to "keep the peace"
        prohibition raiding of each member_state to "raid the coast of another state"
article II "Aid"
    (1)
        assume promptly "how promptly aid must come"
            because "The text says promptly, and nothing else."
            days  means 3 days
            hours means 36 hours
        fact attacked "is attacked" of state presumed false
        duty aid(s: member_state) of each member_state to "come to the aid of a member state"
            when   attacked(s) and s != actor
            within promptly
    (2)
        procedure rebuke(s: state) of council to "find that a member state has breached this charter"
            vote 1 day recusing s needs simple_majority
"""
PLAY = """
scenario "Slow aid" of league
    at 2026-02-01 08:00
        report attacked(Alba)
        Brine does raiding
    after 1 day
        Brine does aid(Alba)
    after 2 days
        expect overdue(aid by Corran)
"""
FINDING = "article III\n    (1)\n        breach found by rebuke\n"
READINGS = 'scenario "Slow aid" of league\n    under assumption promptly = days, hours'
TWO = PLAY.replace('scenario "Slow aid" of league', READINGS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a charter and a scenario, which is the present one."""
    (tmp_path / "league.charter").write_text(LAW)
    (tmp_path / "aid.scenario").write_text(PLAY)
    (tmp_path / "readings.scenario").write_text(TWO)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(done: Done, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, each cell in one piece."""
    _, _, rest = done.out.partition(f"\n{heading}\n")
    head, *blocks = rest.split("\n\n")
    heads = head.split("\n")[0]
    starts = [found.start() for found in re.finditer(r"(?<=  )\S", f"  {heads}")]
    starts = [start - 2 for start in starts]
    out = []
    for block in blocks:
        lines = block.split("\n")
        if not lines[0].startswith("  "):
            break
        ends = [*starts[1:], None]
        out.append(
            [
                " ".join(" ".join(line[a:b].split()) for line in lines if line[a:b].strip())
                for a, b in zip(starts, ends, strict=True)
            ]
        )
    return out


def test_what_is_owed_at_the_end_of_a_run(folder: Path) -> None:
    done = charter("due", "aid.scenario")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "Slow aid\nLeague of Harbours\nWednesday, 4 February 2026 08:00, at the end of the run\n"
    )
    assert rows(done, "Owed") == [
        [
            "II(1)",
            "Corran of the Isles",
            "come to the aid of a member state (Alba)",
            "2026-02-01 08:00",
            "2026-02-04 08:00",
            "overdue",
        ]
    ]
    assert rows(done, "Standing duties") == [
        ["I(2)", "Alba Brine Corran of the Isles", "keep the peace", "2026-01-01"]
    ]
    assert rows(done, "Breaches") == [
        ["I(2)", "Brine", "must not raid the coast of another state", "2026-02-01 08:00",
         "recorded"],
        ["II(1)", "Corran of the Isles", "must come to the aid of a member state (Alba): not done in "
         "time", "2026-02-04 08:00", "recorded"],
    ]  # fmt: skip
    assert "No longer owed" not in done.out


def test_what_was_owed_at_another_instant(folder: Path) -> None:
    """In the zone of the charter; without a time, at midnight."""
    done = charter("due", "aid.scenario", "--at", "2026-02-02")
    assert "\nMonday, 2 February 2026 00:00\n" in done.out
    assert [row[-1] for row in rows(done, "Owed")] == ["open", "open"]
    later = charter("due", "aid.scenario", "--at", "2026-02-02 08:00")
    assert [row[1] for row in rows(later, "Owed")] == ["Corran of the Isles"]


def test_with_what_is_no_longer_owed(folder: Path) -> None:
    done = charter("due", "aid.scenario", "--all")
    assert rows(done, "No longer owed") == [
        [
            "II(1)",
            "Brine",
            "come to the aid of a member state (Alba)",
            "2026-02-01 08:00",
            "2026-02-02 08:00",
            "done",
        ]
    ]


@pytest.mark.parametrize("name", ["Corran", "Corran of the Isles"])
def test_of_one_alone(folder: Path, name: str) -> None:
    done = charter("due", "aid.scenario", "--of", name, "--all")
    assert done.code == 0 and "Brine" not in done.out
    assert [row[1] for row in rows(done, "Owed")] == ["Corran of the Isles"]


def test_of_nobody(folder: Path) -> None:
    done = charter("due", "aid.scenario", "--of", "Corrann")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "charter due: nobody is called `Corrann` in League of Harbours\n  did you mean `Corran`?\n"
    )


@pytest.mark.parametrize("file", ["aid.scenario", "league.charter"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Corrann", "nobody is called `Corrann` in League of Harbours"),
        ("aid", "`aid` is a duty, and owes nothing itself"),
        ("raiding", "`raiding` is a prohibition, and owes nothing itself"),
        ("state", "`state` is a kind, and owes nothing itself"),
        ("attacked", "`attacked` is a fact, and owes nothing itself"),
        ("promptly", "`promptly` is an assumption, and owes nothing itself"),
    ],
)
def test_of_what_is_nobody(folder: Path, file: str, name: str, said: str) -> None:
    done = charter("due", file, "--of", name)
    assert (done.code, done.out) == (2, "") and said in done.err
    assert f"did you mean `{name}`" not in done.err
    data = charter("due", file, "--of", name, "--json")
    (one,) = data.data["diagnostics"]
    assert (data.code, data.err, one["message"]) == (2, "", said)
    assert one["help"] == [done.err.splitlines()[1].strip()]


@pytest.mark.parametrize(
    ("zone", "date"), [("Asia/Tokyo", "0001-01-01"), ("America/New_York", "9999-12-31 23:59")]
)
def test_the_edge_of_the_calendar(folder: Path, zone: str, date: str) -> None:
    text = Path("league.charter").read_text()
    Path("league.charter").write_text(re.sub(r'zone "[^"]*"', f'zone "{zone}"', text))
    done = charter("due", "aid.scenario", "--at", date)
    assert (done.code, done.out) == (2, "") and "is beyond the calendar" in done.err


def test_an_hour_that_clocks_leave_out(folder: Path) -> None:
    text = Path("league.charter").read_text()
    Path("league.charter").write_text(re.sub(r'zone "[^"]*"', 'zone "Europe/London"', text))
    done = charter("due", "aid.scenario", "--at", "2026-03-29 01:30")
    assert (done.code, done.out) == (2, "")
    assert "there is no `2026-03-29 01:30` in Europe/London" in done.err
    for date in ("2026-03-29 00:59", "2026-03-29 02:00", "2026-10-25 01:30"):
        assert charter("due", "aid.scenario", "--at", date).code == 0


def test_each_reading_has_its_own(folder: Path) -> None:
    done = charter("due", "readings.scenario", "--at", "2026-02-03")
    first, second = done.out.split("─" * 60)
    assert "under promptly = days" in first and "under promptly = hours" in second
    assert "open" in first and "overdue" not in first
    assert "overdue" in second
    chosen = charter("due", "readings.scenario", "--assume", "promptly=hours")
    assert chosen.out.count("Slow aid") == 1 and "promptly = hours" in chosen.out


def test_as_data(folder: Path) -> None:
    done = charter("due", "aid.scenario", "--json", "--all", "--of", "Brine")
    assert (done.code, done.err, done.data["version"], done.data["passed"]) == (0, "", 1, True)
    (run,) = done.data["runs"]
    assert (run["scenario"], run["charter"], run["begun"]) == ("Slow aid", "league", True)
    assert run["readings"] == {}
    assert run["at"] == "2026-02-04T06:00:00+00:00"
    assert [one["state"] for one in run["duties"]] == ["standing", "done"]
    assert run["duties"][1] == {
        "bearer": "Brine",
        "norm": "aid",
        "arguments": ["Alba"],
        "act": "come to the aid of a member state (Alba)",
        "since": "2026-02-01T06:00:00+00:00",
        "until": "2026-02-04T06:00:00+00:00",
        "late_when": [],
        "state": "done",
        "ended": "2026-02-02T06:00:00+00:00",
        "clauses": ["II(1)"],
    }
    assert run["breaches"] == [
        {
            "bearer": "Brine",
            "norm": "raiding",
            "kind": "prohibition",
            "arguments": [],
            "act": "raid the coast of another state",
            "at": "2026-02-01T06:00:00+00:00",
            "state": "recorded",
            "found": None,
            "overdue": False,
            "void": False,
            "by": None,
            "clauses": ["I(2)"],
        }
    ]


def test_before_a_run_begins(folder: Path) -> None:
    done = charter("due", "aid.scenario", "--at", "2026-02-01 07:59")
    assert done.code == 0
    assert "the run has not begun by then: it begins on 1 February 2026 08:00" in done.out
    (run,) = charter("due", "aid.scenario", "--at", "2026-01-01", "--json").data["runs"]
    assert (run["begun"], run["at"], run["duties"], run["breaches"]) == (False, None, [], [])


def test_after_a_run_time_passes(folder: Path) -> None:
    Path("short.scenario").write_text(PLAY.partition("    after 1 day")[0])
    done = charter("due", "short.scenario", "--at", "2026-03-01")
    assert [row[-1] for row in rows(done, "Owed")] == ["overdue", "overdue"]


def test_as_far_as_can_be_told(folder: Path) -> None:
    done = charter("due", RECALL, "--at", "9999-12-31")
    said = " ".join(done.out.split())
    assert done.code == 0 and "and no further: too much falls due before 31 December 9999" in said


def test_a_run_that_fails_is_told_and_no_success(folder: Path) -> None:
    Path("bad.scenario").write_text(PLAY.replace("expect overdue", "expect not overdue"))
    done = charter("due", "bad.scenario")
    assert done.code == 1 and "overdue" in done.out
    assert done.err == ("charter due: 1 of 1 runs failed; charter run bad.scenario shows how\n")
    assert charter("due", "bad.scenario", "--json").data["passed"] is False


def test_nothing_is_owed(folder: Path) -> None:
    Path("league.charter").write_text(LAW.replace("duty peace", "right peace"))
    Path("calm.scenario").write_text(
        'scenario "Calm" of league\n    at 2026-02-01\n        expect not due(aid)\n'
    )
    done = charter("due", "calm.scenario")
    assert done.code == 0 and done.out.endswith("at the end of the run\n\nnothing is owed\n")


STRICT = (
    LAW
    + FINDING
    + """\
    (2)
        supremacy void
        fact hungry "is hungry" of state presumed false
        prohibition landing(s: state) of each member_state to "land on the coast of another state"
            unless  hungry(actor)
            forbids sail(s)
        power sail(s: state) of each member_state to "sail to another state"
"""
)
COMPLAINT = """
scenario "A complaint" of league
    at 2026-02-01
        expect refused Brine does sail(Alba)
        Alba alleges peace by Corran
        Alba moves rebuke(Corran)
        Alba, Brine votes aye on rebuke
    after 1 day
        expect rebuke is carried
"""


def test_breaches_that_are_void_complained_of_and_found(folder: Path) -> None:
    Path("league.charter").write_text(STRICT)
    Path("complaint.scenario").write_text(COMPLAINT)
    done = charter("due", "complaint.scenario")
    assert (done.code, done.err) == (0, "")
    assert rows(done, "Breaches") == [
        [
            "III(2)",
            "Brine",
            "must not land on the coast of another state (Alba) void: it had no effect",
            "2026-02-01",
            "alleged",
        ],
        [
            "I(2)",
            "Corran of the Isles",
            "must keep the peace as Alba alleges",
            "2026-02-01",
            "found 2026-02-02",
        ],
    ]


# ── the register ──


def test_the_register_of_a_charter(folder: Path) -> None:
    Path("league.charter").write_text(LAW + FINDING)
    done = charter("due", "league.charter")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Register of duties and prohibitions\nLeague of Harbours\n")
    said = " ".join(done.out.split())
    assert (
        "Breaches are found by a decision to find that a member state has breached this charter "
        "[III(1)]" in said
    )
    assert rows(done, "Duties") == [
        ["I(2)", "each member state", "keep the peace", "at all times", "no deadline"],
        [
            "II(1)",
            "each member state",
            "come to the aid of a member state",
            "when is attacked (the member state) and the member state is not the one bound",
            "3 days [promptly = days]",
        ],
    ]
    assert rows(done, "Prohibitions") == [
        ["I(2)", "each member state", "raid the coast of another state", "at all times"]
    ]
    assert charter("due", "league.charter", "--of", "Alba").out == done.out
    assert "nobody is bound" in charter("due", "league.charter", "--of", "council").out


def test_exceptions_and_what_a_prohibition_covers(folder: Path) -> None:
    Path("league.charter").write_text(STRICT)
    done = charter("due", "league.charter")
    assert "\nWhat is prohibited is void, and a breach  [III(2)]\n" in done.out
    assert rows(done, "Prohibitions")[-1] == [
        "III(2)",
        "each member state",
        "land on the coast of another state covers: sail to another state (the state)",
        "at all times unless is hungry (the one bound)",
    ]


def test_the_register_as_data(folder: Path) -> None:
    done = charter("due", "league.charter", "--json")
    assert (done.code, done.data["charter"]) == (0, "league")
    first = done.data["register"][0]
    assert (first["kind"], first["norm"], first["arises"], first["clauses"]) == (
        "duty",
        "peace",
        ["at all times"],
        ["I(2)"],
    )


def test_the_treaty_and_its_scenarios() -> None:
    duties = rows(charter("due", TREATY), "Duties")
    assert ["III(3)", "the Alliance Spokesperson", "honor, guard and advance this treaty"] in [
        row[:3] for row in duties
    ]
    done = charter("due", RECALL)
    assert (done.code, done.err) == (0, "")
    assert [row[:3] for row in rows(done, "Standing duties") if row[0] == "III(3)"] == [
        ["III(3)", "Sue", "honor, guard and advance this treaty"]
    ]


# ── the terminal ──


def test_no_line_is_wider_than_eighty_columns(folder: Path) -> None:
    for words in (("aid.scenario", "--all"), ("league.charter",)):
        done = charter("due", *words)
        assert max(map(len, done.out.splitlines())) <= 80


def test_colour_on_a_terminal_alone(folder: Path) -> None:
    assert "\033" not in charter("due", "aid.scenario").out
    code, said = on_a_terminal("due", "aid.scenario")
    assert code == 0 and "\033[1mOwed\033[0m" in said
    assert all(len(COLOUR.sub("", line)) <= 80 for line in said.splitlines())
    _, plain = on_a_terminal("due", "aid.scenario", NO_COLOR="1")
    assert "\033" not in plain


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("due",), 2, "FILE"),
        (("due", "aid.scenario", "--at", "soon"), 2, "`soon` is no date; write 2026-03-01"),
        (("due", "aid.scenario", "--at", "2026-02-30"), 2, "`2026-02-30` is no date"),
        (("due", "aid.scenario", "--at", "2026-02-01T08:00+02:00"), 2, "is no date"),
        (("due", "league.charter", "--all"), 2, "--all wants a scenario"),
        (("due", "league.charter", "--at", "2026-02-01"), 2, "--at wants a scenario"),
        (("due", "none.scenario"), 1, "none.scenario"),
        (("due", "empty.scenario"), 1, "no scenario in this file"),
        (("due", "aid.scenario", "--assume", "promptly=never"), 2, "never"),
    ],
)
def test_what_cannot_be_answered(
    folder: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    Path("empty.scenario").write_text("")
    done = charter(*words)
    assert done.code == code and no_traceback(done)
    assert said in done.err and not done.out


def test_help_has_examples() -> None:
    done = charter("due", "--help")
    assert done.code == 0 and "charter due aid.scenario --at" in done.out
