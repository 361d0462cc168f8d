"""Text to glyphs, one direction and one face at a time, and the order of directions in a line."""

import unicodedata
from functools import lru_cache
from typing import Any, Final, NamedTuple

import uharfbuzz
from bidi import algorithm

from convenor.exports.page.faces import Face, Weight, Writing, face
from convenor.exports.page.writings import runs

_LATIN: Final = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False}
"""Ligatures of Inter have no character of their own, and say nothing that letters do not."""
_TABULAR: Final = {**_LATIN, "tnum": True}
_UNSEEN: Final = 0.5
"""Thousandths of the size: a shift that nobody sees."""
_STRONG_RIGHT: Final = frozenset({"R", "AL"})
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"
_SPOKEN_ALOUD: Final = frozenset({Writing.DEVANAGARI, Writing.THAI})
"""Writings whose glyphs tell too little: their text goes beside them."""


class Glyph(NamedTuple):
    """A glyph and where it stands; lengths in thousandths of the size."""

    number: int
    advance: float
    right: float
    up: float
    text: str


class Shaped(NamedTuple):
    """Glyphs of one face in the order in which they are drawn.

    *told*: what text they stand for; *spoken*: the text that goes beside them, if needed;
    *shown*: the operators, if they are the same at every size.
    """

    face: str
    optical: float
    glyphs: tuple[Glyph, ...]
    width: float
    told: dict[int, str]
    spoken: str
    thickened: bool
    shown: str


class _Shower:
    """Gathers glyphs into as few operators as can be (PDF 32000-1, 9.4.3)."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._items: list[str] = []
        self._hexes: list[str] = []

    def glyph(self, number: int) -> None:
        self._hexes.append(f"{number:04X}")

    def back(self, thousandths: float) -> None:
        """Move to the left, but not for what nobody sees."""
        if abs(thousandths) > _UNSEEN:
            self._close()
            self._items.append(f"{thousandths:.0f}")

    def lifted(self, number: int, points: float) -> None:
        self.show()
        self._out.append(f"{points:.2f} Ts <{number:04X}> Tj 0 Ts")

    def _close(self) -> None:
        if self._hexes:
            self._items.append(f"<{''.join(self._hexes)}>")
            self._hexes.clear()

    def show(self) -> str:
        self._close()
        if self._items:
            self._out.append(f"[{''.join(self._items)}]TJ")
            self._items.clear()
        return " ".join(self._out)


def operators(name: str, glyphs: tuple[Glyph, ...], size: float) -> str:
    """Return what shows glyphs; what stands off the line is lifted by points of *size*."""
    used = face(name)
    shower = _Shower()
    for glyph in glyphs:
        shower.back(-glyph.right)
        if abs(glyph.up) > _UNSEEN:
            shower.lifted(glyph.number, glyph.up * size / 1000)
        else:
            shower.glyph(glyph.number)
        shower.back(glyph.right + used.advance(glyph.number) - glyph.advance)
    return shower.show()


class Piece(NamedTuple):
    """Characters of one direction."""

    text: str
    start: int
    rightwards: bool


@lru_cache(maxsize=20_000)
def shaped(text: str, weight: Weight, *, tabular: bool, rightwards: bool) -> tuple[Shaped, ...]:
    """Return a text of one direction as glyphs, in the order in which they are drawn."""
    found = []
    for writing, piece in runs(text):
        found.append(_shape(writing, piece, weight, tabular=tabular, backwards=not rightwards))
    return tuple(found if rightwards else reversed(found))


def _shape(
    writing: Writing, text: str, weight: Weight, *, tabular: bool, backwards: bool
) -> Shaped:
    used = face(writing.face_name(weight))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    features = (_TABULAR if tabular else _LATIN) if writing is Writing.LATIN else None
    uharfbuzz.shape(used.font, buffer, features)
    glyphs = _glyphs(used, buffer, text)
    speaks = writing in _SPOKEN_ALOUD or not (backwards or _tell_all(used, glyphs))
    lifted = any(abs(glyph.up) > _UNSEEN for glyph in glyphs)
    return Shaped(
        used.name,
        writing.optical,
        glyphs,
        sum(glyph.advance for glyph in glyphs) * writing.optical,
        {glyph.number: glyph.text for glyph in reversed(glyphs)},
        text if speaks else "",
        weight is Weight.STRONG and writing in (Writing.HAN, Writing.HANGUL),
        "" if lifted else operators(used.name, glyphs, 1),
    )


def _glyphs(used: Face, buffer: Any, text: str) -> tuple[Glyph, ...]:
    scale = 1000 / used.per_em
    infos = buffer.glyph_infos
    begins = sorted({info.cluster for info in infos})
    ends = dict(zip(begins, [*begins[1:], len(text)], strict=True))
    told: set[int] = set()
    glyphs = []
    for info, position in zip(infos, buffer.glyph_positions, strict=True):
        cluster = info.cluster
        own = "" if cluster in told else text[cluster : ends[cluster]].replace("\u00a0", " ")
        told.add(cluster)
        right, up, advance, _ = position.position
        glyphs.append(Glyph(info.codepoint, advance * scale, right * scale, up * scale, own))
    return tuple(glyphs)


def _tell_all(used: Face, glyphs: tuple[Glyph, ...]) -> bool:
    """Say whether every glyph is known by the very character that was written."""
    known = used.characters
    return all(known.get(glyph.number) == glyph.text for glyph in glyphs)


def reads_from_the_right(text: str) -> bool:
    """Say whether a paragraph runs from the right: its first letter with a direction decides."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in _STRONG_RIGHT:
            return True
    return False


@lru_cache(maxsize=20_000)
def has_both_directions(text: str) -> bool:
    """Say whether anything in a text runs from the right."""
    return not text.isascii() and any(
        unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text
    )


@lru_cache(maxsize=5_000)
def levels(text: str, base: int) -> tuple[int, ...]:
    """Return the embedding level of every character (Unicode bidirectional algorithm)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003 - its own signature
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    return _brackets_with_their_text(text, [char["level"] for char in storage["chars"]])


def _brackets_with_their_text(text: str, found: list[int]) -> tuple[int, ...]:
    """Turn brackets around text from the right that follows such text (N0, which bidi lacks)."""
    opened: list[int] = []
    strong = [unicodedata.bidirectional(char) in ("L", *_STRONG_RIGHT) for char in text]
    for at, char in enumerate(text):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and opened and _OPENING[_CLOSING.index(char)] == text[opened[-1]]:
            first = opened.pop()
            inside = [found[i] % 2 for i in range(first + 1, at) if strong[i]]
            before = next((found[i] % 2 for i in range(first - 1, -1, -1) if strong[i]), 0)
            if inside and all(inside) and before:
                found[first] = found[at] = max(found[first], 1)
    return tuple(found)


def in_drawn_order(text: str, of_line: tuple[int, ...], start: int, base: int) -> list[Piece]:
    """Return a line's pieces from left to right; *of_line* are its characters' levels (rule L2)."""
    of_line = _trailing_blanks_at(base, text, of_line)
    pieces: list[tuple[int, Piece]] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and of_line[end] == of_line[at]:
            end += 1
        level = of_line[at]
        pieces.append((level, Piece(text[at:end], start + at, level % 2 == 0)))
        at = end
    return _reordered(pieces)


def _trailing_blanks_at(base: int, text: str, of_line: tuple[int, ...]) -> tuple[int, ...]:
    kept = len(text.rstrip())
    return of_line[:kept] + (base,) * (len(text) - kept)


def _reordered(pieces: list[tuple[int, Piece]]) -> list[Piece]:
    highest = max((level for level, _ in pieces), default=0)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(pieces):
            end = at
            while end < len(pieces) and pieces[end][0] >= level:
                end += 1
            if end > at:
                pieces[at:end] = reversed(pieces[at:end])
            at = max(end, at + 1)
    return [piece for _, piece in pieces]
