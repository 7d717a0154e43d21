"""Choices that are spelled out for a quick `--help` are those of the records."""

from __future__ import annotations

from typing import get_args

from claims.cli.options import FormatName, KindName
from claims.present import Format
from claims.records import Kind


def test_formats_are_those_of_the_outputs() -> None:
    assert get_args(FormatName) == tuple(Format)


def test_kinds_are_those_of_the_records() -> None:
    assert tuple(kind.value for kind in KindName) == get_args(Kind)
