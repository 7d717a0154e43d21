"""The options that commands share, with their help.

Choices are spelled out here, since the records that define them take longer to import than `--help` should;
a test holds them equal.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from typer import Argument, Option

from claims.cli.completion import complete_source, complete_topic

FormatName = Literal["table", "csv", "tsv", "json", "jsonl", "markdown"]
FileFormatName = Literal["csv", "tsv", "json", "jsonl", "markdown", "xlsx", "parquet", "sqlite"]


class KindName(Enum):
    """The sorts of figures, as an enum because Typer takes no list of literals."""

    count = "count"
    money = "money"
    percent = "percent"
    fraction = "fraction"
    multiple = "multiple"
    rank = "rank"
    measurement = "measurement"
    duration = "duration"
    age = "age"


StoreOption = Annotated[
    str | None,
    Option(
        "--store",
        metavar="FILE|URL",
        help="Where claims are kept: a file, or postgresql://user@host/database.  "
        "[env: CLAIMS_STORE; default: claims.db]",
    ),
]
FormatOption = Annotated[
    FormatName | None,
    Option("--format", help="How to write results.  [default: by the suffix of the file, else table]"),
]
OutputOption = Annotated[
    str | None, Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
]
TopicOption = Annotated[
    list[str] | None,
    Option(
        "--topic",
        "-t",
        metavar="TOPIC",
        help="Only claims on this topic; may be repeated. `claims topics` lists them.",
        autocompletion=complete_topic,
    ),
]
SourceOption = Annotated[
    list[str] | None,
    Option(
        "--source",
        "-s",
        metavar="SOURCE",
        help="Only claims of this source; may be repeated. `claims sources` lists them.",
        autocompletion=complete_source,
    ),
]
KindOption = Annotated[list[KindName] | None, Option("--kind", help="Only this kind; may be repeated.")]
MinSourcesOption = Annotated[
    int, Option("--min-sources", metavar="N", min=1, help="Only measures that so many sources speak of.")
]
WordsOption = Annotated[str | None, Option("--words", metavar="TEXT", help="Only sentences that hold these words.")]
SinceOption = Annotated[
    str | None, Option("--since", metavar="DATE", help="Only documents of this date or later, such as 2009-07.")
]
ConfidenceOption = Annotated[
    float, Option("--min-confidence", metavar="SHARE", min=0, max=1, help="Only claims at least so sure.")
]
ReviewedOption = Annotated[
    bool, Option("--reviewed", help="Only claims that a reviewer accepted or edited (`claims review`).")
]
LimitOption = Annotated[
    int | None, Option("--limit", metavar="N", min=1, help="Only the first so many.  [default: all]")
]
AllOption = Annotated[
    bool, Option("--all", help="Also numbers that are no claims worth comparing, such as a bare `one`.")
]
InputsArgument = Annotated[list[str], Argument(metavar="INPUT", help="Files, folders, or - for standard input.")]
