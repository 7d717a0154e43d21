"""How the tests of this stage call a writer: with an output in memory, at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest

Render = Callable[..., str]


@pytest.fixture(scope="session")
def render() -> Render:
    def call(write: Callable[..., None], *results: Any, **options: Any) -> str:
        out = StringIO()
        write(*results, out, **({"width": 80} | options))
        return out.getvalue()

    return call
