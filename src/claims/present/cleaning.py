"""Make words of a document safe where they are read by people: no control character gets through."""

from __future__ import annotations

import re

_CONTROLS = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 with ESC, DEL, C1 with the one-byte CSI: they steer terminals
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks: they reorder what is read
    "\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # invisible: they hide text
    "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What steers a terminal, reorders a line or can stand in no file; cells may hold tabs and line ends, so they stay."""


def fold(text: str) -> str:
    """Return `text` with every run of white space, line ends included, as one space."""
    return " ".join(text.split())


def replace_surrogates(text: str) -> str:
    """Return `text` with what UTF-8 cannot write replaced, such as the bytes of a path that is not UTF-8."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def picture_controls(text: str) -> str:
    """Return `text` with every character that steers a terminal or reorders a line as a visible one, one for one.

    >>> picture_controls("7\\x1b[2J")
    '7␛[2J'
    """
    return _STEERING.sub(lambda match: _picture(ord(match[0])), text)


def _picture(code: int) -> str:
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    """Return `text` on one line, without characters that steer a terminal, reorder the line or hide in it.

    >>> clean("7\\x1b[2J0\\n %")
    '7[2J0 %'
    """
    return fold(_CONTROLS.sub("", fold(replace_surrogates(text))))
