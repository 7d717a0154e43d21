"""Read the one line that says who wrote a text, when, or where it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.read.dates import month_names, parse_date
from claims.read.names import is_surely_person, lower_capitals, split_authors
from claims.read.words import begins_with, publication_words

Notice = dict[str, str]
"""Field = value, of the fields of `Metadata`, and `updated`: the day of a later change."""

_MAX_LENGTH = 120
_NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*|[ivx]+)\.?\s+")
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_LABEL = re.compile(r"([^\W\d_][\w ]{1,20}):\s+(\S.*)")
_DATELINE = re.compile(r"(?:[A-Z][\w .,'’/-]{0,60}\s)?\(([A-Z][\w .&’'-]{1,30})\)\s*[–—-]")
_PLACE = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_CLOCK = r",\s\d{1,2}[:.]?\d\d\s"
_DATED = re.compile(rf"(?:{_PLACE},\s){{1,2}}(?P<date>[\w.]+\s[\w.]+,?\s\d{{4}})(?=\s*(?:\(|/|[–—-]|{_CLOCK}|$))")
_NUMBERED = re.compile(r"[A-Z][\w ]{2,40}\s(?:No\.?\s?)?\d+(?:[./]\d+)?\s?(?:,|[|•·–—-])\s*(?P<date>[\w., ]+\d{4})$")
_ISSUE = re.compile(r"\s(?P<year>20\d\d)/(?P<number>\d\d?)$")
_LEADING_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?\s*)?(?:[A-Z]{2,4}\b)?[,\s]+(?:on\s)?", re.IGNORECASE)
_OUTLET = re.compile(r"(?:[A-Z][\w.&'’-]*|of|the|and|for|&)(?:\s+(?:[A-Z][\w.&'’-]*|of|the|and|for|in|&)){0,5}")
_MAX_REST_WORDS = 8
_BEHIND_CLOSING_NAME = re.compile(r";|\s(?:in|at|via|on)\s|\.$")


def read_notice(line: str) -> Notice | None:
    """Return what a line at the head says: nothing where a web page added it, None for a line of the text itself."""
    if len(line) > _MAX_LENGTH:
        return None
    if is_furniture(line):
        return _read_dates(line) or {}
    return _read_label(line) or _read_byline(line) or _read_segments(line)


def is_furniture(line: str) -> bool:
    """Return whether the line is a rubric, or opens as lines do that web pages add."""
    words = publication_words()
    folded = _NUMBERING.sub("", line.lower()).strip(" :.!")
    return folded in words.rubrics or any(re.match(rf"{re.escape(start)}(?!\w)", folded) for start in words.furniture)


def read_dateline(line: str) -> Notice:
    """Return the agency and the date that a paragraph opens with: "MEXICO CITY (Reuters) - ", "Lima, 3 May 2014 –"."""
    match = _DATELINE.match(line)
    agency = publication_words().agencies.get(match[1]) if match else None
    published = _read_day_of_place(line) or _read_named_day(line)
    return ({"publisher": agency} if agency else {}) | ({"published": published} if published else {})


def _read_day_of_place(line: str) -> str | None:
    """Read "Lima, 3 May 2014", alone or before an agency or a dash."""
    match = _DATED.match(line)
    return parse_date(match["date"], bare_year=False) if match else None


def _read_issue(line: str) -> str | None:
    """Read the date of a numbered issue, "Policy Brief 14, March 2026", or its year, "Grain brief 2014/07".

    The number behind a year may be its month; "2014/15" is a season.
    """
    numbered = _NUMBERED.match(line)
    if numbered is not None:
        return parse_date(numbered["date"], bare_year=False)
    match = _ISSUE.search(line)
    if match is None or int(match["number"]) == int(match["year"][2:]) + 1:
        return None
    return match["year"]


def _read_named_day(line: str) -> str | None:
    """Read a date with its weekday that opens or closes a line: "Bridge reopens Sunday, May 4, 2014"."""
    weekday = "|".join(month_names().weekdays)
    day = rf"\b(?:{weekday}),?\s[\w.]+\s[\w.]+,?\s\d{{4}}"
    match = re.match(day, line, re.IGNORECASE) or re.search(rf"{day}$", line, re.IGNORECASE)
    return parse_date(match[0], bare_year=False) if match else None


def read_closing_notice(line: str) -> Notice:
    """Return what a line at the foot says: "Reporting by Jane Smith", "Source: Bloomberg"."""
    words = publication_words()
    if match := begins_with(words.closing_bylines).match(line):
        authors, rest = split_authors(_BEHIND_CLOSING_NAME.split(line[match.end() :], maxsplit=1)[0])
        return {"author": _join(authors)} if authors and not rest else {}
    if (match := begins_with(words.sources).match(line)) and is_outlet(name := line[match.end() :].strip(" .")):
        return {"publisher": words.agencies.get(name, name)}
    if (match := begins_with(words.dates).match(line)) and (found := parse_date(line[match.end() :], bare_year=False)):
        return {"published": found}
    return {}


def is_outlet(name: str) -> bool:
    """Return whether `name` can be one of a newspaper or a site, and is none of a source of statistics."""
    words = publication_words().statistics_words
    return bool(_OUTLET.fullmatch(name)) and name[0].isupper() and not words & set(name.lower().split())


def _read_label(line: str) -> Notice | None:
    """Read "Title: The real war"; what stands behind other labels must have the shape of its field."""
    match = _LABEL.fullmatch(line)
    field = publication_words().field_of_label(match[1]) if match else None
    if match is None or field is None:
        return None
    value = match[2].strip()
    if field == "author":
        authors, rest = split_authors(value)
        return {"author": _join(authors)} if authors and not rest else None
    if field == "published":
        found = parse_date(value)
        return {"published": found} if found else None
    fits = {"title": True, "url": value.startswith("http"), "publisher": is_outlet(value)}
    return {field: value} if fits.get(field) else None


def _read_dates(line: str) -> Notice | None:
    """Read "JULY / AUGUST 2009", "Published June 26, 2012 | Updated June 27, 2012", "WASHINGTON • 26 June 2012"."""
    found: Notice = {}
    for segment in _SEPARATOR.split(line):
        for field, value in _read_date(segment):
            found.setdefault(field, value)
    return found or None


def _read_segments(line: str) -> Notice | None:
    """Read "Jane Smith • Reuters • 26 June 2012"; names need a date or an agency beside them."""
    agencies = publication_words().agencies
    found = _read_dates(line) or {}
    segments = _SEPARATOR.split(line)
    if agency := next((agencies[segment] for segment in segments if segment in agencies), None):
        found["publisher"] = agency
    for segment in segments if found else []:
        authors, rest = split_authors(segment)
        if authors and not rest and is_surely_person(authors[0]):
            found.setdefault("author", _join(authors))
    return found or None


def _read_date(segment: str) -> Iterator[tuple[str, str]]:
    words = publication_words()
    updated, dated = begins_with(words.updates).match(segment), begins_with(words.dates).match(segment)
    cue = updated or dated
    rest = segment[cue.end() if cue else 0 :]
    value = parse_date(_LEADING_CLOCK.sub("", rest, count=1) if cue else rest, bare_year=False)
    value = value or _read_day_of_place(segment) or _read_issue(segment)
    if value:
        yield ("updated" if updated else "published"), value


def _read_byline(line: str) -> Notice | None:
    """Read "By Jane Smith and John Doe, June 26, 2012"; "By Tuesday Morning" names nobody."""
    words = publication_words()
    match = begins_with(words.bylines).match(line)
    if match is None:
        return None
    if agency := words.agencies.get(line[match.end() :]):
        return {"publisher": agency}
    authors, rest = split_authors(line[match.end() :])
    if not authors or len(rest.split()) > _MAX_REST_WORDS or rest.endswith(".") or _names_day(authors[0]):
        return None
    return {"author": _join(authors)} | _read_byline_rest(rest)


def _read_byline_rest(rest: str) -> Notice:
    found = dict(_read_date(rest))
    for segment in re.split(r"\s*[|•·,]\s*|\s[–—-]\s|^for\s", rest):
        if agency := publication_words().agencies.get(segment):
            found["publisher"] = agency
        for field, value in _read_date(segment):
            found.setdefault(field, value)
    return found


def _names_day(name: str) -> bool:
    names = month_names()
    return any(word.lower() in names.weekdays for word in name.split())


def _join(authors: list[str]) -> str:
    return ", ".join(lower_capitals(author) for author in authors)
