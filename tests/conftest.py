"""Markdown pages under `tests/corpus` are tests: `corpus_runner` says how they are read.

Under `CHARTER_NO_SKIPS=1` a skipped test is a failed one.
"""

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from corpus_runner import Page

# Whoever runs the tests in several processes tells each how wide the terminal is; a pipe is not.
os.environ.pop("COLUMNS", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write into the pages what is printed now"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix == ".md" and "corpus" in file_path.parts:
        return Page.from_parent(parent, path=file_path)
    return None


Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return not_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return not_skipped((yield))


def not_skipped(report: Report) -> Report:
    """The report; that of a skipped test says that it failed, where none may be skipped."""
    expected_to_fail = hasattr(report, "wasxfail")
    if os.environ.get("CHARTER_NO_SKIPS") == "1" and report.skipped and not expected_to_fail:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (and no test may be skipped here)"
    return report
