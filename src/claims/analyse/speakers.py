"""Find who speaks, by the characters of a text alone: sentences without a figure are never parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analyse.reporting import REPORTING
from claims.analyse.words import WORDS
from claims.grammar.nouns import singularise

REACH = 1500
"""Characters within which "he said" means the last person who was said to speak."""
LONGEST_SOURCE = 120
"""Characters of a name with its description before or behind "said"."""

MANY = 3
"""Parts of a chunk that ends in "Reed, 40,": the name, what describes it, and nothing."""

_WORD = r"[A-Z][\w’'-]*[\w’-]"
_INITIALS = r"(?:[A-Z]\.\s?)+"
_SMALL = r"(?:de|da|del|la|van|von|al|bin|of|for|and|&)"
NAME = rf"(?:{_INITIALS}\s?)?{_WORD}(?:\s(?:{_INITIALS}|{_SMALL}\s{_WORD}|{_WORD})){{0,5}}"
_PERSON = rf"(?:{_INITIALS}\s?)?{_WORD}(?:\s(?:{_INITIALS}|{_WORD})){{1,3}}"
_NAME = re.compile(NAME)
_SAID = re.compile(rf"\b(?:{'|'.join(REPORTING.spoken)})\b")
_INTRODUCED = re.compile(
    rf"(?P<aged>{_PERSON}),\s(?:\d{{1,2}}|who|an?|the|of|its|his|her)\b"
    rf"|\b(?i:{'|'.join(sorted(REPORTING.people))})\s(?P<titled>{_PERSON})"
    rf"|\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Aa]n?|whose)\s[a-z][a-z -]{{2,40}},\s(?P<apposed>{_PERSON}),"
)
_GROUP = re.compile(
    rf"(?:^|[.!?][\"”]?\s+|\n)(?:The\s)?(?P<group>(?:[A-Za-z]+\s)?(?i:{'|'.join(sorted(REPORTING.people))})s)\b"
)
_SENTENCE_START = re.compile(r"[\"“”!?;:—\n]|(?<=[a-z]{3})\.\s")
_SENTENCE_END = re.compile(r"[\"“”!?;:—\n]|(?<![A-Z])\.(?:\s|$)|\s(?:who|that|when|as|after|during|on|in|at)\b")
_HELPERS = re.compile(rf"(?:\s(?:{'|'.join(sorted(WORDS.auxiliaries))}))+$")


@dataclass(frozen=True, slots=True)
class SpeechTag:
    """A verb of saying with the name at it; positions are of characters, the end exclusive."""

    start: int
    end: int
    name: str
    cue: str


def find_speech_tags(text: str) -> Iterator[SpeechTag]:
    """Yield the verbs of saying in `text` with the name, pronoun or person's noun that they stand at."""
    for match in _SAID.finditer(text):
        before = text[max(0, match.start() - LONGEST_SOURCE) : match.start()].rstrip()
        start = match.start()
        chunk = _SENTENCE_START.split(before)[-1]
        name = _read_before(_HELPERS.sub("", chunk))
        if name is None and before.endswith(('"', "”", ",")):
            name = _read_behind(text[match.end() : match.end() + LONGEST_SOURCE])
        else:
            start -= len(chunk)
        if name is not None:
            yield SpeechTag(start, match.end(), name, match.group())


def _read_behind(chunk: str) -> str | None:
    """Return the name in "Ann Reed, a nurse", "the utility, Norpower", "the owners", behind "said"."""
    parts = _SENTENCE_END.split(chunk.strip())[0].split(",")
    if len(parts) > 1 and not _NAME.search(parts[0]) and _NAME.fullmatch(parts[1].strip()):
        return parts[1].strip()
    return _read_source(parts[0], first=True)


def _read_before(chunk: str) -> str | None:
    """Return the name in "Ann Reed, 40,", "the manager, Ian Shaw,", "In Lima, officials", before "said"."""
    parts = [part.strip() for part in chunk.strip().split(",")]
    if parts[-1] or len(parts) < MANY:
        return _read_source(parts[-1])
    described, description = parts[-3:-1]
    if _NAME.fullmatch(description) and not description.isupper():
        return description
    names = _NAME.findall(described)
    return str(names[-1]) if names and described.endswith(names[-1]) and not description[:1].isupper() else None


def _read_source(words: str, *, first: bool = False) -> str | None:
    """Return the name, the pronoun or the noun for a speaker in `words`."""
    names = list(filter(None, map(_strip_name, _NAME.findall(words))))
    if names:
        return str(names[0] if first else names[-1])
    plain = words.strip().lower().split()
    if not plain:
        return None
    if len(plain) == 1 and plain[0] in WORDS.speakers:
        return plain[0]
    known = singularise(plain[-1]) in REPORTING.people and len(plain) <= 6
    return " ".join(plain[plain[0] in {"the", "a", "an"} :]) if known else None


def _strip_name(name: str) -> str:
    """Return the name without a word that only opens its sentence, and without a possessive's ending."""
    words = name.split()
    while words and words[0].lower() in WORDS.openers:
        words.pop(0)
    return " ".join(words).removesuffix("'s").removesuffix("’s")


def find_person(text: str) -> str | None:
    """Return the last person in `text` who speaks or is introduced with an age or a description."""
    found = [(tag.start, tag.name) for tag in find_speech_tags(text)]
    found += [(match.end(), next(filter(None, match.groups()))) for match in _INTRODUCED.finditer(text)]
    people = [(at, name) for at, name in found if name[0].isupper() and not is_body(name)]
    return max(people, default=(0, None), key=lambda person: person[0])[1]


def find_group(text: str) -> str | None:
    """Return the last people that open a sentence of `text`, for whom "they" may stand: "researchers"."""
    groups = [match["group"] for match in _GROUP.finditer(text)]
    return groups[-1].lower() if groups else None


def is_body(name: str) -> bool:
    """Tell the name of an office, a firm or a report from a person's."""
    words = [word.lower().rstrip(".") for word in name.split()]
    return name.isupper() or any(word in REPORTING.bodies or singularise(word) in REPORTING.nouns for word in words)


def find_full_name(text: str, name: str) -> str:
    """Return `name` with the first names under which `text` first has it: "Kwame Osei" for "Osei"."""
    if not _NAME.fullmatch(name) or " " in name:
        return name
    behind = rf"(?=,|\s\(|\s(?:{'|'.join(REPORTING.spoken)})\b)"
    match = re.search(rf"((?:[A-Z][\w’'-]+\s|[A-Z]\.\s?){{1,2}}){re.escape(name)}{behind}", text)
    words = match[1].split() if match else []
    while words and (words[0].lower() in WORDS.openers or words[0].lower() in REPORTING.people):
        words.pop(0)
    return " ".join([*words, name])
