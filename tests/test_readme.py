"""README tells the truth: its commands run, print what it shows, and its reference is what `--help` says.

`python -m tests.test_readme` writes outputs and reference anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WIDTH = "100"
REFERENCE = re.compile(r"(<!-- commands:.*?-->\n).*?(<!-- end of commands -->)", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def run(command: str, folder: Path) -> str:
    """Return what a command prints, errors included, as a person would see it who runs it in `folder`."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "claims").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claims "$@"\n', encoding="utf-8")
    (tools / "claims").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
    environment = kept | {"PATH": f"{tools}:{os.environ['PATH']}", "COLUMNS": WIDTH, "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}"
    return done.stdout


def replay(text: str, folder: Path) -> str:
    """Return the README with every console block as it really is, all commands run in turn in one folder."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")

    def rerun(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
        return "```console\n" + "\n".join(f"{line}\n{run(line[2:], folder)}" for line in commands) + "```"

    return CONSOLE.sub(rerun, text)


def describe_commands(folder: Path) -> str:
    """Return the reference: the help of `claims` and of each of its commands."""
    whole = run("claims --help", folder)
    names = re.findall(r"^  (\w+) ", whole.partition("Commands:\n")[2], flags=re.MULTILINE)
    pages = [("claims", whole), *((f"claims {name}", run(f"claims {name} --help", folder)) for name in names)]
    return "\n".join(f"### `{name}`\n\n```text\n{page}```\n" for name, page in pages)


def refer(text: str, folder: Path) -> str:
    """Return the README with the reference as it should be."""
    return REFERENCE.sub(lambda match: f"{match[1]}\n{describe_commands(folder)}\n{match[2]}", text)


def commands_outside_consoles(text: str) -> Iterator[str]:
    """Yield the commands of other blocks, without the installation before them."""
    for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL):
        for line in block.splitlines():
            yield from re.findall(r"(?:^|&& )(claims .*)", line)


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    place = tmp_path / "work"
    place.mkdir()
    return place


def test_the_reference_is_what_help_says(workplace: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert refer(text, workplace) == text, "write it anew: python -m tests.test_readme"


def test_commands_print_what_is_shown(workplace: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert replay(text, workplace) == text, "write it anew: python -m tests.test_readme"


def test_other_commands_run(workplace: Path) -> None:
    shutil.copytree(ROOT / "seeds", workplace / "seeds")
    commands = list(commands_outside_consoles(README.read_text(encoding="utf-8")))
    assert commands == ["claims extract seeds/"]
    for command in commands:
        assert run(command, workplace)


def test_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL):
        exec(block, {})
        assert capsys.readouterr().out


def test_settings_are_those_there_are() -> None:
    from claims.settings import Settings

    block = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)[0]
    told = tomllib.loads(block)
    assert set(told) == set(Settings.model_fields)
    assert Settings.model_validate(told)


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "src/claims").iterdir() if path.suffix in ("", ".py"))
)
def test_the_map_names_every_part(name: str) -> None:
    if not name.startswith("__"):
        assert name in README.read_text(encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        place = Path(name, "work")
        place.mkdir()
        README.write_text(replay(refer(README.read_text(encoding="utf-8"), place), place), encoding="utf-8")
