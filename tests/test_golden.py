"""The published charters, word for word, as they were last read and found good.

`pytest --update` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import difflib
import time

import pytest
from page_structure import faults
from publications import CHARTERS, ROOT, WORDINGS, publication, published
from reading import expected, said, same

from charterlang.render.forms import FORMS, Form, render

ENDINGS = {"html": "html", "markdown": "md", "text": "txt"}
DOCUMENTS = [f"{name}/{wording}" for name in CHARTERS for wording in WORDINGS]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_published_as_before(name: str, form: Form, request: pytest.FixtureRequest) -> None:
    path = ROOT / "tests/golden" / f"{name}.{ENDINGS[form]}"
    now = published(name, form)
    if request.config.getoption("--update"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, "utf-8", newline="\n")
    before = path.read_text("utf-8")
    if now != before:
        lines = difflib.unified_diff(
            before.splitlines(), now.splitlines(), f"golden/{path.name}", "now", lineterm="", n=1
        )
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_form_says_what_the_document_says(name: str, form: Form) -> None:
    document = publication(name)
    assert same(said(document, form), expected(document, form), form)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_page_is_well_made(name: str) -> None:
    assert faults(published(name, "html")) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_stays_within_eighty_columns(name: str) -> None:
    assert max(map(len, published(name, "text").splitlines())) <= 80


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}.{ending}" for name in DOCUMENTS for ending in ENDINGS.values()}
    golden = ROOT / "tests/golden"
    found = {
        path.relative_to(golden).as_posix()
        for name in CHARTERS
        for path in (golden / name).iterdir()
    }
    assert found == wanted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_undefined_or_empty_is_published(name: str) -> None:
    text = published(name, "text")
    assert not [word for word in ("None", "Undefined", "undefined", "{", "}", "_") if word in text]
    assert "  ." not in text and " ," not in text and ".." not in text


def test_publishing_the_treaty_is_quick() -> None:
    """A page takes a few milliseconds once the templates are there; the law is worded before."""
    document = publication("sec/own")
    render(document, "html")
    began = time.process_time()
    render(document, "html")
    assert time.process_time() - began < 0.1
