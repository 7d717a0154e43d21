"""Emails and saved web pages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from claims.errors import ReadError
from claims.read.content import Limits
from claims.read.messages import find_attachments, read_email, read_mhtml

LIMITS = Limits()
ROADS = "The council will spend £4.2 million on roads this year, 12% more than in 2019."
STREETS = "Some 340 streets will be repaired."
LETTER = f"<table><tr><td><h2>Budget</h2><p>{ROADS}</p></td></tr><tr><td>{STREETS}</td></tr></table>"


def write(plain: str | None = None, page: str | None = None, **heads: str) -> bytes:
    message = EmailMessage()
    for name, value in heads.items():
        message[name.rstrip("_")] = value
    if plain is not None:
        message.set_content(plain)
    if page is not None:
        (message.add_alternative if plain is not None else message.set_content)(page, subtype="html")
    return message.as_bytes()


def test_what_the_head_says() -> None:
    data = write(
        ROADS,
        Subject="Budget: £4.2 million",
        From_="Jane Roe <jane@desk.example>",
        Date="Wed, 3 Jun 2020 23:01:00 +0000",
    )
    assert read_email(data, limits=LIMITS).metadata.model_dump(exclude_none=True) == {
        "title": "Budget: £4.2 million",
        "author": "Jane Roe",
        "published": "2020-06-03",
    }


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [("City Hall News <news@hall.example>", "City Hall News"), ("news@hall.example", "hall.example")],
)
def test_an_organisation_that_sends_is_the_publisher(sender: str, publisher: str) -> None:
    metadata = read_email(write(ROADS, From_=sender), limits=LIMITS).metadata
    assert (metadata.author, metadata.publisher) == (None, publisher)


def test_plain_text_goes_before_a_page_that_says_the_same() -> None:
    assert read_email(write(ROADS, f"<h1>Roads</h1><p>{ROADS}</p>"), limits=LIMITS).text == ROADS + "\n"


def test_a_page_is_read_where_the_plain_text_only_points_to_it() -> None:
    text = read_email(
        write(
            "View this in your browser: https://c.example/?u=12345", "<head><title>Letter 7</title></head>" + LETTER * 2
        ),
        limits=LIMITS,
    ).text
    assert text == "\n\n".join(["Budget", ROADS, STREETS] * 2)


def test_a_signature_and_the_wraps_of_a_program_are_left_out() -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\n"
    data = head + b"Some 340 \nstreets will be \nrepaired.\n\nBy May.\n-- \nCall 555 0199\n"
    assert read_email(data, limits=LIMITS).text == ("Some 340 streets will be repaired.\n\nBy May.\n")


def test_attachments_are_found_by_their_names() -> None:
    message = EmailMessage()
    message.set_content(ROADS)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment("Some 12 of them.", filename="note.txt")
    assert [(name, read()) for name, read in find_attachments(message.as_bytes())] == [
        ("report.pdf", b"%PDF-1.7"),
        ("note.txt", b"Some 12 of them.\n"),
    ]


def test_an_email_of_pictures_is_told() -> None:
    with pytest.raises(ReadError, match="no text in it"):
        read_email(write(page="<img src=x>"), limits=LIMITS)


def test_a_saved_page_keeps_its_address_and_day() -> None:
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/roads\nSubject: Roads\n"
        "Date: Wed, 3 Jun 2020 07:01:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        f"<html><meta charset=3Dwindows-1252><body><h1>Roads</h1><p>{ROADS.replace('£', '=C2=A3')}</p>\n"
        "--B\nContent-Type: text/css\n\np { width: 100px }\n--B--\n"
    )
    content = read_mhtml(data.encode(), limits=LIMITS)
    assert content.text == f"Roads\n\n{ROADS}"
    assert (content.metadata.url, content.metadata.retrieved) == ("https://post.example/roads", "2020-06-03")
    assert content.metadata.published is None
