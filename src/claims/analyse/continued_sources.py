"""Name the sources that a sentence takes from those before it: "he said", "the poll found", "of these, 700"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.analyse.quotations import find_quoted_speaker
from claims.analyse.reporting import REPORTING
from claims.analyse.speakers import NAME, REACH, find_full_name, find_group, find_person, is_body
from claims.analyse.words import WORDS
from claims.grammar.nouns import singularise
from claims.records import Mention

_OPENS = re.compile(rf"^\W*(?:{'|'.join(REPORTING.continuing)})\b|\bfor (?:instance|example)\b", re.I)
NEAR = 300
"""Characters within which "they" means the people that open a sentence."""
MEMORY = 20_000
"""Characters within which a surname stands for the full name before it."""
OPENING = 60
"""Characters of a sentence in which "for instance" joins it to the one before."""
_REPORTS = "|".join(sorted(REPORTING.nouns | {f"{noun}s" for noun in REPORTING.nouns}))
_LINKS = (
    re.compile(rf"\b(?:{_REPORTS})\s(?:[a-z]+\s){{0,3}}?(?:by|from)\s(?:the\s)?(?P<name>{NAME})"),
    re.compile(
        rf"\b[Aa]ccording to\s(?:an?\s|the\s)?(?:[a-z-]+\s){{0,3}}?(?P<name>{NAME}(?:['’]s)?(?:\s(?:{_REPORTS}))?)\b"
    ),
)
"""A source named without a figure: "a March poll by X", "according to X's survey"; the longer match is the better."""
_DATA_LINE = re.compile(
    r"\s*(?:The|These|Those)\s(?:data|figures|numbers|estimates|statistics|findings)\b[^.\n]{0,40}?"
    rf"\b(?:by|from)\s(?:the\s)?(?P<name>{NAME})"
)


@dataclass(frozen=True, slots=True)
class _Source:
    """A source that later sentences may go on with, and where the last sentence that is its own stands."""

    name: str
    cue: str | None
    words: str
    start: int
    end: int


def name_sources(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Yield the mentions, each with the source that the sentences around its own name; `text` is the document's."""
    last: _Source | None = None
    for mention in mentions:
        last = _find_link(text, mention, last)
        named = (_name_own if mention.attribution else _find_other)(mention, last, text)
        if named.attribution:
            full = find_full_name(text[max(0, named.start - MEMORY) : named.start], named.attribution)
            named = named.model_copy(update={"attribution": full})
            start = last.start if last and last.name == full else named.sentence_start
            last = _Source(full, named.attribution_cue, named.sentence, start, named.sentence_end)
        yield named


def _find_link(text: str, mention: Mention, last: _Source | None) -> _Source | None:
    """Return the source of the sentence before in the same paragraph, also where that has no figure."""
    before = mention.sentence_start
    nearest = max(0, before - REACH)
    start = max(text.rfind("\n\n", nearest, before), last.end if last else 0, nearest)
    matches = [match for link in _LINKS for match in link.finditer(text, start, before)]
    match = max(matches, default=None, key=lambda match: match.end())
    if match is None:
        return last
    return _Source(match["name"], "according to", match.group(), match.start(), before)


def _name_own(mention: Mention, last: _Source | None, text: str) -> Mention:
    """Return the mention with the name behind its "he", "it" or "the report"."""
    word = mention.attribution or ""
    name: str | None = word
    near = last if last is not None and mention.start - last.end < REACH else None
    if word.lower() == "it":
        name = near.name if near and is_body(near.name) else None
    elif word.lower() == "they":
        name = find_group(text[max(0, mention.sentence_start - NEAR) : mention.sentence_start])
    elif word.lower() in WORDS.speakers:
        name = find_person(text[max(0, mention.sentence_start - REACH) : mention.sentence_start])
    elif near is not None and _means_last(mention, near, text):
        name = _join_report(near.name, word)
    return mention.model_copy(update={"attribution": name})


def _means_last(mention: Mention, last: _Source, text: str) -> bool:
    """Tell "the poll" behind a sentence that names its poll, and those whom a survey asked."""
    word = mention.attribution or ""
    if not last.name[:1].isupper():
        return False
    if re.search(rf"\b(?:the|this|that|these|those)\s{re.escape(word)}\b", mention.sentence, re.I):
        return _kind_of(word) is not None and _kind_of(word) in map(_kind_of, last.words.split())
    group = word.istitle() and word.endswith("s") and " " not in word
    return group and _adjoins(mention, last, text) and _is_surveyed(mention, last)


def _kind_of(word: str) -> str | None:
    """Return one name for nouns of reports that stand for each other: "survey" of "poll"."""
    noun = singularise(word.strip('.,;:()"”').lower())
    if noun in REPORTING.surveys:
        return "survey"
    return "report" if noun in REPORTING.nouns else None


def _join_report(name: str, word: str) -> str:
    return name if word in name.lower() or _kind_of(name.split()[-1]) else f"{name} {word}"


def _find_other(mention: Mention, last: _Source | None, text: str) -> Mention:
    """Return the mention with the source of its quotation, of the sentence before, or of a line about the data."""
    quoted = find_quoted_speaker(text, mention.start)
    if quoted is not None:
        return mention.model_copy(update={"attribution": quoted.name, "attribution_cue": quoted.cue})
    if last is not None and _goes_on(mention, last, text):
        return mention.model_copy(update={"attribution": last.name, "attribution_cue": last.cue})
    line = _DATA_LINE.match(text, mention.sentence_end)
    if line is not None:
        return mention.model_copy(update={"attribution": line["name"], "attribution_cue": line.group().split()[1]})
    return mention


def _goes_on(mention: Mention, last: _Source, text: str) -> bool:
    """Tell a sentence that goes on with what the source of the one before says."""
    opening = _OPENS.search(mention.sentence[:OPENING])
    return _adjoins(mention, last, text) and (opening is not None or _is_surveyed(mention, last))


def _adjoins(mention: Mention, last: _Source, text: str) -> bool:
    """Tell the next sentence of a paragraph, or one that its first figure has joined to the source already."""
    if last.start == mention.sentence_start:
        return False
    if mention.sentence_end == last.end:
        return True
    between = text[last.end : mention.sentence_start]
    return last.end <= mention.sentence_start and not between.strip() and "\n\n" not in between


def _is_surveyed(mention: Mention, last: _Source) -> bool:
    """Tell a share of those asked behind a sentence that names the survey."""
    asked = any(_kind_of(word) == "survey" for word in (*last.name.split(), *last.words.split()))
    answers = any(word.strip(",.;").lower() in REPORTING.answers for word in mention.sentence.split())
    return asked and answers and mention.kind in {"percent", "fraction"}
