"""Acts that are asked about: reasons and explanations name who acted, and what was asked."""

import pytest
from unit_playing import CLUB, all_runs, lines, texts

from charterlang.interpreter.why import why_line

LAW = (
    CLUB
    + """
    (3)
        fact rowed "has rowed" of state presumed false
        duty pay of each member_state to "pay the dues"
            when rowed(actor)
            within 3 days
        power leave of each member_state to "leave"
            require not {asked}
"""
)


def refused(asked: str) -> str:
    """Why Alba may not leave, where it must not be so."""
    scenario = """
scenario "A test" of club
    at 2026-02-01
        report rowed(Alba)
        Alba does leave
"""
    (run,) = all_runs(scenario, law=LAW.replace("{asked}", asked))
    return "\n".join(ground.reason for line in lines(run) for ground in line.grounds)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("due(pay by Alba)", "pay by Alba is due"),
        ("(due(pay by Brine) or due(pay by Alba))", "pay by Alba is due"),
        ("(not overdue(pay by Alba))", "pay by Alba is overdue"),
        ("(not moot(pay by Alba))", "pay by Alba is moot"),
        ("(not breached(pay by Alba))", "pay by Alba has been breached"),
        ("(not alleged(pay))", "a breach of pay is alleged"),
        ("(not irregular(warn(Brine) by council))", "warn (Brine) by the Council was irregular"),
    ],
)
def test_a_reason_says_by_whom(asked: str, reason: str) -> None:
    assert reason in refused(asked)


def test_an_explanation_says_by_whom() -> None:
    scenario = """
scenario "A test" of club
    at 2026-02-01
        report rowed(Alba)
        expect due(pay by Alba)
"""
    (run,) = all_runs(scenario, law=LAW.replace("{asked}", "due(pay by Alba)"))
    (number,) = [one.number for one in lines(run) if one.sort == "expectation"]
    made = why_line(run, number)
    assert made is not None
    below = [text for one in made.sections for point in one.points for text in point.below]
    assert "due(pay by Alba) is true" in below
    assert texts(run, "expectation") == ["due(pay by Alba)"]
