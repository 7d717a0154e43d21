"""Find the figure of a claim in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.present.cleaning import fold
from claims.records import Claim


def split_sentence(claim: Claim, document_text: str | None = None) -> tuple[str, str, str]:
    """Return the sentence in three: what stands before the figure, the figure, what stands behind it.

    A figure that stands in the sentence more than once is told by its offset. The figure is empty where it does not
    stand in the sentence as it is, such as one that a page break cuts in two.
    """
    sentence, quote = fold(claim.sentence), fold(claim.quote)
    if quote not in sentence:
        # Sentences are kept without the escapes of Markdown: `\$15 billion`.
        quote = quote.replace("\\", "")
    places = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", sentence)] if quote else []
    if not places:
        return sentence, "", ""
    offset = _locate(claim, document_text)
    start = min(places, key=lambda place: abs(place - offset))
    return sentence[:start], quote, sentence[start + len(quote) :]


def mark_figures(claims: Sequence[Claim]) -> str:
    """Return the sentence that the claims stand in, each figure in brackets."""
    marked, behind = fold(claims[0].sentence), len(claims[0].sentence)
    parts = [(len(before), len(before) + len(figure)) for before, figure, _ in map(split_sentence, claims) if figure]
    for start, end in sorted(parts, reverse=True):
        # A figure inside another is marked with that one.
        inside = any(first <= start and end <= last and (first, last) != (start, end) for first, last in parts)
        if end <= behind and not inside:
            marked, behind = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}", start
    return marked


def _locate(claim: Claim, document_text: str | None) -> int:
    """Return where in the folded sentence the figure should start."""
    if document_text is None:
        return claim.start - claim.sentence_start
    before = document_text[claim.sentence_start : claim.start]
    # The mark keeps the space before the figure, which folding would strip from the end.
    return len(fold(before + "|")) - 1


def count_line(document_text: str, offset: int) -> int:
    """Return the number of the line, from 1, that `offset` falls on."""
    return document_text.count("\n", 0, offset) + 1
