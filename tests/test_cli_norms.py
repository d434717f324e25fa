"""Duties, breaches and irregularities of a run as data."""

from pathlib import Path

import pytest
from command_line import charter

LAW = """
charter club "Harbour Club"
    commences on 2026-01-01
    zone "UTC"

kind state "state"
fact attacked "is attacked" of state presumed false
breach found by judge
supremacy void
parties member_state "member state" of state
    founding Alba, Brine
body council "Council" of state
    seats  every state where member in member_state
    counts votes cast
    quorum at least 1
    tie    lost
duty aid(s: state) of each member_state to "aid a state"
    when   attacked(s) and s != actor
    within 1 day
prohibition spying of each member_state to "spy"
procedure judge(s: member_state) of council to "find a breach"
    vote    1 day needs more than 1/2
    carried oblige s to "redress"
power leave of each member_state to "leave"
    should attacked(actor)
scenario "All sorts" of club
    at 2026-02-01
        report attacked(Alba)
        expect refused Brine does spying
        Alba alleges spying by Brine
        Alba alleges aid(Alba) by Brine
        Alba moves judge(Brine) as j
        Alba votes aye on j
    after 1 day
        Brine does aid(Alba)
        Brine does j
        Brine does leave
"""


def test_norms_of_a_run_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("club.charter").write_text(LAW)
    done = charter("run", "club.charter", "--json")
    (run,) = done.data["runs"]
    norms = [line["norm"] for line in run["lines"] if line["norm"] is not None]
    told = [(one["kind"], one["norm"], one["who"], one["about"]) for one in norms]
    assert told == [
        ("owed", "aid", "Brine", ["Alba"]),
        ("alleged", "spying", "Brine", []),
        ("alleged", "spying", "Brine", []),
        ("alleged", "aid", "Brine", ["Alba"]),
        ("alleged", "aid", "Brine", ["Alba"]),
        ("owed", "judge", "Brine", ["Brine"]),
        ("found", "spying", "Brine", []),
        ("found", "aid", "Brine", ["Alba"]),
        ("done", "aid", "Brine", ["Alba"]),
        ("done", "judge", "Brine", ["Brine"]),
        ("irregular", "leave", "Brine", []),
    ]
    assert norms[0]["until"] == "2026-02-02T00:00:00+00:00"
    assert [one["void"] for one in norms[1:5]] == [True, False, False, False]
    assert [one["by"] for one in norms[1:5]] == [None, "Alba", "Alba", None]
    assert norms[4]["overdue"] and norms[5]["act"] == "redress"
    (irregular,) = [line for line in run["lines"] if line["text"].startswith("Irregular")]
    assert [one["reason"] for one in irregular["grounds"]] == [
        "a condition does not hold: is attacked (Brine)"
    ]


@pytest.mark.parametrize("words", ["supremacy", "supremacy void", "breach found by", "breach"])
def test_what_has_no_name_is_shown_by_its_first_words(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("club.charter").write_text(LAW)
    done = charter("show", words, "club.charter")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("supremacy void" if "sup" in words else "breach found by judge")
