"""The door to files: what is read, what is found, what is refused, and how output is written."""

import os
import stat
from pathlib import Path

import pytest

from charterlang import files
from charterlang.files import Door, Unreadable

PACT = 'treaty pact "The Pact"\n    commences on 2026-01-01\n'


def refused(path: object) -> Unreadable:
    """What is said of a file that cannot be read."""
    with pytest.raises(Unreadable) as raised:
        Door().read(str(path))
    return raised.value


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pact.charter"
    path.write_text(PACT)
    door = Door()
    assert door.read(str(path)) == PACT
    path.write_text("changed")
    assert door.read(str(path)) == PACT
    assert door.sources[str(path)].line(1) == 'treaty pact "The Pact"'


@pytest.mark.parametrize("path", ["nowhere.charter", "pact.charter/inner.charter", ""])
def test_what_does_not_exist_is_none(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pact.charter").write_text(PACT)
    assert Door().read(path) is None


def test_the_library_is_read_by_its_dotted_name() -> None:
    assert "threshold two_thirds" in (Door().read("std.majorities") or "")
    assert Door().read("std.nothing") is None
    assert Door().read("std.time.more") is None


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "pact.charter").write_text(PACT)
    said = refused(tmp_path).diagnostic
    assert said.code == "E211" and "is a folder" in said.message
    assert str(tmp_path / "pact.charter") in said.help[0]


def test_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "image.charter"
    path.write_bytes(b"treaty pact\n\xff\xfe\x00")
    said = refused(path).diagnostic
    assert (said.code, said.span.line) == ("E106", 2)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", forbidden)  # root may read all
    assert "cannot be read: permission denied" in refused(tmp_path / "a.charter").diagnostic.message


def test_a_name_that_no_file_can_have() -> None:
    assert refused("a\0b.charter").diagnostic.code == "E211"
    assert refused("a" * 5000).diagnostic.code == "E211"


@pytest.mark.parametrize(
    ("scenarios", "charter"),
    [
        ("speaker.scenario", "pact.charter"),
        ("scenarios/speaker.scenario", "pact.charter"),
        ("scenarios/deep/speaker.scenario", "pact.charter"),
        ("scenarios/speaker.scenario", "league.charter"),
        ("speaker.scenario", "speaker.scenario"),
    ],
)
def test_a_scenario_finds_its_charter(
    scenarios: str, charter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / scenarios
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('scenario "A" of pact\n')
    (tmp_path / "other.charter").write_text('treaty other "Another"\n')
    (tmp_path / charter).write_text(PACT)
    monkeypatch.chdir(tmp_path)
    found = Door().find("pact", scenarios)
    assert found is not None and os.path.samefile(found, tmp_path / charter)
    assert Door().find("third", scenarios) is None


def test_the_charter_beside_prevails_over_one_above(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for folder in (tmp_path, inner):
        (folder / "pact.charter").write_text(PACT)
    assert Door().find("pact", str(inner / "a.scenario")) == str(inner / "pact.charter")


def test_a_charter_that_calls_itself_otherwise_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "pact.charter").write_text('# a treaty\ntreaty league "The League"\n')
    door = Door()
    assert door.find("pact", str(tmp_path / "a.scenario")) is None
    assert door.find("league", str(tmp_path / "a.scenario")) == str(tmp_path / "pact.charter")


def test_files_below_a_folder_in_order(tmp_path: Path) -> None:
    for name in ("b/2.scenario", "b/1.scenario", "a.scenario", ".hidden/3.scenario", "a.charter"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [os.path.relpath(one, tmp_path) for one in files.below(str(tmp_path), ".scenario")]
    assert found == ["a.scenario", os.path.join("b", "1.scenario"), os.path.join("b", "2.scenario")]


def test_output_replaces_a_file_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text("before")
    path.chmod(0o640)
    files.write(str(path), "after\n")
    assert path.read_text() == "after\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.html"
    path.write_text("before")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(str(path), "after")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing_to_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("before")
    link = tmp_path / "link.html"
    link.symlink_to("real.html")
    files.write(str(link), "after")
    assert link.is_symlink() and (tmp_path / "real.html").read_text() == "after"


def test_a_device_is_written_and_stays_one() -> None:
    files.write(os.devnull, "nothing")
    assert not os.path.isfile(os.devnull)
