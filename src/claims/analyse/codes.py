"""Find numbers of telephones, books, networks and court reports, once for each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from claims.grammar.quantities import Quantity

_TELEPHONE = (
    r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|(?<![\w.])(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}\b"
    r"|(?<!\w)\+\d{1,3}[\s-]\(?\d[\d\s()-]{5,14}\d\b|(?<![\w-])\d{3}-\d{4}\b"
    r"|(?<![\w.,-])0\d{2,4}[-\s]\d{3,4}[-\s]\d{3,4}\b"
)
_REFERENCE = (
    r"\bISBN(?:-1[03])?:?\s[\d-]{9,17}[\dXx]\b|\bISSN:?\s\d{4}-\d{3}[\dXx]\b|\b10\.\d{4,9}/\S{1,80}"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"
)
_CITATION = (
    r"\b\d{1,4}\s(?:U\.\s?S\.(?:\s?C\.)?|F\.\s?(?:2d|3d|4th|Supp\.(?:\s?[23]d)?)|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|"
    r"C\.\s?F\.\s?R\.|Fed\.\sReg\.|[A-Z][a-z]{1,4}\.(?:\sApp\.)?\s?(?:2d|3d|4th|5th)|A\.C\.|Q\.B\.|W\.L\.R\.)"
    r"(?:\s§{1,2})?\s\d{1,5}(?:\(\w\))?"
    r"|\[\d{4}\]\s(?:\d\s)?[A-Z]{2,6}\s(?:\w{2,6}\s)?\d{1,5}\b"
)
_CODE = re.compile(f"(?P<telephone>{_TELEPHONE})|(?P<reference>{_REFERENCE})|(?P<citation>{_CITATION})")
REASONS = {
    "telephone": "telephone number",
    "reference": "score or reference number",
    "citation": "score or reference number",
}


def find_code(doc: Doc, quantity: Quantity) -> str | None:
    """Return what kind of code the number of `quantity` stands in, as a reason to leave it out; None where in none."""
    codes = _find_codes(doc)
    start = doc[quantity.number_start].idx
    place = bisect_right(codes, start, key=lambda code: code[0]) - 1
    return codes[place][2] if place >= 0 and start < codes[place][1] else None


def _find_codes(doc: Doc) -> tuple[tuple[int, int, str], ...]:
    codes: tuple[tuple[int, int, str], ...] | None = doc.user_data.get("claims_codes")
    if codes is None:
        matches = _CODE.finditer(doc.text)
        codes = tuple((match.start(), match.end(), REASONS[match.lastgroup or ""]) for match in matches)
        doc.user_data["claims_codes"] = codes
    return codes
