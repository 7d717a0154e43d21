"""Tell the format of a file from its content; the suffix only decides between formats that are all plain text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from claims.errors import ReadError
from claims.read.formats import FormatName

Detected = FormatName | Literal["text", "jsonl", "csv", "tsv", "parquet", "gzip", "zip"]

_HEAD_BYTES = 4_096
_AS_TEXT = "save it as plain text or PDF and read that"
_AS_TABLE = "save it as CSV and read that"
_SIGNATURES: tuple[tuple[re.Pattern[bytes], Detected], ...] = (
    (re.compile(rb"(?s).{0,1000}?%PDF-\d"), "pdf"),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"PAR1"), "parquet"),
)
# What is known and not read; the parts of a zip file that tell stand in `_tell_archive`.
_REFUSED = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old or encrypted Office file", _AS_TEXT),
    (re.compile(rb"7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd|.{257}ustar", re.DOTALL), "an archive", "unpack it"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\0|MM\0\*", re.DOTALL), "a picture", _AS_TEXT),
)
_ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06)")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s", re.IGNORECASE)
_FIELD = re.compile(rb"([!-9;-~]+):[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_SENT = frozenset({b"message-id", b"received", b"return-path", b"mime-version", b"delivered-to"})
_ADDRESSED = frozenset({b"from", b"to", b"subject", b"date"})
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_BY_SUFFIX: dict[str, Detected] = {
    ".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip


def detect(data: bytes, name: str) -> Detected:
    """Return the format of `data`, a file called `name`.

    Raises:
        ReadError: it is of a known format that is not read.
    """
    for signature, found in _SIGNATURES:
        if signature.match(data, 0, _HEAD_BYTES):
            return found
    for signature, what, hint in _REFUSED:
        if signature.match(data, 0, _HEAD_BYTES):
            raise ReadError(f"{what}, which is not read", hint=hint)
    return _tell_archive(data) if _ZIP.match(data) else _tell_text(data, PurePath(name).suffix.lower())


def is_known(head: bytes) -> bool:
    """Whether a file that begins so is in a format that shows by itself, whatever it is called, read or not."""
    marks = (*(mark for mark, _ in _SIGNATURES), *(mark for mark, _, _ in _REFUSED), _ZIP, _HTML)
    return any(mark.match(head) for mark in marks)


def _tell_archive(data: bytes) -> Detected:
    """Return what a zip file is: Word, OpenDocument and EPUB files are some too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise ReadError("a broken Word, OpenDocument, EPUB or zip file", hint="get a whole copy of it") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt"
    if "META-INF/container.xml" in names:
        return "epub"
    for part, what, hint in (("xl/", "an Excel workbook", _AS_TABLE), ("ppt/", "a PowerPoint file", _AS_TEXT)):
        if any(name.startswith(part) for name in names):
            raise ReadError(f"{what}, which is not read", hint=hint)
    return "zip"


def _tell_text(data: bytes, suffix: str) -> Detected:
    if _HTML.match(data, 0, _HEAD_BYTES):
        return "html"
    if _XML.match(data) and suffix not in {".html", ".htm", ".xhtml"}:
        raise ReadError("XML, which is not read", hint=_AS_TEXT)
    if message := _tell_message(data, suffix):
        return message
    if _OBJECT.match(data, 0, _HEAD_BYTES):
        return "jsonl"
    return _BY_SUFFIX.get(suffix, "text")


def _tell_message(data: bytes, suffix: str) -> Detected | None:
    """Return which sort of message opens with fields as RFC 5322 has them; a text may have lines like them."""
    fields: set[bytes] = set()
    at = 0
    while match := _FIELD.match(data, at, _HEAD_BYTES):
        fields.add(match[1].lower())
        at = match.end()
    if b"snapshot-content-location" in fields or (b"mime-version" in fields and b"multipart/related" in data[:at]):
        return "mhtml" if b"to" not in fields else "email"
    if (fields & _SENT and fields & _ADDRESSED) or (suffix == ".eml" and fields & _ADDRESSED):
        return "email"
    return None
