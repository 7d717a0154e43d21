"""Find what stands on every page and is no part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from claims.read.pdf_columns import Line, make_lines
from claims.read.pdf_page import Fragment, Page

MARGIN = 0.13
"""The part of a page's height at its head, and at its foot, where they may stand."""
ROWS = 3
"""Lines from the edge of the page among which they may stand."""
NEAR = 6.0
"""Points by which they may stand higher on one page than on another."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:page\s*|p\.\s*)?[-–—|•\s]*(\d{1,4}|[ivxlc]{1,7})[-–—|•\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"page\s*\d{1,4}.*|\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)

Place = tuple[int, Fragment]


def find_furniture(pages: Sequence[Page]) -> frozenset[Place]:
    """Return what is no part of the text, each with its index among `pages`."""
    edges = {number: _find_edge_rows(page) for number, page in enumerate(pages)}
    rows = {number: [*head, *foot] for number, (head, foot) in edges.items()}
    numbers = frozenset(_find_numbers(pages, rows))
    found = numbers | frozenset(_find_repeated(rows))
    outer: set[Place] = set()
    for number, side in ((number, side) for number, sides in edges.items() for side in sides):
        places = [[(number, fragment) for fragment in row.fragments] for row in side]
        outer.update(place for row in takewhile(found.issuperset, places) for place in row)
    return numbers | outer


def drop_furniture(pages: Sequence[Page]) -> list[tuple[Page, list[Fragment]]]:
    """Return each page with the fragments that are text."""
    furniture = find_furniture(pages)
    return [
        (page, [fragment for fragment in page.fragments if (number, fragment) not in furniture])
        for number, page in enumerate(pages)
    ]


def _find_edge_rows(page: Page) -> tuple[list[Line], list[Line]]:
    """Return the lines at the head and at the foot of a page, the outermost first.

    Notes stand at the foot too, and may read alike on several pages; what is left out lies outside of all text.
    """
    rows = make_lines(page.fragments)
    depth = MARGIN * (page.bottom - page.top)
    head = [row for row in rows[:ROWS] if row.base - page.top < depth]
    foot = [row for row in rows[len(head) :][-ROWS:] if page.bottom - row.base < depth]
    return head, foot[::-1]


def _find_repeated(rows_of: dict[int, list[Line]]) -> Iterator[Place]:
    """Yield what stands at one place on several pages with the same words and numbers, but for that of the page."""
    found: dict[str, list[Place]] = defaultdict(list)
    for number, rows in rows_of.items():
        for fragment in (fragment for row in rows for fragment in row.fragments):
            words = _DIGITS.sub("#", fragment.text.casefold())
            if any(character.isalpha() for character in words):
                found[words].append((number, fragment))
    for places in found.values():
        yield from (place for place in places if any(_repeats(place, other) for other in places))


def _repeats(place: Place, other: Place) -> bool:
    number, fragment = place
    near = abs(other[1].base - fragment.base) < NEAR
    pairs = zip(_DIGITS.findall(fragment.text), _DIGITS.findall(other[1].text), strict=True)
    steps = {int(there) - int(here) for here, there in pairs if len(here) < 9 and len(there) < 9}
    return other[0] != number and near and steps <= {0, other[0] - number}


def _find_numbers(pages: Sequence[Page], rows_of: dict[int, list[Line]]) -> Iterator[Place]:
    """Yield page numbers: they count on with the pages, or stand alone at the edge."""
    found: dict[int | None, list[Place]] = defaultdict(list)
    for number, rows in rows_of.items():
        for fragment in (fragment for row in rows for fragment in row.fragments):
            if _NAMED_NUMBER.fullmatch(fragment.text):
                yield number, fragment
            elif match := _NUMBER.fullmatch(fragment.text):
                found[int(match[1]) - number if match[1].isdigit() else None].append((number, fragment))
    for offset, places in found.items():
        counted = len({number for number, _ in places}) > 1
        for number, fragment in places:
            own = offset is None or pages[number].number == int(_DIGITS.findall(fragment.text)[0])
            if counted or (own and _stands_alone(fragment, rows_of[number])):
                yield number, fragment


def _stands_alone(fragment: Fragment, rows: Sequence[Line]) -> bool:
    row = next(row for row in rows if fragment in row.fragments)
    return len(row.fragments) == 1 and row.base in {min(r.base for r in rows), max(r.base for r in rows)}
