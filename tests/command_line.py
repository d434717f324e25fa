"""The command line for tests: in this process, or as one of its own."""

import contextlib
import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

ROOT = Path(__file__).parents[1]
PACT = ROOT / "charters/pact/pact.charter"
SPEAKER = ROOT / "charters/pact/scenarios/speaker.scenario"
TREATY = ROOT / "charters/sec/sec.charter"
RECALL = ROOT / "charters/sec/scenarios/recall.scenario"
EARLY = ROOT / "charters/sec/scenarios/early_close.scenario"


@attrs.frozen
class Done:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


def charter(*words: object) -> Done:
    """Runs a command in this process."""
    from charterlang.cli import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Done(code, out.getvalue(), err.getvalue())


def process(*words: object, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Done:
    """Runs a command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "charterlang", *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )
    return Done(done.returncode, done.stdout, done.stderr)


def on_a_terminal(*words: object, columns: int = 80, **env: str) -> tuple[int, str]:
    """Runs a command whose output is a terminal, of that many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "charterlang", *map(str, words)]
    inherited = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    running = subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**inherited, "TERM": "xterm", **env}
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # a terminal whose last writer has gone
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    return running.wait(60), said.decode()


def no_traceback(done: Done) -> bool:
    """Whether a command kept its inner life to itself."""
    return "Traceback" not in done.out + done.err and done.code != 3
