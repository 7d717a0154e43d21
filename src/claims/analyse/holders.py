"""The noun that a figure is said of, read off the words beside it; surer than the parse where they leave no doubt.

"A loss of up to $5 million", "a mirror 39 meters wide", "sustained winds reach 23 mph", "the stock, up 38%".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import climb_phrase, find_antecedent, find_object, find_subject
from claims.analyse.figure import SHARES, Figure
from claims.analyse.people import is_condition
from claims.analyse.phrases import FINITE_TAGS, is_noun, lemma_of, tokens_before
from claims.analyse.words import WORDS
from claims.grammar.changes import direction_of, direction_of_word
from claims.grammar.nouns import NOUNS

_CHAIN = frozenset({"MD", "RB", "TO", "VB", "VBD", "VBN", "VBP", "VBZ", "VBG", "RBR"})
"""Tags between a subject and the last verb of its chain: "is widely expected to reach"."""
_BEFORE_NOUN = frozenset({"DT", "JJ", "JJR", "NN", "NNS", "NNP", "PRP$", "POS", "HYPH", "CD"})
_OPENING = frozenset({"JJ", "DT", "PRP$"})
LONGEST_CONVERSION = 7
"""Words of a conversion in parentheses."""
LONGEST_CHAIN = 6
SIGNS = frozenset("+-−–")
_STEPS = frozenset({"to", "at", "for", "worth", "by", "from", "a", "an", "the", "as", "just", "only"})


def find_holder(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun of "a program worth $400 million", "a loss of $5 million", "a mirror 39 meters wide"."""
    if figure.start < 2:
        return None
    before = doc[figure.start - 1]
    named = doc[figure.start - 2] if before.lower_ == "of" else before
    if figure.kind == "count" and lemma_of(named) in NOUNS.ratios:
        return named
    if before.lower_ in WORDS.holders:
        return _find_noun_before(doc, figure.start - 1)
    if is_noun(before) and doc[figure.start].text[0] in SIGNS:
        return before
    if before.text == "(" and figure.kind != "count" and is_noun(doc[figure.start - 2]):
        return climb_phrase(doc[figure.start - 2])
    return _find_enclosed(doc, figure) or _find_whole_of(doc, figure) or _find_sized(doc, figure)


def _find_enclosed(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun of "the rate, at 5 percent, ..."."""
    if figure.start < 3 or doc[figure.start - 1].lower_ != "at" or doc[figure.start - 2].text != ",":
        return None
    noun, closed = doc[figure.start - 3], doc[figure.core_end : figure.core_end + 1].text == ","
    return noun if closed and is_noun(noun) else None


def _find_whole_of(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun before "of": "trade of $140 million", "an increase of 20% in revenues" (the revenues)."""
    if figure.kind in {"count", "age"} or doc[figure.start - 1].lower_ != "of":
        return None
    noun = doc[figure.start - 2]
    if not is_noun(noun) and noun.tag_ != "VBG":
        return None
    if direction_of(lemma_of(noun), "") and doc[figure.core_end : figure.core_end + 1].text == "in":
        changed = doc[figure.core_end].head
        return changed if is_noun(changed) and changed.i > figure.core_end else noun
    return noun


def _find_sized(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun whose size the figure says: "a cable, 400 km long", "a star some 54 light-years away"."""
    behind = skip_parenthesis(doc, figure.core_end)
    if figure.kind != "measurement" or doc[behind : behind + 1].text.lower() not in WORDS.sizes:
        return None
    at = figure.start - 1
    if doc[at].text == ",":
        at -= 1
    return climb_phrase(doc[at]) if at >= 0 and is_noun(doc[at]) else None


def skip_parenthesis(doc: Doc, at: int) -> int:
    """Return the position behind the conversion of "8 miles (13 kilometers) of new tunnels"."""
    if at < len(doc) and doc[at].text == ")":
        return at + 1
    inside = [token.text for token in doc[at : at + LONGEST_CONVERSION]]
    return at + inside.index(")") + 1 if inside[:1] == ["("] and ")" in inside else at


def _find_noun_before(doc: Doc, at: int) -> Token | None:
    before = (token for token in tokens_before(doc, at) if token.tag_ != "RB")
    holder = next(before, None)
    return holder if holder is not None and (is_noun(holder) or is_condition(holder)) else None


def find_said_of(doc: Doc, figure: Figure) -> tuple[Token | None, Token] | None:
    """Return the subject and the verb right before the figure, where that says how much its subject is or changed.

    The subject is None where it is an "it" that stands for nothing in the sentence.

    "Gusts exceed 34 mph", "wind fell 6%", "with its stock price up 38%": the tagger often takes such verbs for nouns.
    """
    word = _find_saying(doc, figure)
    if word is None:
        return _find_changed(doc, figure)
    verb = word.tag_.startswith("VB")
    changed = find_object(word) if verb else None
    if changed is not None and not figure.start <= changed.i < figure.core_end:
        return None
    subject = _choose_subject(doc, word) if verb else _find_subject_before(doc, word.i)
    if subject is None:
        return None
    if subject.tag_ == "PRP":
        return find_antecedent(subject), word
    return _leave_preposition(climb_phrase(subject) if word.dep_ == "acl" else subject), word


def _leave_preposition(noun: Token) -> Token:
    """Return "copper" for the nearer "Exchange" in "copper on the London Metal Exchange rose"."""
    doc, at = noun.doc, noun.i - 1
    while at > 0 and doc[at].tag_ in _BEFORE_NOUN:
        at -= 1
    held = at > 0 and doc[at].lower_ in WORDS.holding and is_noun(doc[at - 1])
    return _leave_preposition(doc[at - 1]) if held else noun


def _find_changed(doc: Doc, figure: Figure) -> tuple[Token, Token] | None:
    """Return the object between a verb and a share of change: "raises water rates 8.5%", "pulled shares 1% lower"."""
    at = figure.start - 1
    while at > 0 and (doc[at].lower_ in _STEPS or doc[at].lower_ in WORDS.moved):
        at -= 1
    if figure.kind not in SHARES or at < 1 or not is_noun(doc[at]):
        return None
    behind = doc[figure.core_end] if figure.core_end < len(doc) else None
    if behind is not None and behind.lower_ in WORDS.moved:
        return doc[at], doc[at].head
    verb = at - 1
    while verb > 0 and at - verb < LONGEST_CHAIN and doc[verb].tag_ in _BEFORE_NOUN and not says_amount(doc[verb]):
        verb -= 1
    changes = direction_of(doc[verb].lemma_.lower(), doc[verb].lower_) and not _is_plain_noun(doc[verb])
    return (doc[at], doc[verb]) if changes else None


def _choose_subject(doc: Doc, verb: Token) -> Token | None:
    """Return the verb's own subject, the noun right before it, or the subject that it shares with another verb.

    A participle of measure behind a comma has the noun before the comma: "claims of $12 million, ranging from $200".
    """
    own = find_subject(verb, depth=0)
    if own is not None and (is_noun(own) or own.tag_ in {"PRP", "VBG"}):
        return own
    if verb.tag_ == "VBG" and verb.lemma_.lower() in NOUNS.linking and verb.i > 1 and doc[verb.i - 1].text == ",":
        return climb_phrase(doc[verb.i - 2]) if is_noun(doc[verb.i - 2]) else None
    before = _find_noun_before(doc, verb.i)
    if before is not None:
        return climb_phrase(before)
    shared = find_subject(verb)
    if shared is not None and is_noun(shared):
        return shared
    return _find_subject_before(doc, verb.i) or _find_opening_noun(doc, verb.i)


def _find_opening_noun(doc: Doc, at: int) -> Token | None:
    """Return the noun that opens the sentence, where all before the verb is set off: "Margins, long high, narrowed"."""
    if at < 1 or doc[at - 1].text != "," or any(token.tag_ in FINITE_TAGS | {":"} for token in doc[:at]):
        return None
    return next((token for token in doc[:at] if is_noun(token)), None) if doc[0].tag_ != "IN" else None


def _find_saying(doc: Doc, figure: Figure) -> Token | None:
    """Return the verb, "up" or "down" before the figure, or inside its quote ("topped 300")."""
    if says_amount(doc[figure.start]) and figure.start < figure.core_start:
        return doc[figure.start]
    at = figure.start - 1
    while at > 0 and _is_step(doc[at]):
        at -= 1
    if doc[at + 1].lower_ == "for" and doc[at].lemma_.lower() not in NOUNS.priced:
        return None
    return doc[at] if at > 0 and says_amount(doc[at]) else None


def _is_step(token: Token) -> bool:
    """Tell a word between a verb and its amount: "came back at", "number in the thousands"."""
    if token.lower_ == "in":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "the"
    return token.lower_ in _STEPS or (token.tag_ in {"RB", "RP"} and not says_amount(token))


def says_amount(token: Token) -> bool:
    """Tell a form of a verb such as reach, cost or fall, whatever its tag, and "up"."""
    if token.pos_ == "AUX":
        return True
    form = token.lower_
    linking = token.lemma_.lower() in NOUNS.linking or form.removesuffix("s") in NOUNS.linking
    moved = direction_of_word(form) is not None and form in WORDS.moved
    return linking or moved or (direction_of(token.lemma_.lower(), form) is not None and not _is_plain_noun(token))


def _is_plain_noun(token: Token) -> bool:
    """Tell "a rise of" from "prices rise": a determiner, an adjective or a preposition stands before the noun."""
    before = token.nbor(-1) if token.i > 0 else None
    return token.tag_ in {"NN", "NNS"} and (before is None or before.tag_ in {"DT", "JJ", "IN", "PRP$", "POS", "CD"})


def _find_subject_before(doc: Doc, at: int) -> Token | None:
    """Return the noun or pronoun before the verb chain that ends at `at`."""
    at -= 1
    floor = at - LONGEST_CHAIN
    while at > max(0, floor) and (doc[at].tag_ in _CHAIN or doc[at].text == ",") and not _is_subject(doc[at]):
        at -= 1
    if at >= 1 and doc[at].lower_ in WORDS.relative:
        at -= 2 if doc[at - 1].text == "," else 1
    if at < 0:
        return None
    token = doc[at]
    if token.tag_ == "PRP":
        return token
    return climb_phrase(token) if _is_subject(token) else None


def _is_subject(token: Token) -> bool:
    """Tell a noun, also one that was tagged otherwise behind its article or adjective: "if sustained winds reach"."""
    before = token.nbor(-1) if token.i > 0 else None
    if before is None or not before.text[0].isalnum():
        return is_noun(token) or (token.is_title and token.tag_ in {"JJ", "VBN", "VBZ", "VB"})
    return is_noun(token) or (token.tag_ in {"VBZ", "JJ"} and before.tag_ in _OPENING)
