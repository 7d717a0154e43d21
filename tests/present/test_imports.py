"""Formats load only what they need."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys; print(*sorted({'rich', 'spacy', 'sqlalchemy', 'typer'} & set(sys.modules)))"
WRITE = "import io; from claims.present import *; write_claims([], Format.{format}, io.StringIO()); "


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        pytest.param("import claims.present; ", "", id="import"),
        *(pytest.param(WRITE.format(format=name), "", id=name) for name in ("csv", "json", "jsonl", "markdown")),
        pytest.param(WRITE.format(format="table"), "rich", id="table"),
    ],
)
def test_rich_comes_with_the_table_and_spacy_never(code: str, loaded: str) -> None:
    done = subprocess.run([sys.executable, "-c", code + LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
