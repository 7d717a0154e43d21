"""The component that mends one thing the parser often gets wrong: which noun of a compound a number counts."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token


@Language.factory("claims_number_heads", requires=["token.tag", "token.dep", "token.head"], assigns=["token.head"])
def make_number_heads(nlp: Language, name: str) -> NumberHeads:
    """Return the component."""
    return NumberHeads()


class NumberHeads:
    """Hangs a number on the plural that closes its compound: "eight feature films" are eight films.

    English counts plurals, so a number on a singular noun before a plural one is a slip of the parser; "a two
    bedroom apartment", where nothing is plural, and "a three-year-old", with its hyphens, stay as they are.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mend the heads of `doc` in place."""
        for token in doc:
            if token.dep_ == "nummod" and token.head.i > token.i:
                token.head = find_counted_head(token)
        return doc


def find_counted_head(number: Token) -> Token:
    """Return the noun that `number` counts: its head, or the plural that its head is only a modifier of."""
    head = number.head
    while head.tag_ == "NN" and head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    between = number.doc[number.i + 1 : head.i]
    return head if head.tag_ == "NNS" and not any(token.tag_ == "HYPH" for token in between) else number.head
