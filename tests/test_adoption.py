"""Drafts: the text that was adopted, printed, and the same state from the journal alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import charter

import charterlang
from charterlang.interpreter import machine

DRAFT = """\
resolution piers "Piers for the Harbours" under rules "Rules of the Council"
    zone "UTC"
    commences on adoption
    numbering "1.", "a."
    style labels LABELS
kind state "state"
external body council "Council" of state
    counts all members
external procedure separate_vote(c: clause) of council to "vote separately on a paragraph"
    vote 1 hour needs at least 2
    lost strike c
external procedure adoption of council to "adopt the draft"
    vote 1 hour needs at least 2
    carried adopt piers
part OP "Operative paragraphs"
    1. declaratory
        | Invites all:
        a. | to build piers,
        b. | to light lamps;
    2.
        power toll of each council to "levy a toll"
    3. declaratory | Looks back at {@OP.1.b}, {@OP.2} and {@OP.4};
    4. declaratory | Ends.
"""
VOTES = """\
scenario "A division" of piers
    given
        Alba, Brine are council
    at 2026-02-01
        Alba moves separate_vote(@OP.1.a) as one
        Alba moves separate_vote(@OP.2) as two
    after 1 hour
        Alba moves adoption
        Alba, Brine votes aye on adoption
    after 1 hour
        expect refused Alba does toll under @OP.2
scenario "Not adopted" of piers
    given
        Alba, Brine are council
    at 2026-02-01
        Alba moves separate_vote(@OP.1.a) as one
    after 1 hour
        expect one is lost
"""


def written(folder: Path, labels: str, scenarios: str = VOTES) -> tuple[str, str]:
    """The draft and its scenarios as files."""
    law, run = folder / "piers.charter", folder / "piers.scenario"
    law.write_text(DRAFT.replace("LABELS", labels), "utf-8")
    run.write_text(scenarios, "utf-8")
    return str(law), str(run)


def paragraphs(text: str) -> list[str]:
    """The operative paragraphs of a document in plain text, each in one line."""
    inside = text.split("Operative paragraphs")[-1]
    return [" ".join(one.split()) for one in inside.split("\n\n") if one.strip()]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (
            "keep",
            [
                "1. Invites all:",
                "a. [Not adopted.]",
                "b. to light lamps;",
                "2. [Not adopted.]",
                "3. Looks back at paragraph 1b, a paragraph that was not adopted and paragraph 4;",
                "4. Ends.",
            ],
        ),
        (
            "renumber",
            [
                "1. Invites all:",
                "a. to light lamps;",
                "2. Looks back at paragraph 1a, a paragraph that was not adopted and paragraph 3;",
                "3. Ends.",
            ],
        ),
    ],
)
def test_the_adopted_text_is_printed(tmp_path: Path, labels: str, expected: list[str]) -> None:
    law, run = written(tmp_path, labels)
    assert paragraphs(charterlang.render(law, form="text", after=run)) == expected


def test_what_is_not_adopted_prints_as_the_draft(tmp_path: Path) -> None:
    law, run = written(tmp_path, "keep", VOTES[VOTES.index('scenario "Not') :])
    assert charterlang.render(law, form="text", after=run) == charterlang.render(law, form="text")


def test_scenarios_of_another_charter_are_told_so(tmp_path: Path) -> None:
    law, run = written(tmp_path, "keep")
    other = tmp_path / "other.charter"
    other.write_text('charter other "Other"\n    zone "UTC"\nkind k\nfact f of k\n', "utf-8")
    made = charter("render", str(other), "--after", run)
    assert made.code == 1
    assert "holds no scenario of `other`" in made.err


def test_the_journal_alone_leads_to_the_same_state(tmp_path: Path) -> None:
    law, run = written(tmp_path, "keep")
    for one in charterlang.run(run):
        begins = one.state.journal[0].at
        again = machine.replay(one.trial.law, begins, one.state.journal)
        assert again == one.state
        assert one.passed
