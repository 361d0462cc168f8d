"""Faces: small programs to embed that draw the same letters."""

from importlib.resources import as_file
from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from convenor.exports.page.faces import Weight, Writing, face
from convenor_resources import resource

TEXTS = {
    Writing.LATIN: "ŻółkiewskaÅ",
    Writing.ARABIC: "المنصوري",
    Writing.HEBREW: "נועה",
    Writing.DEVANAGARI: "लक्ष्मी",
    Writing.THAI: "ศิริพร",
    Writing.HAN: "张雅琴",
    Writing.HANGUL: "김민서",
}


@pytest.mark.parametrize("writing", Writing, ids=lambda writing: writing.name)
def test_a_part_of_a_face_draws_its_letters_as_the_whole_does(writing: Writing) -> None:
    used = face(writing.face_name(Weight.STRONG))
    glyphs = frozenset(glyph for char in TEXTS[writing] if (glyph := used.glyph(char)))
    part = _Outlines(used.program(glyphs))
    with as_file(resource(f"fonts/{used.name}.ttf")) as path:
        whole = _Outlines(path.read_bytes())
    for glyph in glyphs:
        assert part.of(glyph) == whole.of(glyph)
        assert part.of(glyph)[1]


def test_a_part_of_a_face_is_small() -> None:
    used = face("NotoSansSC-Regular")
    assert len(used.program(frozenset({used.glyph("张") or 0}))) < 200_000


class _Outlines:
    """Reads glyphs of a font file by their numbers."""

    def __init__(self, program: bytes) -> None:
        self._font = TTFont(BytesIO(program), recalcBBoxes=False)

    def of(self, glyph: int) -> tuple[object, list[object]]:
        """Return advance and left bearing, and the outline."""
        name, glyphs = self._font.getGlyphName(glyph), self._font.getGlyphSet()
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        return self._font["hmtx"][name], list(pen.value)
