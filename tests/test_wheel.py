"""The wheel works alone: built from a copy, installed where the source tree cannot be seen, run from other folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "benchmarks",
    "docs",
    "pyproject.toml",
    "registers",
    "requirements.lock",
    "src",
    "templates",
    "tests",
)
STARTER = (
    "2009-giao-ban-6-thang.yaml",
    "co-quan.yaml",
    "don-vi.yaml",
    "sources/2009-giao-ban-6-thang.md",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the program gave."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Installed:
    """giaoban as pip installed it from the wheel, in an environment that knows nothing of the clone."""

    python: Path
    home: Path

    def run(self, folder: Path, *arguments: str) -> Answer:
        """The console script, in that folder."""
        return self._answer(folder, str(self.python.with_name("giaoban")), *arguments)

    def where(self, folder: Path) -> Path:
        """The folder of the package that Python imports."""
        code = "import giaoban, pathlib; print(pathlib.Path(giaoban.__file__).parent)"
        return Path(self._answer(folder, str(self.python), "-c", code).stdout.strip())

    def _answer(self, folder: Path, *command: str) -> Answer:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIAOBAN", "XDG"))}
        done = subprocess.run(
            command,
            cwd=folder,
            env=kept | {"HOME": str(self.home), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)


def build(source: Path, into: Path, *formats: str) -> None:
    """`python -m build` with what is installed here; both formats when none is asked for."""
    command = [sys.executable, "-m", "build", "--no-isolation", *formats, "--outdir", str(into), str(source)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def copy_of_the_tree(into: Path) -> Path:
    """The files of the clone that a release is made of, without what others left beside them."""
    into.mkdir()
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, into / name)
    return into


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build(copy_of_the_tree(folder / "tree"), folder / "dist", "--wheel")
    (built,) = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own, which borrows the libraries of this one but not its editable giaoban."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    done = subprocess.run([*pip, str(wheel)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # A folder named in a .pth file is searched for modules, but the .pth files inside it are not read: the one of the
    # editable install, which leads into src/, has no effect there. After pip, or pip would take that giaoban for ours.
    (site_packages,) = (folder / "venv").rglob("site-packages")
    (site_packages / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    home = folder / "home"
    home.mkdir()
    return Installed(python, home)


def test_wheel_holds_templates_and_starter_workspace(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}

    assert {f"giaoban/{name}" for name in templates} <= names
    assert {name for name in names if name.startswith("giaoban/starter/")} == {f"giaoban/starter/{n}" for n in STARTER}
    assert {name for name in names if not name.startswith(("giaoban/", "giaoban-"))} == set()


def test_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    build(copy_of_the_tree(tmp_path / "tree"), tmp_path / "dist")
    (again,) = (tmp_path / "dist").glob("*.whl")

    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_installed_program_is_the_wheel_s_and_tells_its_version(installed: Installed, tmp_path: Path) -> None:
    answer = installed.run(tmp_path, "--version")

    assert installed.where(tmp_path).is_relative_to(installed.python.parent.parent)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.split()[0] == "giaoban"


def test_empty_folder_gets_a_message_that_helps(installed: Installed, tmp_path: Path) -> None:
    answer = installed.run(tmp_path, "status")

    assert (answer.exit_code, answer.stdout) == (4, "")
    assert "giaoban init" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_example_workspace_is_valid_and_reports(installed: Installed, tmp_path: Path) -> None:
    started = installed.run(tmp_path, "init", "giao-ban", "--example")
    folder = tmp_path / "giao-ban"
    checked = installed.run(folder, "check")
    reported = installed.run(folder, "report", "--quarter", "III")

    assert (started.exit_code, started.stderr) == (0, "")
    assert [(folder / "registers" / name).read_bytes() for name in STARTER] == [
        (ROOT / "registers" / name).read_bytes() for name in STARTER
    ]
    assert checked.exit_code == 0, checked.stdout + checked.stderr
    assert reported.exit_code == 0, reported.stderr
    assert reported.stdout != ""


def test_empty_workspace_is_valid(installed: Installed, tmp_path: Path) -> None:
    started = installed.run(tmp_path, "init", "giao-ban")
    checked = installed.run(tmp_path / "giao-ban", "check")

    assert (started.exit_code, started.stderr) == (0, "")
    assert checked.exit_code == 0, checked.stdout + checked.stderr
