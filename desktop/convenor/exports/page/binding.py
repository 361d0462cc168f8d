"""Pages into one file: header, footer and numbers on each, bookmarks, links, faces embedded."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from convenor.exports.page.canvas import Leaf
from convenor.exports.page.faces import face
from convenor.exports.page.ink import Box, Ink, Used, note, place_of
from convenor.exports.page.sheet import Footing, Running, Sheet, footer, header, put_line, set_line
from convenor.exports.page.styles import NUMBER

_PROGRAM: Final = "Convenor"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; *key* is where it leads, *level* 0 or 1."""

    title: str
    key: str
    level: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A page to be bound: what was laid out, and what its header says."""

    leaf: Leaf
    running: Running


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    language: str = "en-GB"


def bound(
    pages: Sequence[Bound],
    sheet: Sheet,
    footing: Footing,
    bookmarks: Sequence[Bookmark],
    about: About,
) -> bytes:
    """Return a whole file. The same pages give the same bytes."""
    return _Binder(pages, sheet, footing).bind(bookmarks, about)


class _Binder:
    def __init__(self, pages: Sequence[Bound], sheet: Sheet, footing: Footing) -> None:
        self._pages, self._sheet, self._footing = pages, sheet, footing
        self._pdf = Pdf.new()
        self._used: Used = {}
        self._headers: dict[Running, Object] = {}
        self._places = {
            key: (at, y) for at, page in enumerate(pages) for key, y in page.leaf.keys.items()
        }

    def bind(self, bookmarks: Sequence[Bookmark], about: About) -> bytes:
        fonts = self._pdf.make_indirect(Dictionary())
        made = [self._page(at, fonts) for at in range(len(self._pages))]
        for one in made:
            self._pdf.pages.append(pikepdf.Page(one))
        objects = [one.obj for one in self._pdf.pages]
        for at, page in enumerate(self._pages):
            self._link(objects, at, page.leaf)
        for name in sorted(self._used):
            fonts[f"/{name}"] = _font(self._pdf, name, self._used[name])
        self._outline(objects, bookmarks)
        self._describe(about)
        out = BytesIO()
        self._pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        return out.getvalue()

    def _page(self, at: int, fonts: Object) -> Object:
        page, sheet = self._pages[at], self._sheet
        content = Stream(self._pdf, self._content(page.leaf), Filter=Name.FlateDecode)
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(sheet.width, 2), round(sheet.height, 2)]),
                Resources=Dictionary(Font=fonts, ProcSet=Array([Name.PDF, Name.Text])),
                Contents=Array(
                    [
                        self._header(page.running),
                        self._pdf.make_indirect(content),
                        self._footer(at, page),
                    ]
                ),
            )
        )

    def _header(self, running: Running) -> Object:
        if running not in self._headers:
            self._headers[running] = self._stream(header(self._sheet, running))
        return self._headers[running]

    def _content(self, leaf: Leaf) -> bytes:
        """Return a page's content with the numbers it waits for."""
        self._use(leaf.used)
        if not leaf.references:
            return leaf.content
        content = zlib.decompress(leaf.content).decode("latin-1")
        for at, reference in enumerate(leaf.references):
            ink = Ink()
            number = set_line(str(self._places[reference.key][0] + 1), NUMBER)
            put_line(ink, reference.right, reference.baseline, number, from_right=True)
            self._use(ink.used)
            content = content.replace(place_of(at), "\n".join(ink.code) + "\n", 1)
        return zlib.compress(content.encode("latin-1"))

    def _footer(self, at: int, page: Bound) -> Object:
        mark, count = page.running.mark, len(self._pages)
        return self._stream(footer(self._sheet, self._footing, mark, at + 1, count))

    def _stream(self, ink: Ink) -> Object:
        self._use(ink.used)
        content = zlib.compress("\n".join(ink.code).encode("latin-1"))
        return self._pdf.make_indirect(Stream(self._pdf, content, Filter=Name.FlateDecode))

    def _use(self, used: Mapping[str, Mapping[int, str]]) -> None:
        for name, glyphs in used.items():
            note(self._used, name, glyphs)

    def _destination(self, objects: Sequence[Object], key: str) -> Array:
        at, y = self._places[key]
        return Array([objects[at], Name.XYZ, 0, round(min(y + 24, self._sheet.height), 2), 0])

    def _link(self, objects: Sequence[Object], at: int, leaf: Leaf) -> None:
        notes = [
            _annotation(link.box, A=Dictionary(S=Name.URI, URI=String(link.address)))
            for link in leaf.links
        ]
        notes += [
            _annotation(reference.box, Dest=self._destination(objects, reference.key))
            for reference in leaf.references
        ]
        if notes:
            objects[at].Annots = Array([self._pdf.make_indirect(note) for note in notes])

    def _outline(self, objects: Sequence[Object], bookmarks: Sequence[Bookmark]) -> None:
        if not bookmarks:
            return
        root = self._pdf.make_indirect(Dictionary(Type=Name.Outlines))
        items = [
            self._pdf.make_indirect(
                Dictionary(Title=String(one.title), Dest=self._destination(objects, one.key))
            )
            for one in bookmarks
        ]
        tops = [at for at, one in enumerate(bookmarks) if one.level == 0]
        _chain(root, [items[at] for at in tops])
        root.Count = len(tops)
        for at, end in zip(tops, [*tops[1:], len(items)], strict=True):
            if inner := items[at + 1 : end]:
                _chain(items[at], inner)
                items[at].Count = -len(inner)
        self._pdf.Root.Outlines = root
        self._pdf.Root.PageMode = Name.UseOutlines

    def _describe(self, about: About) -> None:
        info = self._pdf.docinfo
        info.Title, info.Author = String(about.title), String(about.author)
        info.Subject = String(about.subject)
        info.Creator = info.Producer = String(_PROGRAM)
        self._pdf.Root.Lang = String(about.language)
        self._pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _annotation(box: Box, **leads: Any) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(edge, 2) for edge in box]),
        Border=Array([0, 0, 0]),
        **leads,
    )


def _chain(parent: Object, items: Sequence[Object]) -> None:
    for one, following in pairwise(items):
        one.Next, following.Prev = following, one
    for one in items:
        one.Parent = parent
    parent.First, parent.Last = items[0], items[-1]


@dataclass(frozen=True, slots=True)
class _Embedded:
    """What is embedded of a face for a set of glyphs; the program is compressed."""

    tag: str
    program: bytes
    length: int
    widths: tuple[tuple[int, float], ...]


@lru_cache(maxsize=256)
def _embedded(name: str, glyphs: frozenset[int]) -> _Embedded:
    used = face(name)
    program = used.program(glyphs)
    digest = sha256(repr(sorted(glyphs)).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    widths = tuple((glyph, round(used.advance(glyph), 2)) for glyph in sorted(glyphs))
    return _Embedded(tag, zlib.compress(program), len(program), widths)


def _font(pdf: Pdf, name: str, glyphs: Mapping[int, str]) -> Object:
    """Return a face as a composite font whose codes are its glyphs (PDF 32000-1, 9.7)."""
    part = _embedded(name, frozenset(glyphs))
    base = Name(f"/{part.tag}+{name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=base,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, name, base, part)),
        W=Array([item for glyph, width in part.widths for item in (glyph, Array([width]))]),
        DW=1000,
        CIDToGIDMap=Name.Identity,
    )
    told = zlib.compress(_to_unicode(name, glyphs))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=base,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, told, Filter=Name.FlateDecode)),
        )
    )


def _descriptor(pdf: Pdf, name: str, base: Name, part: _Embedded) -> Dictionary:
    tells = face(name).measures
    program = Stream(pdf, part.program, Filter=Name.FlateDecode, Length1=part.length)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=base,
        Flags=4,
        FontBBox=Array([tells["left"], tells["bottom"], tells["right"], tells["top"]]),
        ItalicAngle=-9 if name.endswith("Italic") else 0,
        Ascent=tells["ascent"],
        Descent=tells["descent"],
        CapHeight=tells["cap"],
        StemV=120 if name.endswith(("SemiBold", "Bold")) else 80,
        FontFile2=pdf.make_indirect(program),
    )


_MAP: Final = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{} endcmap CMapName currentdict /CMap defineresource pop end end"""
_MOST: Final = 100
"""Entries in one block of a map (PDF 32000-1, 9.10.3)."""


def _to_unicode(name: str, glyphs: Mapping[int, str]) -> bytes:
    """Return what text each glyph stands for: a character's own glyph for it, others as written."""
    known = face(name).characters
    latin = name.startswith("Inter")
    told = {
        glyph: (known.get(glyph, text) if latin else text or known.get(glyph, ""))
        for glyph, text in glyphs.items()
    }
    rows = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(told.items())
        if text
    ]
    blocks = [rows[at : at + _MOST] for at in range(0, len(rows), _MOST)]
    maps = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _MAP.format(maps).encode()
