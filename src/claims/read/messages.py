"""Read emails and saved web pages (MHTML), which are messages of several parts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.decoding import decode
from claims.read.metadata import Metadata, note_metadata
from claims.read.names import is_person
from claims.read.page import decode_page, read_piece

RICHER = 2
"""How many times longer than the plain text of a message its web page must be to be read instead."""
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)


def read_email(data: bytes, *, limits: Limits) -> Content:
    """Return the text of an email: its plain text, or its web page where that holds much more.

    Raises:
        ReadError: it has no text, or goes over the limits.
    """
    message = _parse(data)
    plain, page = _find_text(message, "plain"), _find_text(message, "html")
    text = "" if plain is None else _read_plain(plain)
    metadata = _read_head(message)
    if page is not None:
        # A newsletter is laid out in tables; none of it stands around the rest.
        rich = read_piece(_decode_part(page), limits=limits)
        if len(rich.text) > RICHER * len(text.strip()):
            return replace(rich, metadata=metadata)
    if not text.strip():
        raise ReadError("an email with no text in it", hint="read its attachments one by one")
    return Content(text, metadata)


def read_mhtml(data: bytes, *, limits: Limits) -> Content:
    """Return the main text of a web page that a browser saved in one file.

    Raises:
        ReadError: there is no page in it, or it goes over the limits.
    """
    from claims.read.html import read_html

    message = _parse(data)
    page = _find_text(message, "html")
    if page is None:
        raise ReadError("a saved web page with no page in it", hint="open it in a browser and save it again")
    content = read_html(codecs.BOM_UTF8 + _decode_part(page).encode("utf-8", "replace"), limits=limits)
    address = _read_field(message, "Snapshot-Content-Location") or _read_field(page, "Content-Location")
    copied = note_metadata(url=address if address.startswith("http") else None, retrieved=_read_date(message))
    return replace(content, metadata=Metadata(retrieved=copied.retrieved).fill(content.metadata).fill(copied))


def find_attachments(data: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield name and reader of what is attached to an email.

    Raises:
        ReadError: it is nested too deeply.
    """
    try:
        for part in _parse(data).walk():
            name, payload = part.get_filename(), part.get_payload(decode=True)
            if part.get_content_disposition() == "attachment" and name and isinstance(payload, bytes):
                yield name, partial(bytes, payload)
    except RecursionError as error:
        raise ReadError("an email nested too deeply", hint="save it as plain text and read that") from error


def _parse(data: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
    except (MessageError, ValueError, LookupError) as error:
        raise ReadError("a damaged email", hint="save it as plain text and read that") from error
    assert isinstance(message, EmailMessage)
    return message


def _find_text(message: EmailMessage, kind: str) -> EmailMessage | None:
    """Return the first part of the type `text/kind` that is not attached."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            return part
    return None


def _decode_part(part: EmailMessage) -> str:
    """Return the text of a part in the encoding that it declares, else that it seems to have."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        if charset:
            return data.decode(charset).replace("\r\n", "\n").replace("\r", "\n")
    except (UnicodeDecodeError, LookupError):
        pass
    return decode_page(data) if part.get_content_subtype() == "html" else decode(data.replace(b"\0", b""))


def _read_plain(part: EmailMessage) -> str:
    """Return a part of plain text without the sender's signature; lines that a program wrapped are put together."""
    text = _decode_part(part)
    signature = _SIGNATURE.search(text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    if part.get_param("format") == "flowed":
        text = re.sub(r" \n(?!\n|>)", "" if part.get_param("delsp") == "yes" else " ", text)
    return text


def _read_head(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_read_field(message, "From"))
    person = is_person(name)
    return note_metadata(
        title=_read_field(message, "Subject"),
        author=name if person else None,
        publisher=None if person else name or address.partition("@")[2] or None,
        published=_read_date(message),
    )


def _read_field(message: EmailMessage, name: str) -> str:
    """Return a field of the head; nothing where it is so damaged that the standard library stumbles over it."""
    try:
        return str(message.get(name, ""))
    except (AttributeError, LookupError, TypeError, ValueError):
        return ""


def _read_date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_read_field(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
