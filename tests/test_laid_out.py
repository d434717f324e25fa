"""The charters of the repository, and the listings of its pages, are laid out by `charter fmt`."""

from pathlib import Path

import pytest
from listings import listings

from charterlang.api import formatting, formatting_of

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for folder in ("charters", "stdlib", "templates")
    for ending in ("charter", "scenario")
    for path in (ROOT / folder).rglob(f"*.{ending}")
)
PAGES = (ROOT / "README.md", ROOT / "docs/language.md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_laid_out(path: Path) -> None:
    made = formatting(str(path))
    assert made.before == made.after, f"charter fmt {path.relative_to(ROOT)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_listings_of_a_page_are_laid_out(page: Path) -> None:
    found = [one for one in listings(page) if one.language in ("charter", "scenario")]
    assert found
    for one in found:
        assert formatting_of(one.text, f"{page.name}:{one.line}").after == one.text
