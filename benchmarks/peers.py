"""The other tools of `speed.py`, in a process of their own: texts come in on the first line, then a line a turn.

usage: python benchmarks/peers.py (quantulum3 | Recognizers-Text)
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

Reader = Callable[[str], object]


def make_quantulum() -> Reader:
    from quantulum3 import parser

    read: Reader = parser.parse
    return read


def make_recognizers() -> Reader:
    """Return a reader that runs the models of numbers, currencies, dimensions and percentages, one after another."""
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
    ]
    return lambda text: [model.parse(text) for model in models]


def main() -> None:
    read = {"quantulum3": make_quantulum, "Recognizers-Text": make_recognizers}[sys.argv[1]]()
    texts = json.loads(sys.stdin.readline())
    for _ in sys.stdin:
        start = time.perf_counter()
        for text in texts:
            read(text)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
