"""Split a text into sentences by its characters alone, before any tagging.

Paragraphs come first: blank lines, list items and headings end a sentence. A sentence that a pull quote or a page's
foot cuts in two is put together again: it is one sentence of two segments, and the words between them are their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.lexicons import Lexicon, read_lexicon

Segment = tuple[int, int]
Sentence = tuple[Segment, ...]


class Abbreviations(Lexicon):
    """Schema of `abbreviations.toml`."""

    titles: frozenset[str]
    common: frozenset[str]
    openers: frozenset[str]


_ABBREVIATIONS = read_lexicon("abbreviations", Abbreviations)

LONGEST = 2000
"""Characters of the longest sentence that is parsed whole; a longer one is cut at a space."""
NARROW = 30
"""Characters of the longest line of a block that was not wrapped: each of its lines stands for itself."""
INTERRUPTION = 400
"""Characters of the longest pull quote or page foot that a sentence is joined around."""
INTERRUPTIONS = 2

_BLANK = re.compile(r"\n[^\S\n]*\n\s*|\f\s*")
_BULLET = re.compile(r"[^\S\n]*(?:[•‣▪●◦*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+|#{1,6}\s|\|")
_DATELINE = re.compile(
    r"(?=[^\n]{0,100}?(?:\([^()\n]{2,50}\)|\b[A-Z]{3,}\b)[^\n]{0,40}?\s(?:—|–|--|-)\s)"
    r"\(?[A-Z][\w.’'-]*[^\n\"“”;:!?]{0,80}?\s(?:—|–|--|-)\s+(?=[\"“‘']?[A-Z])"
)
"""The place, date and agency before the first sentence of a report: "BERLIN, March 3 (Continental Press) — "."""
_STOP = re.compile(r"(?:[.!?…]+[\"'”’)\]»*_]*(?=\s|$)|[:;]?\n)\s*")
_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"[\w.'’-]*$")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»*_]*\s*$")
_BROKEN_END = re.compile(r"[a-z,\-–—][\"'”’)\]]?\s*$|\b(?:the|a|an|of|in|on|at|to|and|or|by|for|just|with)\s*$")
_CONTINUES = re.compile(r"[a-z]|\\?[$€£¥]\d|\d")


def split_sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of `text[start:]` in order, each as its segments (offsets, ends exclusive)."""
    for sentence in _join_broken(text, list(_split_blocks(text, start))):
        yield from _cut_long(text, sentence)


def _split_blocks(text: str, start: int) -> Iterator[list[Segment]]:
    """Yield the paragraphs, each as its sentences."""
    at = start + len(text[start : start + LONGEST]) - len(text[start : start + LONGEST].lstrip())
    for match in _BLANK.finditer(text, at):
        if text[at : match.start()].strip():
            yield list(_split_block(text, at, match.start()))
        at = match.end()
    if text[at:].strip():
        yield list(_split_block(text, at, len(text)))


def _split_block(text: str, start: int, end: int) -> Iterator[Segment]:
    dateline = _DATELINE.match(text, start, end)
    at = dateline.end() if dateline else start
    if dateline:
        yield start, at
    width = max(map(len, text[start:end].splitlines()))
    for match in _STOP.finditer(text, at, end):
        if match.end() >= end:
            break
        if _ends_sentence(text, at, match, width):
            yield at, match.end()
            at = match.end()
    if text[at:end].strip():
        yield at, end


def _ends_sentence(text: str, start: int, match: re.Match[str], width: int) -> bool:
    """Tell whether the sentence from `start` ends with `match`: its stops, or a line's end."""
    behind = match.end()
    if _BULLET.fullmatch(text, start, behind):
        return False
    if "\n" in match.group() and _BULLET.match(text, behind):
        return True
    if match.group()[0] in ":;\n":
        return _ends_line(text, match, width)
    following = text[behind : behind + 20]
    if following[:1].islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    return not _is_abbreviation(text[max(start, match.start() - 20) : match.start()], following)


def _is_abbreviation(before: str, following: str) -> bool:
    last = _LAST_WORD.search(before)
    word = last.group().lower() if last else ""
    if word in _ABBREVIATIONS.titles or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    if word in _ABBREVIATIONS.common:
        opener = re.match(r"[\W_]*(\w+)", following)
        return opener is None or opener[1].lower() not in _ABBREVIATIONS.openers
    return False


def _ends_line(text: str, match: re.Match[str], width: int) -> bool:
    """Tell whether a line's end without a full stop ends its sentence: a heading does, a wrapped line does not.

    A line was wrapped where the next word had no room in it, as far as the longest line of its block tells.
    """
    stop, behind = match.start(), match.end()
    if text[behind].islower():
        return False
    if text[stop] != "\n" or width < NARROW:
        return True
    line = text[text.rfind("\n", 0, stop) + 1 : stop].strip()
    word = _WORD.match(text, behind, behind + width)
    room = len(line) + 1 + (len(word.group()) if word else 0) <= width
    return room and not _BROKEN_END.search(line[-12:])


def _join_broken(text: str, blocks: list[list[Segment]]) -> Iterator[Sentence]:
    """Yield the sentences, putting together those whose paragraph ends in mid-sentence."""
    for number, block in enumerate(blocks):
        if not block:
            continue
        for segment in block[:-1]:
            yield (segment,)
        last: Sentence = (block[-1],)
        follower = _find_continuation(text, blocks, number)
        if follower is not None:
            last += (blocks[follower].pop(0),)
        yield last


def _find_continuation(text: str, blocks: list[list[Segment]], number: int) -> int | None:
    """Return the number of the block that goes on with the last sentence of block `number`, where it is broken."""
    start, end = blocks[number][-1]
    broken = text[max(start, end - 40) : end]
    if end - start < 15 or _ENDED.search(broken) or not _BROKEN_END.search(broken):
        return None
    for follower in range(number + 1, min(len(blocks), number + 2 + INTERRUPTIONS)):
        if not blocks[follower]:
            continue
        first = blocks[follower][0][0]
        if _CONTINUES.match(text, first) and (text[first].islower() or follower == number + 1):
            return follower
        if sum(b - a for a, b in blocks[follower]) > INTERRUPTION:
            return None
    return None


def _cut_long(text: str, sentence: Sentence) -> Iterator[Sentence]:
    if sum(end - start for start, end in sentence) <= LONGEST:
        yield sentence
        return
    for start, end in sentence:
        cuts = [start]
        while end - cuts[-1] > LONGEST:
            space = text.rfind(" ", cuts[-1] + 1, cuts[-1] + LONGEST)
            cuts.append(space + 1 if space > 0 else cuts[-1] + LONGEST)
        for part in pairwise([*cuts, end]):
            yield (part,)
