"""Join what columns and pages cut: paragraphs that go on in the next column, tables that go on on the next page.

Notes, captions and quotes pulled out of the text may stand between the two parts; they come behind the whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claims.read.composition import Composition
from claims.read.grid import is_caption
from claims.read.line_ends import LineJoiner, is_unfinished
from claims.read.pdf_blocks import BULLET, Block, GridBlock, Paragraph, RowBlock, find_blocks
from claims.read.pdf_columns import Line, find_regions
from claims.read.pdf_furniture import drop_furniture
from claims.read.pdf_page import Fragment, Page
from claims.read.pdf_tables import are_same, is_contents, make_grid

LIKE_BODY = 0.08
"""How much the lines of running text may differ in height."""
INITIAL = 1.7
"""How many times as high as the text a letter stands that opens a chapter."""

SMALL = 0.92
"""How high the lines of notes are, at the most, beside those of running text."""

_NOTE_NUMBER = re.compile(r"(\d{1,3})[.)]?\s*(?=[A-Z“\"‘])")
_GOES_ON = re.compile(r"[\"“‘'(]?[a-z]|[$€£¥\d]")


def compose(pages: Sequence[Page]) -> Composition:
    """Return the text of `pages`, without what stands on every one of them."""
    usual = _find_usual(pages)
    blocks: list[Block] = []
    for page, fragments in drop_furniture(pages):
        for region in find_regions(_set_initials(fragments, usual)):
            _extend(blocks, list(find_blocks(region, page.number)), usual)
    _drop_note_numbers([block for block in blocks if isinstance(block, Paragraph)], usual)
    joiner = LineJoiner(line.text for block in blocks for _, line in block.lines)
    composition = Composition()
    for block in blocks:
        composition.move_to(f"page {block.lines[0][0]}")
        if isinstance(block, Paragraph):
            _add_paragraph(composition, block, joiner)
        else:
            _add_table(composition, block, pages=len(pages))
    return composition


def _find_usual(pages: Sequence[Page]) -> float:
    """Return the height of the lines of running text: that of most characters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for fragment in page.fragments:
            sizes[round(fragment.size, 1)] += len(fragment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _set_initials(fragments: Sequence[Fragment], usual: float) -> list[Fragment]:
    """Return `fragments` with a large letter over several lines put to the word that it opens."""
    initials = [f for f in fragments if len(f.text) == 1 and f.text.isalpha() and f.size > INITIAL * usual]
    rest = [fragment for fragment in fragments if fragment not in initials]
    for initial in initials:
        beside = [
            f
            for f in rest
            if initial.right - 3 < f.left < initial.right + 2 * usual and initial.top < f.base <= initial.base
        ]
        first = min(beside, key=lambda fragment: fragment.base, default=None)
        if first is None:
            rest.append(initial)
        else:
            joined = replace(first, text=initial.text + first.text, left=initial.left)
            rest[rest.index(first)] = joined
    return rest


def _drop_note_numbers(paragraphs: Sequence[Paragraph], usual: float) -> None:
    """Take the numbers from notes set in small type, which count on through a page or the text, as their marks."""
    last = 0
    for paragraph in paragraphs:
        page, line = paragraph.lines[0]
        match = _NOTE_NUMBER.match(line.text)
        if match and paragraph.size < SMALL * usual and int(match[1]) in {1, last + 1}:
            last = int(match[1])
            first = replace(line.fragments[0], text=line.text[match.end() :], right=line.right)
            paragraph.lines[0] = page, Line((first,))


def _extend(blocks: list[Block], found: Sequence[Block], usual: float) -> None:
    """Add the blocks of the next column to those before it, joining what goes on."""
    for number, block in enumerate(found):
        if not isinstance(block, Paragraph):
            if blocks and _extend_table(blocks[-1], block):
                continue
        elif (open_one := _find_open(blocks, block, usual, opens=number == 0)) is not None:
            open_one.lines.extend(block.lines)
            open_one.right = block.right
            continue
        blocks.append(block)


def _extend_table(before: Block, block: RowBlock | GridBlock) -> bool:
    """Put the rows of a table to those of the page before, where its columns stand in the same places."""
    if isinstance(before, Paragraph) or before.lines[-1][0] >= block.lines[0][0]:
        return False
    if type(before) is not type(block) or not are_same(before.columns, block.columns):
        return False
    before.lines.extend(block.lines)
    if isinstance(before, GridBlock) and isinstance(block, GridBlock):
        before.rows.extend(block.rows)
    return True


def _find_open(blocks: Sequence[Block], block: Paragraph, usual: float, *, opens: bool) -> Paragraph | None:
    """Return the last paragraph of running text, where `block` goes on with it.

    Args:
        blocks: what stands before.
        block: a paragraph.
        usual: height of the lines of running text.
        opens: `block` stands at the head of a column.
    """
    if not _is_body(block, usual) or (not opens and _NOTE_NUMBER.match(block.lines[0][1].text)):
        return None
    between: list[Block] = []
    for before in reversed(blocks):
        if isinstance(before, Paragraph) and _is_body(before, usual):
            return before if _goes_on(before, block, apart=opens or bool(between)) else None
        if block.lines[0][0] - before.lines[-1][0] > 1:
            return None
        between.append(before)
    return None


def _is_body(paragraph: Paragraph, usual: float) -> bool:
    alike = abs(paragraph.size - usual) <= LIKE_BODY * usual
    return alike and not is_caption(paragraph.lines[0][1].text)


def _goes_on(before: Paragraph, block: Paragraph, *, apart: bool) -> bool:
    """Tell whether `block` goes on with the sentence that `before` leaves open; a column or a note sets them apart."""
    last, first = before.lines[-1][1].text, block.lines[0][1].text
    if not before.is_open or len(last) < 3 or BULLET.match(first):
        return False
    if first[0].islower() or _GOES_ON.match(first):
        return True
    return apart and len(before.lines) > 1 and (before.is_full or is_unfinished(last))


def _add_paragraph(composition: Composition, paragraph: Paragraph, joiner: LineJoiner) -> None:
    """Add the lines as one text; what stands on a later page keeps its page."""
    text, here = "", paragraph.lines[0][0]
    moves: list[tuple[int, str]] = []
    for page, line in paragraph.lines:
        text = joiner.close(text, line.text)
        if page != here:
            moves.append((len(text), f"page {page}"))
            here = page
        text += line.text
    composition.add_paragraph(text, moves=moves)


def _add_table(composition: Composition, block: RowBlock | GridBlock, *, pages: int) -> None:
    if isinstance(block, GridBlock):
        numbers, grid = [page for page, _ in block.rows], [list(row) for _, row in block.rows]
    else:
        lines = [line for _, line in block.lines]
        numbers, grid = [page for page, _ in block.lines], make_grid(lines, block.columns)
        if is_contents(lines, pages):
            grid = [[replace(cell, is_head=True) for cell in row] for row in grid]
    moves = {n: f"page {page}" for n, page in enumerate(numbers) if n and page != numbers[n - 1]}
    composition.add_table(grid, moves=moves)
