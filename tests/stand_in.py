"""What stands in for the analysis, and the types that tests share."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable
from decimal import Decimal
from types import SimpleNamespace

from claims.records import Document, Mention, Skipped

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs `claims` with these words in a process of its own."""


class DigitAnalyser:
    """Finds runs of digits and takes them for counts of the next word; counts the documents that it is asked about."""

    def __init__(self) -> None:
        self.documents: list[str] = []

    def analyse(self, document: Document) -> SimpleNamespace:
        self.documents.append(document.path)
        found = re.finditer(r"(\d+)(?: (\w+))?", document.text[document.body_start :])
        mentions = [make_mention(document, match, document.body_start) for match in found]
        skipped = tuple(
            Skipped(path=document.path, quote=one.group(), start=one.start(), end=one.end(), reason="pronoun")
            for one in re.finditer(r"\bone\b", document.text)
        )
        return SimpleNamespace(mentions=tuple(mentions), skipped=skipped, written=document.published)

    def analyse_all(self, documents: Iterable[Document]) -> list[SimpleNamespace]:
        return [self.analyse(document) for document in documents]


def make_mention(document: Document, match: re.Match[str], offset: int) -> Mention:
    value = Decimal(match[1])
    return Mention(
        quote=match[1],
        start=offset + match.start(1),
        end=offset + match.end(1),
        sentence=" ".join(document.text[document.body_start :].split()),
        sentence_start=document.body_start,
        sentence_end=len(document.text),
        kind="count",
        comparator="=",
        low=value,
        high=value,
        unit=match[2] and match[2].removesuffix("s"),
        counted=match[2],
        context=match[2] or "",
        incidental=value == 1,
    )
