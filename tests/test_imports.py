"""What is not needed is not loaded: importing, asking for help and comparing must be quick."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy", "thinc", "numpy", "sqlalchemy", "alembic", "rich", "yaml", "charset_normalizer", "multiprocessing",
    "concurrent.futures", "claims.records",
)  # fmt: skip
CALL = "from claims.cli.main import call; call({words!r}); "
TELL = "import sys; print('loaded', *(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)"


def loaded_by(code: str, heavy: tuple[str, ...] = HEAVY) -> set[str]:
    command = [sys.executable, "-c", code + TELL.format(heavy=heavy)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    return set(done.stderr.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import claims; ", id="import"),
        pytest.param(CALL.format(words=["--help"]), id="help"),
        pytest.param(CALL.format(words=["extract", "--help"]), id="help of a command"),
        pytest.param(CALL.format(words=["--version"]), id="version"),
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_by(code) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["compare"],
        ["list"],
        ["sources"],
        ["topics"],
        ["stats"],
        ["search", "guns"],
        ["datasette"],
        ["review"],
        ["report", "out.html"],
        ["compare", "--chart"],
    ],
    ids=" ".join,
)
def test_reading_the_store_loads_no_spacy(words: list[str], store: str) -> None:
    loaded = loaded_by(CALL.format(words=[*words, "--store", store]))
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"spacy", "thinc", "numpy"})


def test_public_names_are_there() -> None:
    import claims

    for name in claims.__all__:
        assert getattr(claims, name) is not None
    assert set(claims.__all__) <= set(dir(claims))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = claims.nothing
