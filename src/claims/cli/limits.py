"""The options that limit what reading a document may take; `claims.settings` has the defaults."""

from __future__ import annotations

from typing import Annotated

from typer import Option

MaxCharactersOption = Annotated[
    int | None,
    Option("--max-characters", metavar="N", min=1, help="Longest document that is read.  [default: 10000000]"),
]
MaxBytesOption = Annotated[
    int | None, Option("--max-bytes", metavar="N", min=1, help="Largest file that is read.  [default: 200000000]")
]
MaxPagesOption = Annotated[
    int | None, Option("--max-pages", metavar="N", min=1, help="Most pages of a PDF.  [default: 5000]")
]
MaxNodesOption = Annotated[
    int | None,
    Option("--max-nodes", metavar="N", min=1, help="Most elements of a web page or Word file.  [default: 500000]"),
]
MaxEntriesOption = Annotated[
    int | None,
    Option("--max-entries", metavar="N", min=1, help="Most files in an archive, or rows.  [default: 100000]"),
]
MaxRatioOption = Annotated[
    int | None,
    Option("--max-ratio", metavar="N", min=1, help="Most that a file may grow, unpacked.  [default: 200 times]"),
]
MaxUnpackedOption = Annotated[
    int | None,
    Option("--max-unpacked", metavar="N", min=1, help="Most bytes of an archive, unpacked.  [default: 1000000000]"),
]
MaxSecondsOption = Annotated[
    int | None,
    Option("--max-seconds", metavar="N", min=1, help="Longest that reading a document may take.  [default: 120]"),
]
MaxMemoryOption = Annotated[
    int | None,
    Option("--max-memory", metavar="N", min=1, help="Most bytes of memory for reading.  [default: 2000000000]"),
]
