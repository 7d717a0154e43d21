"""`claims plot` and `claims compare --chart`."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.cli.main import call

from .test_commands import Captured


@pytest.mark.parametrize("name", ["out.png", "out.SVG", "out.pdf"])
def test_the_suffix_chooses_the_picture(store: str, capsys: Captured, name: str) -> None:
    assert call(["plot", "--topic", "guns", "-o", name]) == 0
    assert capsys.readouterr().err == f"1 of 1 measures drawn in {name}\n"
    assert Path(name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(["-o", "out.gif"], 2, "use .png .svg .pdf", id="suffix"),
        pytest.param([], 2, "--output", id="no file"),
        pytest.param(["-o", "out.png", "--kind", "money"], 1, "no measure has figures to draw", id="nothing found"),
        pytest.param(["-o", "out.png", "--topic", "'; DROP TABLE"], 2, "no claims in the store", id="no such topic"),
    ],
)
def test_what_cannot_be_drawn_is_told(store: str, capsys: Captured, words: list[str], code: int, told: str) -> None:
    assert call(["plot", *words]) == code
    assert told in capsys.readouterr().err
    assert not list(Path().glob("out.*"))


def test_the_most_disputed_measures_are_drawn(store: str, capsys: Captured) -> None:
    assert call(["plot", "-o", "out.svg", "--min-sources", "1", "--max-measures", "1"]) == 0
    assert capsys.readouterr().err == "1 of 2 measures drawn in out.svg\n"
    drawn = Path("out.svg").read_text(encoding="utf-8")
    assert "2009-07 alder-2009: 70" in drawn
    assert "2012 birch-2012: 90" in drawn


def test_a_chart_stands_under_each_row(store: str, capsys: Captured) -> None:
    assert call(["compare", "--chart"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 guns: conflict (×1.3)"
    # 70 stands at seven ninths of the scale and 90 at its end.
    first, second, axis, labels, unit = lines[-5:]
    left = len("  2009-07 alder-2009  ")
    right = len(axis) - 1
    assert second.index("●") == right
    assert first.index("●") == left + round((right - left) * 7 / 9)
    assert labels.split() == ["0", "20", "40", "60", "80"]
    assert unit.strip() == "gun"


@pytest.mark.parametrize("words", [["--format", "json"], ["--output", "out.csv"]])
def test_only_a_table_has_charts(store: str, capsys: Captured, words: list[str]) -> None:
    assert call(["compare", "--chart", *words]) == 2
    assert "only a table has charts" in capsys.readouterr().err
    assert not Path("out.csv").exists()
