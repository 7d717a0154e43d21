"""The tokenizer of the pipeline: spaCy's English rules, moved to the conventions of UD English EWT.

EWT splits hyphens inside words and number words ("16 - year"), keeps prefixed words ("re-elected") and
fractions in digits ("1/2") whole, and cuts number and unit apart ("10 am", "2 bn").
"""

from __future__ import annotations

import re

from spacy.lang.char_classes import ALPHA, CURRENCY, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# First parts that EWT and GUM leave joined to the next word by their hyphen.
WHOLE_PREFIXES = (
    "anti|bi|co|counter|cross|de|e|ex|extra|inter|intra|macro|micro|mid|mini|multi|mis|neo|non|over|post|pre|"
    "pro|proto|pseudo|re|semi|sub|super|trans|ultra|un|under|uni"
)
UNITS = (
    "km|cm|mm|nm|kg|mg|lbs?|oz|ft|mph|kph|kmh|bn|mn|mln|tn|trn|trillion|billion|million|[mkKMB]|hrs?|hp|kWh|MWh|"
    "GWh|TWh|kW|MW|GW|TW|GHz|MHz|kHz|Hz|GB|MB|KB|TB|am|pm|AM|PM|a\\.m\\.|p\\.m\\.|a\\.m|p\\.m|p|c|x|[″′]"
)
CODES = (
    "USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|AUD|CAD|NZD|HKD|SGD|BRL|MXN|ZAR|KRW|RUB|ILS|NOK|SEK|DKK|PLN|SAR|AED|THB|IDR|"
    "PHP|NGN|KES|EGP|PKR|NIS|GHS|GHC|UGX|TZS|RWF|ETB|XOF|XAF|MAD|BDT|LKR|NPR|MYR|TWD|COP|CLP|PEN|ARS|Rs\\.?|RM|"
    "K?Shs?|USh|TSh|Tk|kr|GH[¢₵]|[₵₲₡₮₸₾₼]"
)
# "£" and "¥" as texts carry them that were forced into ASCII: PS2.7m, Y=590 billion.
FORCED_SIGNS = "PS|Y="
FRACTION_OR_DATE = "[0-9]{1,3}/[0-9]{1,3}|1?[0-9]/[0-3]?[0-9]/[0-9]{2,4}"
WHOLE = re.compile(rf"^(?:(?:{WHOLE_PREFIXES})-[a-z]+|mid-[0-9]{{4}}s?|{FRACTION_OR_DATE})$")
# Exceptions of spaCy's that EWT does not have, or that hold a magnitude and the sentence's full stop: "cost $5m."
DROPPED_EXCEPTIONS = ("and/or", *(f"{letter}." for letter in "bcghklmpstvw"))


def customise(nlp: Language) -> None:
    """Set prefix, infix, suffix and whole-token rules of `nlp`'s tokenizer in place."""
    defaults = nlp.Defaults
    dash = f"(?:{HYPHENS}|\\u2010|\\u2011)"
    infixes = [
        *defaults.infixes,
        rf"(?<=[{ALPHA}0-9%\])]){dash}(?=[{ALPHA}0-9$£€¥])",
        rf"(?<=[0-9{ALPHA}%])[–—](?=[0-9{ALPHA}$£€¥\\])",
        rf"(?<=[0-9{ALPHA}])-(?=[$£€¥])",
        rf"(?<=[{ALPHA}0-9.])(?:--|——|—|–)(?=[{ALPHA}0-9\"“])",
        r"[$£€¥](?=[0-9])",
        r"(?<=[0-9])(?:bn|m|k|tn|trn|km|%)(?=[-–—])",
        r"(?<=[0-9])[x×](?=[0-9])",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
        r"(?<=[0-9])−(?=[0-9])",
        r"(?<=[a-z0-9])\)(?=-)",
        r"(?<=[\])])[,.;:](?=[A-Za-z])",
    ]
    prefixes = [
        r"\$(?:US|A|C|HK|NZ|S)(?=[0-9])",
        *defaults.prefixes,
        r"\\",
        r"~",
        r"[≈≤≥<>±°]",
        r"(?:US|A|C|HK|NZ|S|R|NT|CA|AU|Mex)\$(?=[0-9])",
        rf"(?:{CODES}|{FORCED_SIGNS})(?=[0-9])",
        r"/(?=[A-Za-z])",
    ]
    suffixes = [
        *defaults.suffixes,
        rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[0-9])(?:{CURRENCY})",
        r"(?<=[0-9])\+",
        r"(?<=[0-9A-Z])['’]s",
        r"(?<=[0-9])°",
        r"(?<=°)[CFK]",
        r"—",
        r"--",
        r"\\",
    ]
    tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.token_match = WHOLE.match
    tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if text not in DROPPED_EXCEPTIONS}
