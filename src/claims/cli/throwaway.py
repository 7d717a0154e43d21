"""A store that lasts as long as one command, for files that are compared without keeping their claims."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
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
    """Yield a store of the claims of files, folders, and folders of shards, gone when the command is done.

    Raises:
        ReadError: no file could be read.
    """
    from claims.shards import ShardFolder, holds_shards
    from claims.store import Store
    from claims.workflow import extract_documents, keep_extractions

    report = Report(quiet=True)
    shards = [ShardFolder(name) for name in inputs if holds_shards(name)]
    texts = [name for name in inputs if not holds_shards(name)]
    with TemporaryDirectory(prefix="claims-") as folder, Store.open(Path(folder) / "claims.db") as kept:
        with open_bar(texts, quiet=False, writes=True) as bar:
            read = extract_documents(texts, store=kept, settings=find_settings(), jobs=None)
            outcomes = chain(read, *(keep_extractions(folder.read_extractions(), kept) for folder in shards))
            deque(report.watch(outcomes, bar=bar), maxlen=0)
        if report.failed and report.failed == report.counts.total():
            raise ReadError("nothing could be read", where=" ".join(inputs))
        yield kept
