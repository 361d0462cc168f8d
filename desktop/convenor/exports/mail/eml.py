"""A draft as an .eml file, which mail programs open as a mail that has not been sent.

`X-Unsent: 1` and the lack of Date and Message-ID make Outlook open it for writing. The text comes
first as plain text, then as HTML: a program shows the last it understands (RFC 2046).
"""

import hashlib
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from convenor.exports.files import safe_name
from convenor.exports.mail.draft import Attachment, Draft
from convenor.exports.mail.head import END, addresses_line, text_line
from convenor.exports.mail.html import html_of

SUFFIX: Final = ".eml"
_ENCODING: Final = "quoted-printable"


def as_eml(draft: Draft) -> bytes:
    """Return the file; the same draft is always the same octets."""
    html = html_of(draft.letter.tokens)
    body = EmailMessage(policy=SMTP)
    body.set_content(draft.letter.text, cte=_ENCODING)
    body.add_alternative(html, subtype="html", cte=_ENCODING)
    for attachment in draft.attachments:
        _attach(body, attachment)
    _part_the_same_way(body, f"{draft.letter.text}\0{html}")
    return "".join(_head(draft)).encode("ascii") + body.as_bytes()


def _head(draft: Draft) -> Iterator[str]:
    """Yield the lines of the head, each with its end."""
    if draft.sender:
        yield addresses_line("From", [draft.sender])
    yield addresses_line("To", draft.to)
    if draft.copies:
        yield addresses_line("Cc", draft.copies)
    yield text_line("Subject", draft.letter.subject)
    yield f"X-Unsent: 1{END}"


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, _, sub = attachment.media_type.partition("/")
    message.add_attachment(
        attachment.content, maintype=main, subtype=sub, filename=safe_name(attachment.name)
    )


def _part_the_same_way(message: EmailMessage, text: str) -> None:
    """Give every multipart a boundary that follows from the text: the library's are by chance.

    “=_” stands in no text that is written as quoted-printable or base64 (RFC 2045, 6.7).
    """
    octets = hashlib.sha256(text.encode()).hexdigest()[:32]
    parts = [part for part in message.walk() if part.is_multipart()]
    for at, part in enumerate(parts):
        part.set_boundary(f"=_{octets}_{at}")
