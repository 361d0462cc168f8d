"""Constituencies and languages as people write them in a table, in English."""

import re
from typing import Final

from convenor_db.domain.names import fold
from convenor_db.domain.records import Constituency

_CONSTITUENCIES: Final[dict[Constituency, str]] = {
    Constituency.GOVERNMENT: "government|governmental|governments|gov|govt|state|member state"
    "|ministry|public sector|national government",
    Constituency.INTERGOVERNMENTAL: "intergovernmental|intergovernmental organisation"
    "|intergovernmental organization|igo|international organisation|international organization"
    "|un|united nations|multilateral",
    Constituency.AI_DEVELOPER: "ai developer|ai developers|developer|ai lab|ai labs|lab"
    "|frontier developer|frontier lab|frontier ai developer|ai company",
    Constituency.ACADEMIA: "academia|academic|academics|university|research|science"
    "|academic institution|research institute",
    Constituency.CIVIL_SOCIETY: "civil society|civil society organisation"
    "|civil society organization|cso|ngo|ngos|non governmental organisation"
    "|non governmental organization|nonprofit|non profit|think tank",
    Constituency.INDUSTRY: "industry|private sector|business|company|corporate|enterprise",
    Constituency.FUNDER: "funder|funders|donor|philanthropy|foundation",
    Constituency.MEDIA: "media|press|journalism|journalist",
    Constituency.OTHER: "other|others|none",
}

_LANGUAGES: Final = (
    "ar arabic|bg bulgarian|bn bengali|ca catalan|cs czech|da danish|de german|el greek|en english"
    "|es spanish|et estonian|fa persian|fa farsi|fi finnish|fr french|ga irish|ha hausa|he hebrew"
    "|hi hindi|hr croatian|hu hungarian|hy armenian|id indonesian|ig igbo|is icelandic|it italian"
    "|ja japanese|ka georgian|kk kazakh|km khmer|ko korean|lt lithuanian|lv latvian|mn mongolian"
    "|ms malay|my burmese|ne nepali|nl dutch|no norwegian|pl polish|pt portuguese|ro romanian"
    "|ru russian|sk slovak|sl slovene|sl slovenian|sq albanian|sr serbian|sv swedish|sw swahili"
    "|ta tamil|te telugu|th thai|tr turkish|uk ukrainian|ur urdu|uz uzbek|vi vietnamese"
    "|yo yoruba|zh chinese|zh mandarin|zu zulu"
)
"""Language codes of ISO 639-1 with their English names."""


def words_of(text: str) -> str:
    """Return *text* as its words only, hyphens and strokes read as blanks."""
    return " ".join(fold(re.sub(r"[-–—/_.,&]+", " ", text)).split())


CONSTITUENCIES: Final = {
    spelling: constituency
    for constituency, spellings in _CONSTITUENCIES.items()
    for spelling in spellings.split("|")
}
LANGUAGES: Final = {
    name: code for code, name in (pair.split(" ") for pair in _LANGUAGES.split("|"))
}


def constituency_of(text: str) -> Constituency | None:
    """Return the constituency that a cell names, or None."""
    return CONSTITUENCIES.get(words_of(text))


def listed(text: str) -> tuple[str, ...]:
    """Return the items of a cell that holds several, each once, in their order."""
    items = (item.strip() for item in re.split(r"[,;|\n]", text))
    return tuple(dict.fromkeys(item for item in items if item))


def languages_of(text: str) -> tuple[str, ...]:
    """Return the codes of the languages that a cell names; an unknown one as it stands."""
    spoken = (LANGUAGES.get(words_of(item), item) for item in listed(text))
    return tuple(dict.fromkeys(spoken))
