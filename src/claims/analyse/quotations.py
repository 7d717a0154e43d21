"""Find who is quoted: a quotation goes on over sentences and paragraphs, and one "said" names its speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.analyse.speakers import REACH, SpeechTag, find_person, find_speech_tags

SHORTEST = 4
"""Words of a quotation that is speech; fewer are a term: the "phantom" flights."""
NEXT = 4
"""Characters between a closing mark and the words that name the speaker."""
_MARK = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    start: int
    spans: tuple[tuple[int, int], ...]


def find_quoted_speaker(text: str, at: int) -> SpeechTag | None:
    """Return who says what stands at character `at` of `text`, where that is in a quotation of several words."""
    paragraph = _read_paragraph(text, at)
    own = next((span for span in paragraph.spans if span[0] <= at - paragraph.start < span[1]), None)
    if own is None or len(paragraph.text[own[0] : own[1]].split()) < SHORTEST:
        return None
    tags = [tag for tag in find_speech_tags(_blank(paragraph)) if not _is_quoted(tag, paragraph)]
    tag = next((tag for tag in tags if own[1] <= tag.start <= own[1] + NEXT), None)
    if tag is None and paragraph.text[own[0]].isupper():
        tag = max((tag for tag in tags if tag.end <= own[0]), default=None, key=lambda tag: tag.end)
    if tag is None:
        return None
    if tag.name[0].isupper() or " " in tag.name or tag.name not in {"he", "she"}:
        return tag
    at_tag = paragraph.start + tag.start
    person = find_person(text[max(0, at_tag - REACH) : at_tag])
    return SpeechTag(tag.start, tag.end, person, tag.cue) if person else None


def _read_paragraph(text: str, at: int) -> _Paragraph:
    nearest = max(0, at - REACH)
    start = max(text.rfind("\n\n", nearest, at), nearest)
    end = text.find("\n\n", at, at + REACH)
    words = text[start : end if end >= 0 else at + REACH]
    return _Paragraph(words, start, tuple(_find_spans(words)))


def _find_spans(text: str) -> list[tuple[int, int]]:
    """Return the quotations of a paragraph; one that stays open runs to its end."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for match in _MARK.finditer(text):
        if _is_opening(text, match):
            start = match.end() if start is None else start
        elif start is not None:
            spans.append((start, match.start()))
            start = None
    return spans if start is None else [*spans, (start, len(text))]


def _is_opening(text: str, mark: re.Match[str]) -> bool:
    if mark.group() != '"':
        return mark.group() == "“"
    before = text[mark.start() - 1 : mark.start()]
    return (not before or before.isspace() or before in "([—–-") and not text[mark.end() : mark.end() + 1].isspace()


def _blank(paragraph: _Paragraph) -> str:
    """Return the paragraph with the words of its quotations blanked, so that none is taken for a speaker's."""
    text = paragraph.text
    for start, end in paragraph.spans:
        text = text[:start] + "".join("," if at == end - 1 else " " for at in range(start, end)) + text[end:]
    return text


def _is_quoted(tag: SpeechTag, paragraph: _Paragraph) -> bool:
    return any(start <= tag.end - 1 < end for start, end in paragraph.spans)
