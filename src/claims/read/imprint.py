"""Read title, author, publisher and date from the text itself, where its head or foot shows them.

An empty field is better than a wrong one: what could be two things is left out.
"""

from __future__ import annotations

import re
from itertools import groupby, takewhile

from claims.read.lines import PARAGRAPH_LENGTH, Line, foot_lines, head_lines
from claims.read.metadata import FIELDS, Metadata
from claims.read.names import is_person, is_surely_person, lower_capitals, restore_case, split_authors
from claims.read.notices import Notice, is_furniture, is_outlet, read_closing_notice, read_dateline, read_notice

_MAX_TITLES = 3
_MAX_TITLE_WORDS = 18
_MAX_PUBLISHER_WORDS = 5
_OPENS_TITLE = re.compile(r"[^\W_]|[\"'“‘«¿¡$£€(\[]")
_ADDRESS = re.compile(r"@|://|www\.")
_MARKUP = re.compile(r"\[/?\w{1,8}\]")


def read_imprint(text: str, start: int = 0) -> Metadata:
    """Return what the text, which begins at `start`, says of itself at its head, else at its foot."""
    lines = _until_story(head_lines(text, start))
    notices = [read_notice(line.text) for line in lines]
    found = _merge([notice for notice in notices if notice])
    plain = _lines_above_text(lines, notices)
    if plain:
        _add_author_line(found, plain, text)
        _add_title_lines(found, plain, text, start)
    _add_heading(found, lines)
    for line in lines:
        found = _merge([found, read_dateline(line.text)])
    for line in foot_lines(text, start):
        found = _merge([found, read_closing_notice(line.text)])
    if changed := found.get("updated"):
        found |= {"modified": changed, "published": found.get("published", changed)}
    return Metadata(**{name: found.get(name) or None for name in FIELDS})


def _until_story(lines: list[Line]) -> list[Line]:
    """Return the lines up to the second paragraph; a date or name further down belongs to what the text tells or cites.

    The first may be a summary that stands between title and byline.
    """
    paragraphs = [place for place, line in enumerate(lines) if line.is_sentence and read_notice(line.text) is None]
    return lines[: paragraphs[1] + 1] if len(paragraphs) > 1 else lines


def _merge(notices: list[Notice]) -> Notice:
    """Return the fields of all notices; the first that has a field says it."""
    found: Notice = {}
    for notice in notices:
        found = notice | found
    return found


def _lines_above_text(lines: list[Line], notices: list[Notice | None]) -> list[Line]:
    """Return the lines before the running text that say nothing known: title, subtitle, publisher, names.

    Without running text behind them there is no telling, and none are returned.
    """
    known = {id(line) for line, notice in zip(lines, notices, strict=True) if notice is not None}
    above: list[Line] = []
    for _, members in groupby(lines, key=lambda line: line.block):
        block = list(members)
        unknown = [line for line in block if id(line) not in known]
        # Several short lines in one block are a paragraph that was broken into lines.
        stands_alone = len(block) == 1 or len(unknown) < len(block) or any(_is_paragraph(line) for line in block)
        titles = list(takewhile(_may_be_title, unknown)) if stands_alone else []
        above += titles
        if len(titles) < len(unknown):
            return above
    return []


def _is_paragraph(line: Line) -> bool:
    return len(line.text) > PARAGRAPH_LENGTH


def _may_be_title(line: Line) -> bool:
    alone = not line.is_sentence and not line.marked and bool(_OPENS_TITLE.match(line.text))
    if not alone or _ADDRESS.search(line.text):
        return False
    return not line.text[0].islower() and 1 < len(line.text.split()) <= _MAX_TITLE_WORDS


def _add_author_line(found: Notice, plain: list[Line], text: str) -> None:
    """Take a line under the title that is only names for the byline, and out of the lines that may be the title."""
    for line in plain[1:]:
        authors, rest = split_authors(line.text)
        if authors and not rest and _names_author(authors[0], text):
            found.setdefault("author", ", ".join(map(lower_capitals, authors)))
            plain.remove(line)
            return


def _names_author(name: str, text: str) -> bool:
    """Whether a name is surely one of a person, or the text presents its bearer: "JANE ROE is Professor of ..."."""
    if is_surely_person(name):
        return True
    return is_person(name) and bool(
        re.search(rf"^[^\w\n]{{0,5}}{re.escape(name)} (?:is|was)\b", text, re.IGNORECASE | re.MULTILINE)
    )


def _add_title_lines(found: Notice, plain: list[Line], text: str, start: int) -> None:
    dated_or_signed = "author" in found or "published" in found
    capitals = list(takewhile(lambda line: line.text.isupper(), plain))
    titles = plain[len(capitals) :]
    if capitals and not titles:
        # A line in capitals alone may head a section as well as the text.
        titles = capitals if dated_or_signed and len(capitals) == 1 else []
    elif len(capitals) == 1 and dated_or_signed and _may_be_publisher(capitals[0].text):
        found.setdefault("publisher", restore_case(capitals[0].text, text))
    title = _choose_title(titles, head_lines(text, start), dated_or_signed)
    if title:
        _add_title(found, title.text)


def _may_be_publisher(words: str) -> bool:
    return len(words.split()) <= _MAX_PUBLISHER_WORDS and not re.search(r"[\d/!?]", words)


def _choose_title(titles: list[Line], lines: list[Line], dated_or_signed: bool) -> Line | None:
    """Return the line that is the title; of several the one that stands twice, or the first above a byline or date."""
    texts = [line.text for line in lines]
    repeated = [line for line in titles if texts.count(line.text) > 1]
    if repeated:
        return repeated[0]
    if len(titles) == 1:
        # A person's name alone may be the author's as well as the subject's.
        return None if is_surely_person(titles[0].text) else titles[0]
    return titles[0] if titles and dated_or_signed and len(titles) <= _MAX_TITLES else None


def _add_title(found: Notice, words: str) -> None:
    """Add a title; of "Title | Outlet", what stands behind the bar is the publisher."""
    title, *others = [part.strip() for part in words.split(" | ")]
    if len(title.split()) < 2 or len(others) > 2:
        return
    found.setdefault("title", _MARKUP.sub("", title).strip())
    if others and is_outlet(others[-1]):
        found.setdefault("publisher", others[-1])


def _add_heading(found: Notice, lines: list[Line]) -> None:
    """Take a Markdown heading of the first level, or any heading that opens the text, for the title."""
    for place, line in enumerate(lines):
        if (line.heading == 1 or (line.heading and place == 0)) and not is_furniture(line.text):
            found["title"] = line.text
            return
