"""Turn bytes into text, or say why they are none."""

from __future__ import annotations

import codecs
import re

from claims.errors import ReadError

BYTES_PER_CHARACTER = 4
"""Most bytes that a character takes in UTF-8, UTF-16 and UTF-32."""

# UTF-32 before UTF-16, whose mark its own begins with.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Left to itself, charset-normalizer takes English text in Windows-1252 for Windows-1250 and turns "£5" into "Ł5".
_WESTERN = ["cp1252", "mac_roman"]
_OTHER = ["cp1251", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_OTHER_SHARE = 0.2
"""Share of bytes beyond ASCII from which a text may be in another script; one "£" in English is no Chinese."""
_SAMPLE_BYTES = 100_000
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_CONTROL_SHARE = 0.05
_REPLACED = {
    **{code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"),
}
_SAVE_AS_TEXT = "save it as plain text in UTF-8 and read that"


def decode(data: bytes) -> str:
    """Return the text of `data`, without byte order mark, its line ends as `\\n`.

    Raises:
        ReadError: the bytes are no text.
    """
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def replace_controls(text: str) -> str:
    """Return `text` with a space for each control character but tabs and line ends, and no half surrogate pairs.

    Formats can hold them, and libraries hand them on; every offset stays as it is.
    """
    return text.translate(_REPLACED)


def check_text(text: str, *, max_characters: int) -> None:
    """Refuse what cannot be analysed or stored as a text.

    Raises:
        ReadError: the text is empty, too long, or mostly control characters.
    """
    if len(text) > max_characters:
        raise too_long(max_characters)
    if not text.strip():
        raise ReadError("empty", hint="there is nothing to read in it")
    sample = text[:_SAMPLE_BYTES]
    if "\0" in text or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise _not_text()
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ReadError("not text: holds half a surrogate pair", hint=_SAVE_AS_TEXT) from error


def too_long(max_characters: int) -> ReadError:
    """Return the error for a document over the limit."""
    return ReadError(f"longer than {max_characters:,} characters", hint="split it, or raise --max-characters")


def _not_text() -> ReadError:
    return ReadError("not text (binary data)", hint=_SAVE_AS_TEXT)


def _decode(data: bytes) -> str:
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    # UTF-16 and UTF-32 hold NUL bytes; without their mark they cannot be told from a program or a picture.
    if encoding == "utf-8" and b"\0" in data:
        raise _not_text()
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_damaged(data[len(mark) :], error)
        raise ReadError(f"not text: broken {encoding.upper()}", hint=_SAVE_AS_TEXT) from error


def _decode_damaged(data: bytes, error: UnicodeDecodeError) -> str:
    """Decode what is no clean UTF-8: UTF-8 with a few bytes broken, or another encoding."""
    repaired = data.decode(errors="replace")
    broken = repaired.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(len(run) for run in re.findall(r"[^\x00-\x7f\N{REPLACEMENT CHARACTER}]+", repaired))
    if whole > broken:
        return repaired
    encoding = _detect_encoding(_sample_around(data, error.start))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _sample_around(data: bytes, position: int) -> bytes:
    """Return whole lines around the first byte that is no ASCII, for the detection to look at."""
    start = max(0, position - _SAMPLE_BYTES)
    start = data.rfind(b"\n", start, position) + 1 if start else 0
    return data[max(start, position - _SAMPLE_BYTES) : position + _SAMPLE_BYTES]


def _detect_encoding(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    beyond_ascii = sum(byte > 127 for byte in sample)
    encodings = _WESTERN + (_OTHER if beyond_ascii > _OTHER_SHARE * len(sample) else [])
    best = from_bytes(sample, cp_isolation=encodings).best()
    return best.encoding if best else "cp1252"
