"""Pictures beside a charter: they stand in the page, and nowhere else is looked for them."""

from base64 import b64encode
from pathlib import Path

import pytest
from command_line import charter

LAW = """\
charter club "Rowing Club"
    zone "UTC"
article 1 "Signs"
    (1) declaratory
        | The flag of the club:
        figure "signs/flag.svg" "The flag & oar"
"""
FLAG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A charter with its flag beside it."""
    (tmp_path / "club.charter").write_text(LAW, "utf-8")
    (tmp_path / "signs").mkdir()
    (tmp_path / "signs/flag.svg").write_bytes(FLAG)
    return tmp_path / "club.charter"


def test_the_page_holds_the_picture(club: Path) -> None:
    page = charter("render", club, "--form", "html").out
    data = b64encode(FLAG).decode()
    assert f'<img src="data:image/svg+xml;base64,{data}" alt="The flag &amp; oar">' in page
    assert "<figcaption>The flag &amp; oar</figcaption>" in page and "alert" not in page


def test_other_forms_name_the_file(club: Path) -> None:
    assert "![The flag & oar](signs/flag.svg)" in charter("render", club, "--form", "markdown").out
    assert "Figure: The flag & oar (signs/flag.svg)" in charter("render", club).out


def test_a_picture_that_is_not_there(club: Path) -> None:
    (club.parent / "signs/flag.svg").unlink()
    done = charter("check", club)
    assert done.code == 1
    assert "E112: there is no picture `signs/flag.svg` beside the charter" in done.out + done.err


def test_nothing_outside_of_the_folder_is_shown(club: Path) -> None:
    (club.parent.parent / "secret.svg").write_bytes(FLAG)
    club.write_text(LAW.replace("signs/flag.svg", "../secret.svg"), "utf-8")
    done = charter("render", club, "--form", "html")
    assert done.code == 1 and "base64" not in done.out
    assert done.err.count("E112") == 1
