"""The bundled faces as print needs them: glyphs, advances, and small programs to embed."""

from array import array
from enum import Enum, StrEnum
from functools import cached_property, lru_cache
from importlib.resources import as_file
from io import BytesIO
from typing import Any

import uharfbuzz
from fontTools.ttLib import TTFont

from convenor_resources import resource


class Weight(StrEnum):
    """How heavy a text is; the value is the style of Inter that sets it."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    MEDIUM = "Medium"
    STRONG = "SemiBold"


class Writing(Enum):
    """A writing with a face of its own: the face's name, its bold, its size beside Inter."""

    LATIN = ("Inter", "", 1.0)
    ARABIC = ("NotoNaskhArabic", "Bold", 1.12)
    HEBREW = ("NotoSansHebrew", "Bold", 1.0)
    DEVANAGARI = ("NotoSansDevanagari", "Bold", 1.04)
    THAI = ("NotoSansThai", "Bold", 1.0)
    HAN = ("NotoSansSC", "Regular", 0.96)
    HANGUL = ("NotoSansKR", "Regular", 0.96)

    @property
    def optical(self) -> float:
        """By how much the face is set larger or smaller, to look as large as Inter."""
        return self.value[2]

    def face_name(self, weight: Weight) -> str:
        """Return the face that sets this writing at a weight."""
        name, bold, _ = self.value
        if self is Writing.LATIN:
            return f"{name}-{weight}"
        return f"{name}-{bold if weight is Weight.STRONG else 'Regular'}"


class Face:
    """One font file. Advances are in thousandths of the size."""

    def __init__(self, name: str) -> None:
        self.name = name
        with as_file(resource(f"fonts/{name}.ttf")) as path:
            self._bytes = path.read_bytes()
        self._face = uharfbuzz.Face(self._bytes)
        self.font = uharfbuzz.Font(self._face)
        self.per_em: int = self._face.upem
        self._advances: dict[int, float] = {}
        self._glyphs: dict[str, int | None] = {}

    def glyph(self, char: str) -> int | None:
        """Return the glyph of a character, or None where the face has none."""
        if char not in self._glyphs:
            found: int | None = self.font.get_nominal_glyph(ord(char))
            self._glyphs[char] = found
        return self._glyphs[char]

    def advance(self, glyph: int) -> float:
        """Return how wide a glyph is."""
        if glyph not in self._advances:
            self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * 1000 / self.per_em
        return self._advances[glyph]

    @cached_property
    def _tables(self) -> Any:
        return TTFont(BytesIO(self._bytes), lazy=True)

    @cached_property
    def characters(self) -> dict[int, str]:
        """By glyph the character it is known by: of several the lowest, but always ’."""
        known: dict[int, str] = {}
        for code in sorted(self._face.unicodes, key=lambda code: (code != 0x2019, code)):
            glyph = self.glyph(chr(code))
            if glyph is not None:
                known.setdefault(glyph, chr(code))
        return known

    @cached_property
    def measures(self) -> dict[str, float]:
        """What a font descriptor tells: ascent, descent, cap height, box (thousandths)."""
        head, hhea, os2 = (self._tables[tag] for tag in ("head", "hhea", "OS/2"))
        scale = 1000 / self.per_em
        cap = getattr(os2, "sCapHeight", 0) or hhea.ascent * 0.7
        numbers = {
            "ascent": hhea.ascent, "descent": hhea.descent, "cap": cap, "left": head.xMin,
            "bottom": head.yMin, "right": head.xMax, "top": head.yMax,
        }  # fmt: skip
        return {name: round(number * scale) for name, number in numbers.items()}

    @cached_property
    def _outlines(self) -> tuple[bytes, "array[int]"]:
        """The table of outlines, and where each glyph's begins."""
        reader = self._tables.reader
        places = array("H" if self._tables["head"].indexToLocFormat == 0 else "I")
        places.frombytes(reader["loca"])
        places.byteswap()
        if places.typecode == "H":
            places = array("I", [place * 2 for place in places])
        return reader["glyf"], places

    def _outline(self, glyph: int) -> bytes:
        glyf, places = self._outlines
        return glyf[places[glyph] : places[glyph + 1]]

    def with_parts(self, glyphs: frozenset[int]) -> set[int]:
        """Return glyphs and those they are composed of."""
        found: set[int] = set()
        waiting = [0, *glyphs]
        while waiting:
            glyph = waiting.pop()
            if glyph not in found:
                found.add(glyph)
                waiting += _components(self._outline(glyph))
        return found

    def program(self, glyphs: frozenset[int]) -> bytes:
        """Return a font file with the outlines of *glyphs* alone, under their own numbers."""
        kept = self.with_parts(glyphs)
        count = max(kept) + 1
        outlines, places, metrics = bytearray(), array("I", [0]), bytearray()
        for glyph in range(count):
            if glyph in kept:
                outlines += self._outline(glyph)
                outlines += b"\0" * (-len(outlines) % 4)
                metrics += self._metric(glyph)
            else:
                metrics += b"\0\0\0\0"
            places.append(len(outlines))
        places.byteswap()
        return self._file(bytes(outlines), places.tobytes(), bytes(metrics), count)

    def _metric(self, glyph: int) -> bytes:
        """Return a glyph's advance and left bearing; without it the outline would be shifted."""
        hmtx, wide = self._tables.reader["hmtx"], self._tables["hhea"].numberOfHMetrics
        if glyph < wide:
            return bytes(hmtx[glyph * 4 : glyph * 4 + 4])
        bearing = wide * 4 + (glyph - wide) * 2
        return bytes(hmtx[wide * 4 - 4 : wide * 4 - 2] + hmtx[bearing : bearing + 2])

    def _file(self, glyf: bytes, loca: bytes, hmtx: bytes, count: int) -> bytes:
        reader = self._tables.reader
        head, hhea, maxp = (bytearray(reader[tag]) for tag in ("head", "hhea", "maxp"))
        head[8:12] = b"\0\0\0\0"
        head[50:52] = b"\0\1"
        hhea[34:36] = maxp[4:6] = count.to_bytes(2, "big")
        tables = {
            "glyf": glyf, "head": bytes(head), "hhea": bytes(hhea), "hmtx": hmtx, "loca": loca,
            "maxp": bytes(maxp),
        }  # fmt: skip
        tables |= {tag: reader[tag] for tag in ("cvt ", "fpgm", "prep") if tag in reader.tables}
        return _font_file(tables)


_WORDS, _MORE, _SCALE, _BOTH, _MATRIX = 0x1, 0x20, 0x8, 0x40, 0x80


def _components(outline: bytes) -> list[int]:
    """Return the glyphs an outline is composed of (OpenType, glyf: composite glyphs)."""
    if len(outline) < 10 or outline[0] < 0x80:
        return []
    found, at, flags = [], 10, _MORE
    while flags & _MORE:
        flags = int.from_bytes(outline[at : at + 2], "big")
        found.append(int.from_bytes(outline[at + 2 : at + 4], "big"))
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _BOTH else 8 if flags & _MATRIX else 0
    return found


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Put tables together as a font file (OpenType, organization of an OpenType font)."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    numbers = (count, power * 16, power.bit_length() - 1, (count - power) * 16)
    out = bytearray(b"\0\1\0\0" + b"".join(number.to_bytes(2, "big") for number in numbers))
    body, at = bytearray(), 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        words = array("I", padded)
        words.byteswap()
        checksum = (sum(words) & 0xFFFFFFFF).to_bytes(4, "big")
        place = (at + len(body)).to_bytes(4, "big")
        out += tag.encode() + checksum + place + len(table).to_bytes(4, "big")
        body += padded
    return bytes(out + body)


@lru_cache(maxsize=32)
def face(name: str) -> Face:
    """Return a bundled face by the name of its file."""
    return Face(name)
