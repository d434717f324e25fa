"""The registers from Python: the same entries that the commands print."""

from pathlib import Path

import pytest

import charterlang

TREATY = str(Path(__file__).parents[3] / "charters/sec/sec.charter")


def test_the_register_of_discretion_from_python() -> None:
    entries = {one.name: one for one in charterlang.discretion(TREATY)}
    time = entries["reasonable_time"]
    assert (time.sort, time.judge, time.presumption) == (
        "standard",
        "the Security Council",
        "six hours",
    )
    assert entries["consent"].sort == "finding"


def test_the_assumptions_from_python() -> None:
    entries = {one.name: one for one in charterlang.assumptions(TREATY, {"counted": "entitled"})}
    assert entries["counted"].chosen.name == "entitled"
    assert entries["majority_rule"].chosen.name == "over_half"


def test_what_is_no_charter_is_refused() -> None:
    with pytest.raises(charterlang.CharterError):
        charterlang.discretion("missing.charter")
    with pytest.raises(charterlang.CharterError):
        charterlang.assumptions("missing.charter")
