"""The readable name of a row, made of its claims' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from claims.compare.concepts import Concepts
from claims.compare.phrases import Match
from claims.compare.rates import SHARES, base_of
from claims.compare.words import split
from claims.grammar.numerals import NUMERALS
from claims.records import Claim

_LONGEST = 60
_WORDS_BEHIND = 4
_WORDS = range(2, 8)
_BEST = 3
"""The number of words that says enough and is read at a glance."""
_SHARED = 0.55
"""The part of the sources that must say a word for it to make a name better: both of two, two of three."""
_TELLING = 0.35
"""What more than one word is worth: a few that one source alone says may tell what a single one leaves open."""
_LONG = 0.35
"""What each telling word beyond the best number takes away."""
_RATES = {"rate", "share", "percentage", "proportion", "inflation", "unemployment", "turnout"}
_WORD = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:['’.-]\w+)*")
_ASIDE = re.compile(r"\s*[,;:](?:\s+(?!.*\b(?:and|or)\b)|\s+(?:according|and|but|or|to|as|give)\b).*$")
"""What a comma parts from a phrase; not the next thing of a list: "food, tents and blankets"."""
_LOOSE = re.compile(r"\s+(?=[,;])")


def name_measure(
    claims: Sequence[Claim],
    wordings: Sequence[str],
    concepts: Concepts,
    *,
    heads: Sequence[str] = (),
    said: Sequence[Mapping[str, float]] = (),
) -> str:
    """Return a short name: the wording that is true of most sources in few words, with what makes it a share or a rate.

    Args:
        wordings: the claims' own words for what is counted.
        heads: what stands for them where they are none, or say only what is done: the name of the concept.
        said: for each source, how much it says of each tag: 1 of what it counts, less of what is only near.
    """
    phrases = [(wording, _trim(wording, concepts)) for wording in wordings]
    things = [each for wording, each in phrases if each and not _is_loose(wording, each, concepts)]
    phrase = _best_phrase(things, said, concepts)
    if heads and (not phrase or _is_of_few(phrase, heads[0], said, concepts)):
        phrase = heads[0]
    phrase = phrase or _best_phrase(list(filter(None, wordings)), said, concepts)
    first = min(claims, key=lambda claim: (claim.source, claim.start, claim.id))
    thing = phrase or first.subject or _words_behind(first) or first.unit or first.kind
    return _dress(_shorten(thing), claims, concepts) + _rate(claims, thing)


def _trim(wording: str, concepts: Concepts) -> str:
    """Return `wording` without idle words at its ends, and without who did it: "firearms recovered [by the police]"."""
    text = _ASIDE.sub("", _LOOSE.sub("", wording))
    text = _words_of(concepts.lexicon.links).sub(" ", text)
    text = _words_of(concepts.lexicon.doers).split(text)[0]
    told = [match.span() for match in _WORD.finditer(text) if not _is_idle(match.group(), concepts)]
    while told and text[slice(*told[-1])].casefold() in concepts.lexicon.clausal:
        told.pop()
    if not told:
        return ""
    start, end = told[0][0], told[-1][1]
    if text[end:].strip():
        end = _end_before_rest(text[:end], concepts)
    text = text[start:end] or text[start : told[-1][1]]
    return text[0].lower() + text[1:] if not concepts.names(split(text)[:1]) and text[1:2].islower() else text


def _end_before_rest(text: str, concepts: Concepts) -> int:
    """Return where `text`, whose last words were idle, ends without what led to them: "spending [for the fiscal]"."""
    words = list(_WORD.finditer(text))
    borders = [match for match in words[1:] if match.group() in concepts.borders]
    if not borders:
        return len(text)
    behind = split(text[borders[-1].end() :])
    kept = concepts.names(behind) or any(map(concepts.is_known, behind))
    return len(text) if kept else len(text[: borders[-1].start()].rstrip())


def _words_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+(?:{'|'.join(map(re.escape, phrases))})\s+", re.IGNORECASE)


def _is_idle(word: str, concepts: Concepts) -> bool:
    if _is_number(word):
        return True
    words = split(word)
    return not concepts.names(words) and all(
        concepts.is_empty(concepts.fold(each)) and not concepts.is_known(each) for each in words
    )


def _is_number(word: str) -> bool:
    parts = word.casefold().split("-")
    return all(part in NUMERALS.ones or part in NUMERALS.tens or part in NUMERALS.magnitudes for part in parts)


def _words_behind(claim: Claim) -> str:
    """Return the first words of the sentence behind the figure, for a figure that has no counted phrase."""
    quote = " ".join(claim.quote.split())
    return " ".join(split(claim.sentence.partition(quote)[2])[:_WORDS_BEHIND])


def _best_phrase(wordings: Sequence[str], said: Sequence[Mapping[str, float]], concepts: Concepts) -> str:
    """Return the phrase that is true of most sources; of equals the most common, then the one of the best length."""
    phrases = Counter(wordings)

    def rank(phrase: str) -> tuple[object, ...]:
        words = len(split(phrase))
        worth = _worth(phrase, said, concepts)
        return -worth, words not in _WORDS, -phrases[phrase], abs(words - _BEST), phrase

    return min(phrases, key=rank, default="")


def _is_of_few(phrase: str, head: str, said: Sequence[Mapping[str, float]], concepts: Concepts) -> bool:
    """Tell whether most of several sources do not say `phrase`, while all count its concept."""
    all_count = len(said) > 2 and all(each.get(head) == 1 for each in said)
    return all_count and _worth(phrase, said, concepts) < 0


def _worth(phrase: str, said: Sequence[Mapping[str, float]], concepts: Concepts) -> float:
    """Return how much of `phrase` the sources share; a word that only one of them says takes away from it."""
    if len(said) < 2:
        return 0
    words = split(phrase)
    names = {match.at for match in concepts.names(words)}
    shares: dict[int, float] = {}
    counted: set[str] = set()
    for match in _all_in(words, concepts):
        # Of a name it is enough that most say it: it tells where, and not what; and one concept counts once.
        told = sum(each.get(match.tag, 0) for each in said) / len(said) - _SHARED
        told = min(told, 0) if match.at in names or match.tag in counted else told
        shares[match.at] = max(shares.get(match.at, -1), told)
        counted.add(match.tag)
    return round(sum(shares.values()) + _TELLING * (len(words) in _WORDS) - _LONG * max(len(shares) - _BEST, 0), 3)


def _is_loose(wording: str, phrase: str, concepts: Concepts) -> bool:
    """Tell whether a wording, or what is left of it, names no thing."""
    return is_clause(wording, concepts) or is_clause(phrase, concepts)


def _all_in(words: Sequence[str], concepts: Concepts) -> list[Match]:
    """Return everything that `words` say: concepts, states, names and what sets figures apart."""
    found = [*concepts.tags(words), *concepts.states(words), *concepts.names(words)]
    return found + [each for entry in concepts.contrasts_among(words) for each in concepts.members(entry.name, words)]


def is_clause(phrase: str, concepts: Concepts) -> bool:
    """Tell whether `phrase` begins with what is done, not with to what: "paid to farmers", "that they asked for"."""
    first, second, *_ = *(word.casefold() for word in split(phrase)), "", ""
    loose = not second or second in concepts.borders or concepts.is_empty(concepts.fold(second))
    return first in concepts.lexicon.clausal or (first.endswith("ed") and loose)


def _dress(thing: str, claims: Sequence[Claim], concepts: Concepts) -> str:
    """Return `thing` with what sort of figure the row has, where the words do not tell: a share, a change, money."""
    if 2 * sum(bool(claim.change) for claim in claims) >= len(claims):
        return f"change in {thing}"
    kinds = Counter(claim.kind for claim in claims)
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    if kind in SHARES and not _RATES & {word.casefold() for word in split(thing)}:
        bases = {_trim(base, concepts).casefold() for claim in claims if (base := base_of(claim))}
        return f"share of {thing}" if thing.casefold() in bases else f"{thing} (percent)"
    tags = {match.tag for match in concepts.tags(split(thing))}
    if len(split(thing)) > 1 or tags & (concepts.money | concepts.measured):
        return thing
    units = concepts.lexicon.units
    dimension = next((name for name, each in units.items() if (claims[0].unit or "").casefold() in each), "")
    sort = kind if kind in ("money", "duration") else dimension
    return f"{thing} ({sort})" if sort and sort != thing else thing


def _rate(claims: Sequence[Claim], thing: str) -> str:
    rates = Counter(claim.per for claim in claims if claim.per)
    if not rates or "per" in split(thing.casefold()):
        return ""
    rate = min(rates, key=lambda each: (-rates[each], each))
    return f" per {rate}"


def _shorten(phrase: str) -> str:
    if len(phrase) <= _LONGEST:
        return phrase
    return phrase[:_LONGEST].rsplit(" ", 1)[0] + "…"
