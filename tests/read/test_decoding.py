import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ReadError
from claims.read.decoding import decode

PRICES = "The café’s rent rose by £5 million — or “7 percent” — in Córdoba. "
RUSSIAN = "Правительство потратило 5 миллиардов рублей в прошлом году."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"Over 9,000 guns", "Over 9,000 guns", id="ASCII"),
        pytest.param(PRICES.encode(), PRICES, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + PRICES.encode(), PRICES, id="UTF-8 with mark"),
        pytest.param(PRICES.encode("utf-16"), PRICES, id="UTF-16 with mark"),
        pytest.param(b"\xfe\xff" + PRICES.encode("utf-16-be"), PRICES, id="UTF-16 big-endian"),
        pytest.param(PRICES.encode("utf-32"), PRICES, id="UTF-32 with mark"),
        pytest.param(PRICES.encode("cp1252"), PRICES, id="Windows-1252"),
        pytest.param("It cost £5.".encode("latin-1"), "It cost £5.", id="Latin-1, short"),
        pytest.param((PRICES * 3).encode("mac_roman"), PRICES * 3, id="Mac Roman"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Windows-1251"),
        pytest.param(RUSSIAN.encode("koi8_r"), RUSSIAN, id="KOI8-R"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", id="line ends"),
        pytest.param(PRICES.encode() + "“".encode()[:2], PRICES + "\ufffd", id="UTF-8 cut off at its end"),
        pytest.param(b"x" * 300_000 + b"\n" + PRICES.encode("cp1252"), "x" * 300_000 + "\n" + PRICES, id="late accent"),
    ],
)
def test_decode(data: bytes, expected: str) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x7fELF\x02\x01\x01\x00\x00", "binary data", id="program"),
        pytest.param(b"GUNS".join([b"\x00"] * 9), "binary data", id="NUL bytes"),
        pytest.param(b"\xff\xfea\x00b", "broken UTF-16", id="UTF-16 cut off"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        decode(data)
    assert caught.value.hint


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\r")))
def test_utf8_is_decoded_as_it_stands(text: str) -> None:
    assert decode(text.encode()) == text
