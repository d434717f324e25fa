"""`charter draft`: the default document written out, to the screen, to a file, in place."""

import os
from pathlib import Path

import pytest
from command_line import PACT, charter, no_traceback
from corpus_runner import FENCE

import charterlang
from charterlang.compiler.codes import explain

CLUB = """\
# The bylaws of a club.
charter club "Rowing Club"
    zone "UTC"

kind person
# Who rows.
parties rower "member" of person
    founding Ada, Bea
"""
DRAFTED = """\
# The bylaws of a club.
charter club "Rowing Club"
    zone "UTC"

kind person

article I "Membership"
    -
        # Who rows.
        parties rower "member" of person
            founding Ada, Bea

article II "Final provisions"
    - provides club.commences, club.zone
"""


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A charter without articles."""
    path = tmp_path / "club.charter"
    path.write_bytes(CLUB.encode())
    return path


def test_a_draft_is_printed(club: Path) -> None:
    done = charter("draft", club)
    assert (done.code, done.out, done.err) == (0, DRAFTED, "")
    assert club.read_text() == CLUB
    assert charterlang.draft(str(club)) == DRAFTED


def test_a_draft_goes_to_a_file(club: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles.charter"
    done = charter("draft", club, "-o", out)
    assert (done.code, done.out, done.err) == (0, "", f"{out}: written\n")
    assert out.read_text() == DRAFTED and club.read_text() == CLUB
    assert charter("draft", club, "-o", out).err == f"{out}: replaced\n"


def test_a_draft_takes_the_place_of_the_charter(club: Path) -> None:
    os.chmod(club, 0o640)
    done = charter("draft", club, "--write")
    assert (done.code, done.err) == (0, f"{club}: replaced\n")
    assert club.read_text() == DRAFTED
    assert club.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in club.parent.iterdir()] == ["club.charter"]


def test_a_fault_leaves_the_charter_as_it_was(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", full)
    done = charter("draft", club, "--write")
    assert done.code == 1 and "cannot be written: input/output error" in done.err
    assert club.read_text() == CLUB
    assert [one.name for one in club.parent.iterdir()] == ["club.charter"]


def test_the_ends_of_lines_stay_as_they_are(club: Path) -> None:
    club.write_bytes(CLUB.replace("\n", "\r\n").encode())
    assert charter("draft", club, "--write").code == 0
    assert club.read_bytes() == DRAFTED.replace("\n", "\r\n").encode()


def test_a_draft_does_not_overwrite_its_source_unasked(club: Path) -> None:
    done = charter("draft", club, "-o", club)
    assert done.code == 1 and no_traceback(done)
    assert "--write" in done.err and club.read_text() == CLUB


def test_in_place_and_elsewhere_are_two_things(club: Path) -> None:
    done = charter("draft", club, "--write", "-o", "other.charter")
    assert done.code == 2 and "not allowed with" in done.err


def test_a_folder_that_is_not_there(club: Path, tmp_path: Path) -> None:
    done = charter("draft", club, "-o", tmp_path / "none/club.charter")
    assert done.code == 1 and "cannot be written: no such file or directory" in done.err


# ── what cannot be drafted


def test_a_charter_with_articles_is_not_drafted_again(club: Path) -> None:
    assert charter("draft", club, "--write").code == 0
    done = charter("draft", club, "--write")
    assert (done.code, done.out) == (1, "") and no_traceback(done)
    assert "error E111: the document of `club` is written out already" in done.err
    assert f"{club}:7:1" in done.err
    assert club.read_text() == DRAFTED
    with pytest.raises(charterlang.CharterError, match="E111"):
        charterlang.draft(str(club))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('library l "L"\nthreshold big at least 2/3\n', "E111: a library has no document"),
        (
            'treaty l "L"\n    numbering "Article 1", "§ 1"\nkind p\nbody a of p\nbody b of p\n',
            "E111: no clause can have the label `§ 1`",
        ),
        ('treaty every "L"\nkind p\nbody a of p\n', "E111: `every` means itself"),
        ('treaty l "L"\n    zone 7\n', "error E102"),
        ("kind person\n", "error E110"),
    ],
    ids=["library", "label", "name", "mistake", "no instrument"],
)
def test_what_cannot_be_drafted_is_told(text: str, said: str, club: Path) -> None:
    club.write_text(text)
    done = charter("draft", club, "--write")
    assert (done.code, done.out) == (1, "") and no_traceback(done)
    assert said in done.err
    assert club.read_text() == text


def test_scenarios_are_no_charter(club: Path) -> None:
    path = club.with_suffix(".scenario")
    path.write_text('scenario "A" of club\n    at 2026-01-01\n        expect true\n')
    done = charter("draft", path)
    assert done.code == 1 and "a charter is wanted here" in done.err


def test_the_page_of_the_code_keeps_its_word(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(club.parent)
    page = {match[1] + str(n): match[3] for n, match in enumerate(FENCE.finditer(explain("E111")))}
    club.write_text(page["charter0"])
    assert charter("draft", "club.charter").err == page["report1"]
    club.write_text(page["charter2"])
    assert charter("draft", "club.charter").code == 0


def test_the_pact_is_drafted_and_stays_sound(tmp_path: Path) -> None:
    out = tmp_path / "pact.charter"
    assert charter("draft", PACT, "-o", out).code == 0
    before, after = (charter("render", path) for path in (PACT, out))
    assert after.code == 0 and after.out == before.out


LEAGUE = """\
charter league "League"
    zone "UTC"
kind state
body assembly of state
    founding Alba, Brine
procedure amend(a: amendment) of assembly to "amend"
    vote    1 day needs all of all members
    carried adopt a
"""
RESOLVE = """\
procedure resolve of assembly to "resolve"
    vote    1 day needs all of all members
"""


def test_another_order_of_what_falls_due_is_told(club: Path) -> None:
    club.write_text(LEAGUE + RESOLVE)
    done = charter("draft", club)
    assert done.code == 0
    assert done.out.index("procedure resolve") < done.out.index("procedure amend")
    assert "what falls due by `resolve` and by `amend` at one instant" in done.err


@pytest.mark.parametrize("more", ["", 'right rest of assembly to "rest"\n'])
def test_the_same_order_is_nothing_to_tell(more: str, club: Path) -> None:
    club.write_text(LEAGUE + more)
    assert charter("draft", club).err == ""


LEFT = """\
treaty pact "The Pact"
    commences on 2026-01-01
    zone "UTC"
kind state "state"
fact sick "ill" of state presumed false found by council
standard tardy "too late" of state presumed false found by council
fact attacked "under attack" of state presumed false found by council
standard slow "unduly slow" of state presumed false found by council
parties member_state "member state" of state
    founding Alba, Brine
    leaves when sick(member)
body council "Council" of state
    seats every state where member in member_state
    counts votes cast
    quorum at least 1
    tie lost
duty aid(s: member_state) of each member_state to "aid a state"
    when attacked(s) and s != actor and not tardy(actor)
    late when slow(actor)
"""


def test_the_register_of_discretion_stays_in_order(tmp_path: Path) -> None:
    before, after = tmp_path / "before.charter", tmp_path / "after.charter"
    before.write_text(LEFT)
    assert charter("draft", before, "-o", after).code == 0
    registers = [charter("discretion", one, "--json").data["discretion"] for one in (before, after)]
    for register in registers:
        assert [one["name"] for one in register] == ["tardy", "slow", "sick", "attacked"]
    assert charter("render", before).out == charter("render", after).out


HARBOURS = """\
treaty harbours "The Harbours"
    zone "UTC"
kind state "state"
parties member "member" of state
    joins by ratification
ratification
    signatories Alba, Brine
    # The notices come before who keeps them.
    deposited notify each signatories within 3 days
    duty keep of each signatories to "keep quiet"
        when   deposited(actor)
        within 2 days
    depositary Alba
power shout of any member to "shout"
    unless siege is active
power calm of any member to "calm"
regime siege "state of siege"
    lapses after 3 days
    power help of any member to "help"
    begins by shout
    duty watch of each member to "keep watch"
        within 1 day
    ends by calm
"""


def test_lines_between_norms_keep_their_places(tmp_path: Path) -> None:
    """A draft of what norms stand in takes each line to the clause that states it, and prints alike."""
    path, drafted = tmp_path / "harbours.charter", tmp_path / "drafted.charter"
    path.write_text(HARBOURS, "utf-8")
    assert charter("draft", path, "-o", drafted).code == 0
    assert charter("render", drafted).out == charter("render", path).out
    lines = [line.strip() for line in drafted.read_text("utf-8").split("\n")]
    assert [lines.count(line.strip()) for line in HARBOURS.split("\n")[6:-1]] == [1] * 17


REGIME = """\
statute harbour "Harbour Act"
    zone "UTC"

kind person
office warden of person
    founding Ada
power shut of warden to "shut the harbour"
power open of warden to "open the harbour"
regime closure "closure"
    begins by shut
    power search(p: person) of warden to "search somebody"
    # Whoever shuts it opens it.
    ends by open
    lapses after 7 days
"""


def test_lines_of_a_regime_behind_its_norms_stay_its_own(tmp_path: Path) -> None:
    path = tmp_path / "harbour.charter"
    path.write_text(REGIME, "utf-8")
    written = charterlang.draft(str(path))
    assert (
        """\
        regime closure "closure"
            begins by shut
            # Whoever shuts it opens it.
            ends by open
            lapses after 7 days
    (2)
        also regime closure
            power search(p: person) of warden to "search somebody"
"""
        in written
    )
