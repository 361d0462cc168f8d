"""What sort of thing a file is, told by its content."""

import pytest

from convenor.imports.kinds import FileKind, kind_of_file

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CALENDAR.format(""), FileKind.AGENDA),
        (CALENDAR.format("METHOD:PUBLISH\r\n"), FileKind.AGENDA),
        (CALENDAR.format("METHOD:REPLY\r\n"), FileKind.REPLY),
        (CALENDAR.format("method:counter\r\n"), FileKind.REPLY),
        ("<?xml version='1.0'?><schedule></schedule>", FileKind.AGENDA),
        ("<html><body></body></html>", FileKind.OTHER),
        ('{"schedule": {}}', FileKind.AGENDA),
        ('{"convenor": 1}', FileKind.INTERCHANGE),
        ("Family name;E-mail\nZhang;w@example.org\n", FileKind.PEOPLE),
        ("sep=;\r\nName;Organisation\r\n", FileKind.PEOPLE),
        ("apples,pears\n1,2\n", FileKind.OTHER),
        ("", FileKind.OTHER),
    ],
)
def test_a_file_is_known_by_its_content(text: str, kind: FileKind) -> None:
    assert kind_of_file(text.encode()) is kind
    assert kind_of_file(b"\xef\xbb\xbf" + text.encode()) is kind


def test_bytes_that_are_no_text_are_neither() -> None:
    assert kind_of_file(b"\xff\xd8\xff\xe0 a picture") is FileKind.OTHER
