"""Read the names of authors: who is a person, where a list of them ends, which word is the surname."""

from __future__ import annotations

import re

from claims.read.words import publication_words

_WORD = r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_NAME_WORD = re.compile(_WORD)
_MAX_WORDS = 5


def is_person(text: str) -> bool:
    """Return whether `text` is shaped like a person's name: two to five capitalised words, none of an organisation."""
    words = text.split()
    lexicon = publication_words()
    if not 2 <= len(words) <= _MAX_WORDS or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if any(word.lower().strip(".") in lexicon.organisation_words for word in words):
        return False
    outer = words[0], words[-1]
    return all(word[0].isupper() for word in outer) and all(
        word[0].isupper() or word in lexicon.particles for word in words[1:-1]
    )


def is_surely_person(text: str) -> bool:
    """Return whether the name shows by itself that it is one: by a given name, or an initial within."""
    words = text.split()
    if not is_person(text):
        return False
    return words[0].lower() in publication_words().given_names or any(re.fullmatch(r"[A-Z]\.", w) for w in words[:-1])


def split_authors(text: str) -> tuple[list[str], str]:
    """Return the persons that `text` opens with, and what stands behind them.

    >>> split_authors("Jane Smith, John Doe and Ana de la Cruz, June 26, 2012")
    (['Jane Smith', 'John Doe', 'Ana de la Cruz'], 'June 26, 2012')
    """
    joiner = "|".join(re.escape(word) for word in publication_words().joiners)
    separator = re.compile(rf"\s*,\s*(?:(?:{joiner})\s+)?|\s+(?:{joiner})\s+|\s*[|•·]\s*|\s+[–—-]+\s+", re.IGNORECASE)
    authors: list[str] = []
    rest = text.strip()
    while rest:
        match = separator.search(rest)
        segment = rest[: match.start()] if match else rest
        if not is_person(segment):
            break
        authors.append(segment)
        rest = rest[match.end() :] if match else ""
    return authors, rest


def restore_case(name: str, text: str) -> str:
    """Return a name that is set in capitals as `text` writes it elsewhere, else as it is."""
    if not name.isupper():
        return name
    spellings = re.finditer(re.escape(name), text, re.IGNORECASE)
    return next((match[0] for match in spellings if not match[0].isupper() and match[0][0].isupper()), name)


def lower_capitals(name: str) -> str:
    """Return a person's name that is set in capitals with only its first letters left so: "McDonald", "O'Neil"."""
    if not name.isupper():
        return name
    return re.sub(r"\bMc[a-z]", lambda match: "Mc" + match[0][-1].upper(), re.sub(r"['’]S\b", "'s", name.title()))


def surname(author: str) -> str:
    """Return the surname of the first author; all of the name where it is an organisation's."""
    lexicon = publication_words()
    first = re.split(r",|;|\s(?:and|&|with)\s", author.strip(), maxsplit=1)[0].strip() or author
    words = first.split()
    if any(word.lower() in lexicon.organisation_words for word in words):
        return first
    while len(words) > 1 and words[-1].lower().strip(".") in lexicon.suffixes:
        words.pop()
    return words[-1] if words else ""
