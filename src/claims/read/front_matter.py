"""Read the front matter of Markdown: YAML between two lines of dashes, at the very start of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from claims.read.metadata import NOTHING_KNOWN, Metadata, note_metadata
from claims.read.words import publication_words

MAX_LENGTH = 20_000
MAX_DEPTH = 10
_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[^\W\d][\w -]{0,40}")
_CONTINUED = re.compile(r"\s|-|#|$")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NOTHING = frozenset({"", "~", "null"})


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """What stands before the running text."""

    metadata: Metadata = NOTHING_KNOWN
    source: str | None = None
    """The id that the document claims for its source."""
    end: int = 0
    """Where the running text begins."""


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`; an empty one, ending at 0, where there is none.

    YAML that does not parse (an unquoted colon in a title is the usual case) is read line by line instead. A block
    with no "key: value" in it is no front matter but text between two rules.
    """
    match = _BLOCK.match(text, 0, MAX_LENGTH)
    if match is None:
        return FrontMatter()
    entries = _parse_yaml(match["yaml"])
    if entries is None:
        entries = _parse_lines(match["yaml"])
    if not entries and match["yaml"].strip():
        return FrontMatter()
    return _interpret(entries, match.end())


def _parse_yaml(block: str) -> dict[Any, Any] | None:
    """Return the mapping that `block` is, its values as they are written; None where it is no plain mapping."""
    import yaml

    # An alias stands for a copy of what it names: ten lines of them can stand for a billion values.
    # Nesting costs time by its square. Both show before anything is built.
    # BaseLoader makes strings, lists and mappings only, so that no value fails or changes on the way.
    depth = 0
    try:
        for event in yaml.parse(block, Loader=yaml.BaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent):
                return None
        entries = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return entries if isinstance(entries, dict) else None


def _parse_lines(block: str) -> dict[Any, Any]:
    """Return the entries of lines `key: value`; nothing where a line is neither that nor belongs to the one before."""
    entries: dict[Any, Any] = {}
    for line in block.splitlines():
        if _CONTINUED.match(line):
            continue
        key, colon, value = line.partition(":")
        if not colon or not _KEY.fullmatch(key) or (value and not value[0].isspace()):
            return {}
        entries[key] = value.strip().strip("\"'")
    return entries


def _interpret(entries: dict[Any, Any], end: int) -> FrontMatter:
    field_of_label = publication_words().field_of_label
    found: dict[str, str] = {}
    for key, value in entries.items():
        field, words = field_of_label(str(key)), write_value(value)
        if field and words:
            found.setdefault(field, words)
    _place_source(found)
    source = found.pop("source", None)
    return FrontMatter(metadata=note_metadata(**found), source=source, end=end)


def _place_source(found: dict[str, str]) -> None:
    """Move a `source` that is an address or a name, as note-taking programs write it, to where it belongs."""
    source = found.get("source", "")
    if _ADDRESS.fullmatch(source):
        found.setdefault("url", found.pop("source"))
    elif " " in source:
        found.setdefault("publisher", found.pop("source"))


def write_value(value: object) -> str:
    """Return a value as one line: lists joined, of mappings their name."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return write_value(value.get("name", ""))
    if isinstance(value, list):
        return ", ".join(filter(None, map(write_value, value)))
    words = " ".join(str(value).split())
    return "" if words.lower() in _NOTHING else words
