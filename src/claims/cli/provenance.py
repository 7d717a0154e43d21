"""How an exported file came about: the program, the settings, what was asked, and the commands that make it again."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claims import __version__

if TYPE_CHECKING:
    from claims.present import Provenance
    from claims.settings import Settings
    from claims.store import ClaimQuery, SourceSummary

MOST_PATHS = 20
"""Documents that a command names one by one; more are listed among the sources alone."""

_OPTIONS = {
    "topics": "--topic",
    "sources": "--source",
    "kinds": "--kind",
    "words": "--words",
    "since": "--since",
    "min_confidence": "--min-confidence",
    "incidental": "--all",
}


def describe_run(
    file: str,
    query: ClaimQuery,
    sources: list[SourceSummary],
    settings: Settings,
    *,
    command: str = "export",
    options: Mapping[str, int] = MappingProxyType({}),
) -> Provenance:
    """Return how the file that `command` wrote for `query` came about; `options` are those besides the query's."""
    from claims.present import Provenance
    from claims.store import show_location

    filters = query.model_dump(exclude_defaults=True, mode="json")
    paths = [source.path for source in sources][:MOST_PATHS]
    more = [] if len(sources) <= MOST_PATHS else ["..."]
    extract = ["claims", "extract", *paths]
    more_options = [word for name, value in options.items() for word in (name, str(value))]
    write = ["claims", command, file, *_spell_filters(filters), *more_options]
    return Provenance(
        tool=f"claims {__version__}",
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        commands=(" ".join([shlex.join(extract), *more]), shlex.join(write)),
        filters=filters,
        settings={**settings.model_dump(mode="json"), "store": show_location(settings.store)},
    )


def _spell_filters(filters: dict[str, Any]) -> list[str]:
    words: list[str] = []
    for name, value in filters.items():
        if name == "decisions":
            words.append("--reviewed")
            continue
        option = _OPTIONS[name]
        match value:
            case True:
                words.append(option)
            case list():
                words += [word for each in value for word in (option, each)]
            case _:
                words += [option, str(value)]
    return words
