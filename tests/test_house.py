"""The rules of the house, run by the tools that check them, so that one test command covers all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(sys.executable).parent
CHECKS = [
    pytest.param(["ruff", "check", "--no-cache", "."], id="lint"),
    pytest.param(["ruff", "format", "--no-cache", "--check", "."], id="format"),
    pytest.param(["mypy"], id="types"),
    pytest.param(["lint-imports", "--no-cache"], id="imports"),
]


@pytest.mark.parametrize("command", CHECKS)
def test_a_checker_finds_nothing(command: list[str], root: Path) -> None:
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_nothing_else(root: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}
    allowed = {
        "README.md", "pyproject.toml", "LICENSE", "CHANGELOG.md",
        "seeds", "src", "tests", "data", "benchmarks",
    }  # fmt: skip
    assert {name for name in top if not name.startswith(".")} <= allowed


def test_the_top_of_the_changelog_is_the_version(root: Path) -> None:
    from claims import __version__

    headings = [line for line in (root / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line[:4] == "## ["]
    assert headings[0].startswith(f"## [{__version__}]")


def test_ci_runs_the_command_that_the_readme_names(root: Path) -> None:
    command = 'pip install ".[test]" && pytest'
    assert command in (root / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert command in (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "src").rglob("*.py")), ids=lambda path: path.name
)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "lexicon/numerals.toml",
        "store/migrations/env.py",
        "pipeline_en/meta.json",
        "pipeline_en/LICENSE",
        "present/page/page.html",
        "present/page/parts.html",
        "present/page/page.css",
        "present/page/page.js",
    ],
)
def test_what_is_needed_at_run_time_is_installed(name: str) -> None:
    import claims

    assert (Path(claims.__file__).parent / name).is_file()
