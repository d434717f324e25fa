"""The Charter of the NPTO before and after its entry into force, and what could never have begun."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from charterlang import api
from charterlang.compiler.ir.scenario import Votes
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import module
from charterlang.interpreter.state import Deposit

FOLDER = Path(__file__).parents[1] / "charters/npto"
CHARTER = str(FOLDER / "npto.charter")
LOG = str(FOLDER / "scenarios/ratification.scenario")
IN_FORCE = datetime(2015, 5, 27)


def text(commenced: datetime | None) -> list[str]:
    """The lines of the charter as published, a paragraph to a line."""
    return api.render(CHARTER, "markdown", commenced=commenced).split("\n")


def deposits(reading: str) -> dict[str, Deposit]:
    """What was deposited in the first run of the log, by whom."""
    state = api.run(LOG, {"eumenor": reading})[0].state
    return {one.by: one for one in state.deposits}


def test_one_source_prints_two_texts_that_differ_in_two_lines() -> None:
    draft, again, ratified = text(None), text(None), text(IN_FORCE)
    assert draft == again
    assert len(draft) == len(ratified)
    changed = [(old, new) for old, new in zip(draft, ratified, strict=True) if old != new]
    (title, dated), (preamble, opened) = changed
    assert "date of ratification" in title and "Ratified 27 May, 2015, at NPTO HQ" in dated
    assert "day of ratification" in preamble and "[May]" in preamble.replace("\\", "")
    assert "On this 27th day in May our nations meet" in opened


def test_an_instrument_tells_of_its_vote_and_nobody_judges_it() -> None:
    made = deposits("documented")
    plembobria, trinster, syrixia = (
        made[one].votes for one in ("Plembobria", "Trinster", "Syrixia")
    )
    assert plembobria is not None and trinster is not None and syrixia is not None
    assert (plembobria.of_votes, plembobria.of_all) == (Fraction(53, 59), Fraction(53, 66))
    assert made["Plembobria"].dated == "Sweetmorn Discord 73rd, YOLD 3181 (Tuesday, 26 May 2015)"
    assert trinster.of_votes == trinster.of_all == Fraction(13, 16)
    assert (syrixia.share, syrixia.count("aye"), syrixia.of_all) == (Fraction(8, 9), None, None)


def test_no_vote_at_all_is_no_share() -> None:
    assert Votes((("present", 7),)).of_votes is None
    assert Votes((("aye", 0), ("nay", 0))).of_all is None
    assert Votes((("aye", 2), ("aye", 1), ("nay", 1))).of_votes == Fraction(3, 4)


@pytest.mark.parametrize("since", [datetime(2015, 5, 21), datetime(2015, 5, 21, 23, 59)])
def test_the_blanks_are_filled_by_any_date(since: datetime) -> None:
    said = "\n".join(text(since))
    assert "Ratified 21 May, 2015" in said
    assert "On this 21st day in May" in said


def test_without_a_first_chair_nobody_can_be_elected() -> None:
    source = Path(CHARTER).read_text("utf-8").replace("            founding first_chair\n", "")
    made = compile_charter(CHARTER, lambda name: source if name == CHARTER else module(name))
    (found,) = [one for one in made.diagnostics if one.severity == "error"]
    assert found.code == "E306"
    assert (
        "`chair` → `council_chair`" in found.message or "`council_chair` → `chair`" in found.message
    )
