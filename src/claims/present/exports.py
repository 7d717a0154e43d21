"""What an exported file holds besides its claims, so that it can be read, checked and made again elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from claims.present.listing import Listing, Value
from claims.records import Claim, Comparison

Setting = Value | list[str]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """How a file came about."""

    tool: str
    """Name and version of the program: `claims 0.1.0`."""
    made: str
    """When, ISO 8601 with its offset."""
    commands: tuple[str, ...]
    """What to run, in turn, to make the file again."""
    filters: Mapping[str, Setting] = field(default_factory=dict)
    """Which claims were asked for; what was not asked is left out."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    """The settings of the program."""

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield everything as pairs of a name and words, for formats of rows and columns."""
        yield "tool", self.tool
        yield "made", self.made
        for number, command in enumerate(self.commands, start=1):
            yield f"command {number}", command
        for group, values in (("filter", self.filters), ("setting", self.settings)):
            for name, value in values.items():
                yield f"{group} {name}", _spell(value)


def _spell(value: Setting) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


@dataclass(frozen=True, kw_only=True)
class Export:
    """All that is exported; a format that has no place for a part leaves that part out."""

    claims: Iterable[Claim]
    """Read once, in the order given."""
    sources: Listing
    """The documents of the claims, among the columns `source`, `url` and `path`."""
    provenance: Provenance
    comparison: Comparison | None = None
    note: str = ""
    """Why there is no comparison."""
