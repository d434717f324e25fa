"""What is installed is what is written: wheel, sdist and editable install, built and looked into.

Nothing is fetched: hatchling is there for the tests, and the packages that `charter` needs are
lent to the fresh environment from the one in which the tests run.
"""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("grammar", "compiler", "interpreter", "render", "stdlib", "charters", "templates")
SEC = "charters/sec/sec.charter"


def run(*command: object, **options: object) -> str:
    """What a command prints; fails with all that it said."""
    done = subprocess.run(
        [str(word) for word in command],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        **options,
    )
    assert done.returncode == 0, f"{command} → {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def sources() -> set[str]:
    """Every file of the import package, by its place in it."""
    folders = {ROOT / "src/charterlang": "charterlang"}
    folders |= {ROOT / layer: f"charterlang/{layer}" for layer in LAYERS}
    return {
        f"{package}/{file.relative_to(folder).as_posix()}"
        for folder, package in folders.items()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def contents(wheel: Path) -> set[str]:
    """The files of a wheel, without what says how it is installed."""
    names = zipfile.ZipFile(wheel).namelist()
    return {name for name in names if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist of the working tree."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist unpacks to."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment that holds the wheel."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    lend_dependencies(python)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", next(built.glob("*.whl")))
    return python.parent


def lend_dependencies(python: Path) -> None:
    """Lets an environment see this one's packages, but not the editable install among them.

    A folder that a `.pth` file adds is searched, and its own `.pth` files are not read.
    """
    import lark

    site = run(python, "-c", "import site; print(site.getsitepackages()[0])").strip()
    (Path(site) / "lent.pth").write_text(str(Path(lark.__file__).parents[1]) + "\n", "utf-8")


def test_the_wheel_holds_every_file_and_no_other(built: Path) -> None:
    assert contents(next(built.glob("*.whl"))) == sources()


@pytest.mark.parametrize(
    "kind",
    [
        "charterlang/py.typed",
        "charterlang/grammar/*.lark",
        "charterlang/stdlib/*.charter",
        "charterlang/charters/*/*.charter",
        "charterlang/templates/*.charter",
        "charterlang/templates/*.scenario",
        "charterlang/charters/*/scenarios/*.scenario",
        "charterlang/compiler/codes/*.md",
        "charterlang/render/templates/**/*.j2",
    ],
)
def test_the_wheel_holds_the_data(built: Path, kind: str) -> None:
    names = contents(next(built.glob("*.whl")))
    assert any(Path(name).match(kind.replace("**", "*")) for name in names), kind


def test_a_wheel_from_the_sdist_is_the_same(built: Path, unpacked: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=unpacked)
    assert contents(next(tmp_path.glob("*.whl"))) == contents(next(built.glob("*.whl")))


def test_an_editable_install_reaches_every_file(unpacked: Path, tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    run(sys.executable, "-c", build, tmp_path, cwd=unpacked)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        (line,) = [wheel.read(name).decode() for name in wheel.namelist() if name.endswith(".pth")]
    tree = Path(line.strip())
    assert tree.parent.samefile(unpacked)
    missing = {name for name in sources() if not (tree / name).is_file()}
    assert not missing


def test_no_layer_is_importable_by_its_bare_name(installed: Path, tmp_path: Path) -> None:
    find = (
        "from importlib.util import find_spec as f; import sys; sys.exit(any(map(f, sys.argv[1:])))"
    )
    run(installed / "python", "-c", find, *LAYERS, cwd=tmp_path)


def test_the_installed_command_checks_and_publishes(installed: Path, tmp_path: Path) -> None:
    charter = installed / "charter"
    assert run(charter, "--version", cwd=tmp_path).split()[0] == "charter"
    held = run(
        installed / "python", "-c", "import charterlang as c; print(c.__file__)", cwd=tmp_path
    )
    assert str(installed.parent) in held
    treaty = Path(held.strip()).parent / SEC
    run(charter, "check", treaty, cwd=tmp_path)
    run(charter, "render", treaty, "--form", "html", "-o", "sec.html", cwd=tmp_path)
    assert "Alliance Spokesperson" in (tmp_path / "sec.html").read_text("utf-8")


def test_the_package_runs_as_a_module(installed: Path, tmp_path: Path) -> None:
    by_module = run(installed / "python", "-m", "charterlang", "--version", cwd=tmp_path)
    assert by_module == run(installed / "charter", "--version", cwd=tmp_path)
