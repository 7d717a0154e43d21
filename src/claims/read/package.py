"""Open what is a ZIP archive of XML parts: Word files, OpenDocument texts, EPUB books.

Nothing is written to disk or fetched. Entities are refused, and so is what grows beyond the limits.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from claims.errors import ReadError
from claims.read.content import Limits

DEEPEST = 200
"""Levels of elements within one another; documents that people wrote have some 40."""
SMALL = 1_000_000
"""Bytes up to which a part may be packed as tightly as it likes."""


class Package:
    """The parts of an archive, by name."""

    def __init__(self, data: bytes, *, limits: Limits) -> None:
        """Open the archive.

        Raises:
            ReadError: `data` is no ZIP archive, or has too many entries.
        """
        self._limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError("damaged: its parts cannot be unpacked", hint="ask for a fresh copy") from error
        if len(self.names) > limits.entries:
            raise ReadError(f"more than {limits.entries:,} parts", hint="raise the limit of entries")

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is no such part.

        Raises:
            ReadError: it is damaged, encrypted or larger than the limits allow.
        """
        if name not in self.names:
            return None
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & 1:
                raise ReadError("encrypted", hint="remove its password and try again")
            with self._archive.open(entry) as part:
                data = part.read(self._allowed(entry) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise ReadError(f"damaged: {name} cannot be unpacked", hint="ask for a fresh copy") from error
        if len(data) > self._allowed(entry):
            raise ReadError(f"{name} grows too large when unpacked", hint="raise the limits if you trust the file")
        return data

    def read_xml(self, name: str) -> Element | None:
        """Return the root element of a part, or None where there is no such part.

        Raises:
            ReadError: it is damaged, declares entities, or is larger or deeper than the limits allow.
        """
        data = self.read(name)
        return None if data is None else parse_xml(data, name=name, limits=self._limits)

    def _allowed(self, entry: zipfile.ZipInfo) -> int:
        return min(self._limits.bytes, max(SMALL, entry.compress_size * self._limits.ratio))


def parse_xml(data: bytes, *, name: str, limits: Limits) -> Element:
    """Return the root element of `data`.

    Raises:
        ReadError: it is no XML, declares entities, or is larger or deeper than the limits allow.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    nodes = depth = 0
    root: Element | None = None
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=False):
            root = element if root is None else root
            nodes, depth = (nodes + 1, depth + 1) if event == "start" else (nodes, depth - 1)
            if nodes > limits.nodes or depth > DEEPEST:
                raise ReadError(f"{name} has too many elements", hint="raise the limits if you trust the file")
    except DefusedXmlException as error:
        raise ReadError(f"{name} declares entities", hint="documents do not; distrust the file") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ReadError(f"damaged: {name} is no XML", hint="ask for a fresh copy") from error
    if root is None:
        raise ReadError(f"damaged: {name} is empty", hint="ask for a fresh copy")
    return root


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return the attribute of that name in whatever namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def find_child(element: Element, name: str) -> Element | None:
    """Return the first child of that name in whatever namespace."""
    return next((child for child in element if local_name(child) == name), None)
