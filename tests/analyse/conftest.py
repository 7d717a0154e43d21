"""What the tests of the analysis share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest

from claims.analyse import Analyser


@pytest.fixture(scope="session")
def shipped() -> Analyser:
    """The analysis on the pipeline that ships with the package."""
    return Analyser()
