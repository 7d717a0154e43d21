"""Read the lexicon files: TOML beside the code, checked against a schema, read once.

Each file opens with its own grammar, by example. The schema of a file stands beside the code that uses it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from claims.errors import LexiconError


class Lexicon(BaseModel):
    """Base of lexicon schemas and of their entries: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LexiconType = TypeVar("LexiconType", bound=Lexicon)


def parse_lexicon(text: str, schema: type[LexiconType], *, name: str) -> LexiconType:
    """Return the lexicon that `text`, in TOML, holds.

    Raises:
        LexiconError: the text is not TOML or does not fit `schema`; names the entry and what is allowed there.
    """
    try:
        return schema.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not valid TOML: {error}", where=name) from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(part) for part in first["loc"])
        raise LexiconError(
            f"entry {entry}: {first['msg']}", where=name, hint="the head of the file shows its grammar"
        ) from error


def read_lexicon(name: str, schema: type[LexiconType]) -> LexiconType:
    """Return the shipped lexicon `name`, read and checked once.

    Raises:
        LexiconError: the file is missing or an entry does not fit `schema`.
    """
    return cast(LexiconType, _read_once(name, schema))


@cache
def _read_once(name: str, schema: type[Lexicon]) -> Lexicon:
    file = resources.files("claims").joinpath("lexicon", f"{name}.toml")
    if not file.is_file():
        raise LexiconError("the lexicon is missing", where=f"{name}.toml", hint="install the package again")
    return parse_lexicon(file.read_text(encoding="utf-8"), schema, name=f"{name}.toml")
