"""The measurement of start-up runs and says what it measured; whether it is quick, `make bench` says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_start_up_is_measured() -> None:
    command = [sys.executable, ROOT / "bench/startup.py", "--rounds", "1", "--warming", "1"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    rows = [line for line in done.stdout.splitlines() if " ms" in line or "×" in line]
    assert any(row.startswith("charter --help") for row in rows)
    assert any(row.startswith("charter check") for row in rows)
    assert (done.returncode == 1) == ("OVER" in done.stdout)
