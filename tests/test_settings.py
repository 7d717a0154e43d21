"""Where settings come from, and in what order they go before each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claims.errors import UsageError
from claims.read import Limits
from claims.settings import Settings, TopicWords, read_settings
from claims.workflow import find_limits

TOPIC = '[topics.bees]\nwords = ["beehive"]\n'
FILE = 'store = "file.db"\npipeline = "from_file"\n'


@pytest.mark.parametrize(
    ("file", "environment", "options", "expected"),
    [
        pytest.param("", {}, {}, Settings(), id="defaults"),
        pytest.param(FILE, {}, {}, Settings(store="file.db", pipeline="from_file"), id="file"),
        pytest.param(
            FILE, {"CLAIMS_STORE": "e.db"}, {}, Settings(store="e.db", pipeline="from_file"), id="environment"
        ),
        pytest.param(
            FILE, {"CLAIMS_STORE": ""}, {}, Settings(store="file.db", pipeline="from_file"), id="empty variable"
        ),
        pytest.param("", {"CLAIMS_STORE": "e.db"}, {"store": "o.db"}, Settings(store="o.db"), id="option"),
        pytest.param("", {"CLAIMS_STORE": "e.db"}, {"store": None}, Settings(store="e.db"), id="option not given"),
        pytest.param("", {"CLAIMS_MAX_CHARACTERS": "70"}, {}, Settings(max_characters=70), id="number"),
        pytest.param("", {"CLAIMS_OTHER": "70"}, {}, Settings(), id="variable of another program"),
        pytest.param(TOPIC, {}, {}, Settings(topics={"bees": TopicWords(words=("beehive",))}), id="topic"),
    ],
)
def test_later_sources_go_before_earlier_ones(
    tmp_path: Path, file: str, environment: dict[str, str], options: dict[str, Any], expected: Settings
) -> None:
    (tmp_path / "claims.toml").write_text(file, encoding="utf-8")
    assert read_settings(tmp_path, environment, **options) == expected


@pytest.mark.parametrize(
    ("file", "environment", "message"),
    [
        pytest.param("stor = 'x'", {}, "claims.toml: setting stor: .*settings are store, pipeline", id="unknown"),
        pytest.param("store = 3", {}, "claims.toml: setting store", id="wrong type"),
        pytest.param("store =", {}, "claims.toml: the settings cannot be read", id="no TOML"),
        pytest.param("", {"CLAIMS_MAX_CHARACTERS": "many"}, "environment: setting max_characters", id="variable"),
        pytest.param("[topics.bees]\nword = []", {}, "claims.toml: setting topics.bees.word", id="topic's list"),
        pytest.param("max_characters = 0", {}, "claims.toml: setting max_characters", id="out of range"),
    ],
)
def test_a_fault_is_laid_at_its_source(tmp_path: Path, file: str, environment: dict[str, str], message: str) -> None:
    (tmp_path / "claims.toml").write_text(file, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_settings(tmp_path, environment)


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}) == Settings()


def test_the_limits_are_those_of_the_reader() -> None:
    assert find_limits(Settings()) == Limits()
