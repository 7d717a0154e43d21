"""A store that lasts as long as one command, for files that are compared without keeping their claims."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from claims.cli.report import Report, open_bar
from claims.cli.store import find_settings
from claims.errors import ReadError

if TYPE_CHECKING:
    from claims.store import Store


@contextmanager
def open_files(inputs: Sequence[str]) -> Iterator[Store]:
    """Yield a store of the claims of files and folders, gone when the command is done.

    Raises:
        ReadError: no file could be read.
    """
    from claims.store import Store
    from claims.workflow import extract_documents

    report = Report(quiet=True)
    with TemporaryDirectory(prefix="claims-") as folder, Store.open(Path(folder) / "claims.db") as kept:
        with open_bar(inputs, quiet=False, writes=True) as bar:
            outcomes = extract_documents(inputs, store=kept, settings=find_settings())
            deque(report.watch(outcomes, bar=bar), maxlen=0)
        if report.failed and report.failed == report.counts.total():
            raise ReadError("nothing could be read", where=" ".join(inputs))
        yield kept
