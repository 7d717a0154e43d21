"""The formats that are read: which module reads each, and what must be installed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from claims.errors import ReadError
from claims.read.content import Content, Limits

FormatName = Literal["html", "mhtml", "pdf", "docx", "odt", "rtf", "epub", "email"]
Reader = Callable[..., Content]


@dataclass(frozen=True)
class Format:
    """One format of documents."""

    title: str
    """As people call it."""
    module: str
    function: str
    extra: str
    """The extra of the package that brings its libraries."""


FORMATS: dict[FormatName, Format] = {
    "html": Format("a web page", "html", "read_html", "html"),
    "mhtml": Format("a saved web page", "messages", "read_mhtml", "html"),
    "pdf": Format("a PDF file", "pdf", "read_pdf", "pdf"),
    "docx": Format("a Word file", "docx", "read_docx", "docx"),
    "odt": Format("an OpenDocument text", "odt", "read_odt", "odt"),
    "rtf": Format("an RTF file", "rtf", "read_rtf", "rtf"),
    "epub": Format("an EPUB book", "epub", "read_epub", "epub"),
    "email": Format("an email", "messages", "read_email", "html"),
}


def read_format(name: FormatName, data: bytes, *, limits: Limits) -> Content:
    """Return what `data` holds, which is in the format `name`.

    Raises:
        ReadError: the data cannot be read, or the libraries for it are not installed.
    """
    form = FORMATS[name]
    try:
        reader: Reader = getattr(import_module(f"claims.read.{form.module}"), form.function)
        return reader(data, limits=limits)
    except ModuleNotFoundError as error:
        raise name_missing(form.title, error, extra=form.extra) from error


def name_missing(title: str, error: ModuleNotFoundError, *, extra: str) -> ReadError:
    """Return the error for a file that some library is needed for, with the command that installs it."""
    return ReadError(f"{title}, and {error.name} is not installed", hint=f'pip install "claims-and-figures[{extra}]"')
