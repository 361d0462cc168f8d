"""The design tokens: the only place in the program that names a colour or a measure.

A colour token has a light and a dark value. Pixel values are for a text size of 100 %.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

_COLOURS: Final = {
    "app": ("#F5F6F8", "#13151A"),
    "rail": ("#ECEEF2", "#0E1014"),
    "surface": ("#FFFFFF", "#1A1D23"),
    "sunken": ("#F1F3F6", "#15181D"),
    "raised": ("#FFFFFF", "#22262E"),
    "hover": ("#F0F2F6", "#23272F"),
    "pressed": ("#E4E8EE", "#2C313B"),
    "line": ("#E4E7EC", "#272B33"),
    "line2": ("#CFD5DE", "#383E49"),
    "line3": ("#828A99", "#737C8C"),
    "text": ("#161B26", "#ECEEF2"),
    "text2": ("#475063", "#B3BAC6"),
    "text3": ("#616A7C", "#949CAC"),
    "disabled": ("#9BA3B1", "#5E6675"),
    "accent": ("#4048BD", "#A3ABFF"),
    "accent_fill": ("#4650CE", "#5660DD"),
    "accent_hover": ("#3A43B5", "#5E68E2"),
    "accent_press": ("#313999", "#4A53C7"),
    "accent_soft": ("#ECEEFD", "#252A4D"),
    "accent_line": ("#B9BFF3", "#444C8E"),
    "on_accent": ("#FFFFFF", "#FFFFFF"),
    "sel": ("#E6E9FC", "#2A3052"),
    "focus": ("#4650CE", "#8F98FF"),
    "ok": ("#0A6640", "#74DDAE"),
    "ok_soft": ("#DCF3E7", "#15342A"),
    "warn": ("#854700", "#F3C572"),
    "warn_soft": ("#FCEED2", "#3A2D14"),
    "bad": ("#B3211B", "#FF9D94"),
    "bad_soft": ("#FCE5E3", "#45211F"),
    "info": ("#1556B8", "#93BEFF"),
    "info_soft": ("#E0ECFC", "#18304F"),
    "mute": ("#4A5366", "#B7BECA"),
    "mute_soft": ("#E9ECF1", "#2A2F38"),
    "violet": ("#6728AE", "#CFAEFF"),
    "violet_soft": ("#F0E7FC", "#34264D"),
    "shadow": ("#101828", "#000000"),
    "m_ok": ("#2C8F62", "#41AC7C"),
    "m_warn": ("#B97A14", "#CC9A42"),
    "m_info": ("#4A7FE0", "#5F8CDD"),
    "m_violet": ("#8A5BD0", "#9A74D2"),
    "m_bad": ("#CF5A52", "#D06F67"),
    "m_mute": ("#B3BAC7", "#4C5361"),
    "t1": ("#4650CE", "#8F98FF"),
    "t1s": ("#EBEDFC", "#252A49"),
    "t2": ("#0A7772", "#4FC9BF"),
    "t2s": ("#DEF3F1", "#143432"),
    "t3": ("#8E3BB0", "#CC8BE8"),
    "t3s": ("#F5E9FA", "#36233F"),
    "t4": ("#B14A0B", "#F0995E"),
    "t4s": ("#FCEBDD", "#3E2918"),
    "t5": ("#A81E5B", "#F283B0"),
    "t5s": ("#FBE6EF", "#41202F"),
    "t6": ("#4C6B12", "#A6CB5C"),
    "t6s": ("#ECF3DC", "#293318"),
    "t7": ("#5B6577", "#9AA4B5"),
    "t7s": ("#EDEFF3", "#282D36"),
    "n2": ("#9A5A15", "#C98A3F"),
    "n2t": ("#FFFFFF", "#1E1203"),
    "n1": ("#EBCF9F", "#5A4524"),
    "n1t": ("#4A2C05", "#F3DDB6"),
    "z0": ("#ECEEF1", "#2A2E36"),
    "z0t": ("#475063", "#B3BAC6"),
    "p1": ("#A5DAD2", "#1D4A46"),
    "p1t": ("#06443E", "#B5EAE2"),
    "p2": ("#0C7468", "#3DB3A4"),
    "p2t": ("#FFFFFF", "#04201D"),
}
LIGHT: Final[Mapping[str, str]] = {name: pair[0] for name, pair in _COLOURS.items()}
DARK: Final[Mapping[str, str]] = {name: pair[1] for name, pair in _COLOURS.items()}

RADIUS: Final[Mapping[str, int]] = {"sm": 4, "md": 6, "lg": 8, "xl": 12}
TYPE: Final[Mapping[str, tuple[float, int]]] = {
    "micro": (10.5, 600),
    "caption": (11, 400),
    "small": (12, 400),
    "body": (13, 400),
    "strong": (13, 600),
    "subtitle": (15, 600),
    "title": (20, 600),
    "display": (28, 600),
}
"""Pixel size and weight of each kind of text."""
ROW: Final[Mapping[str, int]] = {"compact": 30, "default": 40, "comfortable": 52}
MOTION: Final[Mapping[str, int]] = {"fast": 120, "base": 180}
"""Milliseconds of a movement."""


class Promise(NamedTuple):
    """A contrast the design promises in both themes."""

    text: str
    ground: str
    least: float


PROMISES: Final[tuple[Promise, ...]] = (
    Promise("text", "surface", 7),
    Promise("text", "app", 7),
    Promise("text", "rail", 7),
    Promise("text", "sel", 7),
    Promise("text", "hover", 7),
    Promise("text2", "surface", 7),
    Promise("text2", "app", 4.5),
    Promise("text2", "rail", 4.5),
    Promise("text2", "sel", 4.5),
    Promise("text3", "surface", 4.5),
    Promise("text3", "app", 4.5),
    Promise("text3", "rail", 4.5),
    Promise("text3", "sunken", 4.5),
    Promise("accent", "surface", 4.5),
    Promise("accent", "accent_soft", 4.5),
    Promise("accent", "rail", 4.5),
    Promise("accent", "sel", 4.5),
    Promise("on_accent", "accent_fill", 4.5),
    Promise("on_accent", "accent_hover", 4.5),
    Promise("on_accent", "accent_press", 4.5),
    Promise("focus", "surface", 3),
    Promise("focus", "app", 3),
    Promise("focus", "rail", 3),
    Promise("focus", "sel", 3),
    Promise("line3", "surface", 3),
    Promise("line3", "app", 3),
    Promise("line3", "sunken", 3),
    Promise("ok", "ok_soft", 4.5),
    Promise("warn", "warn_soft", 4.5),
    Promise("bad", "bad_soft", 4.5),
    Promise("info", "info_soft", 4.5),
    Promise("mute", "mute_soft", 4.5),
    Promise("violet", "violet_soft", 4.5),
    Promise("ok", "surface", 4.5),
    Promise("warn", "surface", 4.5),
    Promise("bad", "surface", 4.5),
    Promise("info", "surface", 4.5),
    Promise("mute", "surface", 4.5),
    Promise("violet", "surface", 4.5),
    Promise("text", "t1s", 7),
    Promise("text", "t2s", 7),
    Promise("text", "t3s", 7),
    Promise("text", "t4s", 7),
    Promise("text", "t5s", 7),
    Promise("text", "t6s", 7),
    Promise("text", "t7s", 7),
    Promise("text2", "t1s", 4.5),
    Promise("text2", "t2s", 4.5),
    Promise("text2", "t3s", 4.5),
    Promise("text2", "t4s", 4.5),
    Promise("text2", "t5s", 4.5),
    Promise("text2", "t6s", 4.5),
    Promise("text2", "t7s", 4.5),
    Promise("t1", "t1s", 3),
    Promise("t2", "t2s", 3),
    Promise("t3", "t3s", 3),
    Promise("t4", "t4s", 3),
    Promise("t5", "t5s", 3),
    Promise("t6", "t6s", 3),
    Promise("t7", "t7s", 3),
    Promise("m_ok", "app", 3),
    Promise("m_warn", "app", 3),
    Promise("m_info", "app", 3),
    Promise("m_violet", "app", 3),
    Promise("m_bad", "app", 3),
    Promise("n2t", "n2", 4.5),
    Promise("n1t", "n1", 4.5),
    Promise("z0t", "z0", 4.5),
    Promise("p1t", "p1", 4.5),
    Promise("p2t", "p2", 4.5),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
