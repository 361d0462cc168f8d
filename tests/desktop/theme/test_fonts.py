"""The faces the program carries, loaded when a text needs them."""

import pytest
from PySide6.QtGui import QTextLayout

from convenor.theme.faces import SCRIPT_FACES
from convenor.theme.fonts import ensure_script_fonts, font, is_right_to_left
from convenor_resources import resource

pytestmark = pytest.mark.usefixtures("dressed")


def _families(text: str) -> set[str]:
    """Return the families *text* is really drawn with."""
    layout = QTextLayout(text, font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName().casefold() for run in layout.glyphRuns()}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Nguyễn Thị Minh Khai", "inter"),
        ("Ελένη Παπαδοπούλου", "inter"),
        ("نور الحدّاد", "noto naskh arabic"),
        ("דוד לוי", "noto sans hebrew"),
        ("अमर सिंह", "noto sans devanagari"),
        ("สมชาย", "noto sans thai"),
        ("张伟", "noto sans sc"),
        ("さとう", "noto sans sc"),
        ("김민수", "noto sans kr"),
    ],
)
def test_a_name_is_drawn_in_a_face_of_its_writing(text: str, family: str) -> None:
    ensure_script_fonts(text)
    assert _families(text.replace(" ", "")) == {family}


def test_han_keeps_its_face_whatever_was_met_first() -> None:
    for text in ("김민수", "张伟", "نور"):
        ensure_script_fonts(text)
    assert _families("张伟") == {"noto sans sc"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("نور", "R"),
        ("דוד", "R"),
        ("Nour نور", "L"),
        ("(نور)", "R"),
        ("12", "L"),
        ("", "L"),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, side: str) -> None:
    assert is_right_to_left(text) is (side == "R")


@pytest.mark.parametrize(
    "licence",
    ["OFL-Inter.txt", "OFL-Noto.txt", "OFL-Noto-Sans-SC-KR.txt", "Lucide-LICENSE.txt"],
)
def test_what_others_made_comes_with_its_licence(licence: str) -> None:
    text = resource(f"licences/{licence}").read_text("utf-8")
    assert "Copyright" in text
    assert "Permission" in text or "PERMISSION" in text


def test_every_font_file_is_in_the_package() -> None:
    files = [name for face in SCRIPT_FACES for name in face.files]
    assert all(resource(f"fonts/{name}").is_file() for name in files)
