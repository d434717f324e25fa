"""Where no standing condition is asked, because nothing that it reads has changed, none has turned."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterlang import api
from charterlang.interpreter.machine import edges, rest
from charterlang.interpreter.state import State

CHARTERS = Path(__file__).parents[2] / "charters"
FILES = [
    "pact/scenarios/harbour.scenario",
    "sec/scenarios/early_close.scenario",
    "sec/scenarios/leaving.scenario",
    "sec/scenarios/mutual_defense.scenario",
    "sec/scenarios/breach.scenario",
]


def scenarios() -> list[Path]:
    """Some runs of every sort: those named that there are, and the first of each charter."""
    named = [CHARTERS / one for one in FILES if (CHARTERS / one).exists()]
    first = [sorted(one.glob("scenarios/*.scenario"))[0] for one in sorted(CHARTERS.iterdir())]
    return list(dict.fromkeys([*first, *named]))


@pytest.mark.parametrize("path", scenarios(), ids=lambda one: one.stem)
def test_nothing_has_turned_where_nothing_is_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = rest.at_rest
    passed_over = 0

    def doubted(state: State) -> bool:
        nonlocal passed_over
        found = trusted(state)
        if found:
            passed_over += 1
            assert edges.turned_now(state) is state
        return found

    monkeypatch.setattr(rest, "at_rest", doubted)
    assert all(run.passed for run in api.run(str(path)))
    assert passed_over
