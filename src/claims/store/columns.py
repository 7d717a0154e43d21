"""Kinds of columns that keep and sort alike in every database; migrations use them too."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer
from sqlalchemy import Text as AnyText

Key = BigInteger().with_variant(Integer, "sqlite")
"""The number of a row. SQLite numbers rows by themselves where the column is INTEGER, which holds 64 bits there."""

Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")
"""Text that sorts by its characters' code points, as dates and the sources of one date are to do everywhere."""
