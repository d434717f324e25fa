"""A headless Chromium, spoken to through its pipe: nothing is installed for it, no port is opened."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# `--no-sandbox`: in a container there is often none to be had; the pages are our own.
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-pipe",
)  # fmt: skip


def found() -> str | None:
    """Where Chromium is, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One browser with one page; to be closed."""

    def __init__(self, program: str) -> None:
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        # Chromium reads its orders at 3 and answers at 4. Our own ends go above, out of the way.
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        reads, writes = (fcntl.fcntl(one, fcntl.F_DUPFD, 10) for one in (theirs_in, theirs_out))

        def connect() -> None:
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        command = [program, *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, preexec_fn=connect, close_fds=False, stdout=quiet, stderr=quiet, stdin=quiet
        )
        for one in (theirs_in, theirs_out, reads, writes):
            os.close(one)
        self.orders, self.answers = os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb")
        self.count = 0
        self.session: str | None = None
        self.events: list[dict[str, Any]] = []
        page = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.tell("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime", "DOM", "Accessibility"):
            self.tell(f"{domain}.enable")

    def tell(self, method: str, **given: Any) -> dict[str, Any]:
        """The answer to an order; what happens meanwhile is among the events."""
        self.count += 1
        order = {"id": self.count, "method": method, "params": given}
        if self.session:
            order["sessionId"] = self.session
        self.orders.write(json.dumps(order).encode() + b"\0")
        self.orders.flush()
        while (said := self._hear()).get("id") != self.count:
            self.events.append(said)
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']['message']}")
        answer: dict[str, Any] = said["result"]
        return answer

    def _hear(self) -> dict[str, Any]:
        heard = bytearray()
        while (byte := self.answers.read(1)) not in (b"\0", b""):
            heard += byte
        if not heard:
            raise RuntimeError("Chromium went away")
        said: dict[str, Any] = json.loads(heard)
        return said

    def open(self, path: Path, fragment: str = "") -> None:
        """Opens a file, and waits until it is there."""
        # By way of an empty page, or else another fragment would not load the file again.
        for url in ("about:blank", f"{path.as_uri()}{fragment}"):
            self.events.clear()
            self.tell("Page.navigate", url=url)
            while not any(one.get("method") == "Page.loadEventFired" for one in self.events):
                self.events.append(self._hear())

    def size(self, width: int, height: int, phone: bool = False) -> None:
        """Gives the page that size."""
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=phone,
        )  # fmt: skip

    def media(self, kind: str = "screen", **features: str) -> None:
        """Shows the page as on that medium: `print`, or with `prefers_color_scheme="dark"`."""
        wanted = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self.tell("Emulation.setEmulatedMedia", media=kind, features=wanted)

    def ask(self, expression: str) -> Any:
        """The value of an expression of JavaScript in the page."""
        answer = self.tell(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Presses a key."""
        code = {"Tab": 9, "Enter": 13}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.tell(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key,
                windowsVirtualKeyCode=code, **(text if kind == "keyDown" else {}),
            )  # fmt: skip

    def picture(self) -> bytes:
        """What is to be seen, as PNG."""
        return base64.b64decode(self.tell("Page.captureScreenshot", format="png")["data"])

    def paper(self) -> bytes:
        """The page as it prints, as PDF."""
        given = {"preferCSSPageSize": True, "displayHeaderFooter": False}
        return base64.b64decode(self.tell("Page.printToPDF", **given)["data"])

    def close(self) -> None:
        """Ends it."""
        for pipe in (self.orders, self.answers):
            pipe.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()
