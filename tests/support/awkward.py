"""A convening whose names are as long as German makes them, or are written in other scripts."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from convenor.samples import make
from support.builders import NOW

BODIES = (
    "Bundesministerium für Wirtschaft und Klimaschutzangelegenheitenkoordinierung",
    "Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsbehörde",
    "وزارة الاتصالات وتكنولوجيا المعلومات والتحول الرقمي والشؤون الاقتصادية",
    "国家互联网信息办公室人工智能安全与治理协调中心",
    "सूचना प्रौद्योगिकी एवं इलेक्ट्रॉनिकी मंत्रालय, अंतर्राष्ट्रीय सहयोग प्रभाग",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
)
PEOPLE = (
    ("عبد الرحمن بن عبد العزيز آل الشيخ", "محمد بن سلمان"),
    ("歐陽", "菲菲志明"),
    ("श्रीनिवासराघवन", "वेंकटसुब्रह्मण्यम"),
    ("Wolfeschlegelsteinhausenbergerdorff", "Hubert Blaine Maximilian-Alexander"),
    ("Müller-Lüdenscheidt-Oberhausen-Rothenburg", "Friederike Annegret"),
)
POST = "Ministerialdirigentin für Wirtschafts- und Klimaschutzangelegenheitenkoordinierung"
TITLES = (
    "Klimaschutzangelegenheitenkoordinierungsausschussvorbesprechung der Delegationsleitungen",
    "الجلسة الافتتاحية: ما الذي سيفعله كل طرف إذا فعل الآخرون",
    "开幕式、如果其他各方都采取行动那么各方将会怎么做",
    "उद्घाटन सत्र: यदि अन्य पक्ष करें तो प्रत्येक पक्ष क्या करेगा",
)
ROOMS = (
    "Friedrich-Wilhelm-Raiffeisen-Konferenzsaalerweiterungsanbau",
    "قاعة المؤتمرات الكبرى للاجتماعات الثنائية والوفود",
    "大会议室第一分会场「同声传译」",
)
SHORTS = ("Verantwortl.", "التقييمات", "发布前评估")


def an_awkward_value() -> dict[str, Any]:
    """Return the sample of a small meeting, every second thing of it with an awkward name."""
    value = make("small", seed=1, now=NOW)
    for person, (family, given) in zip(value["people"][::2], cycle(PEOPLE), strict=False):
        person |= {"family": family, "given": given, "post": POST, "honorific": "H.E. Prof. Dr."}
    for body, name in zip(value["organisations"][::2], cycle(BODIES), strict=False):
        body |= {"name": name, "short": "Bundeswirtschaftsministerialamt"}
    for issue, short in zip(value["issues"], cycle(SHORTS), strict=False):
        issue["short"] = short
    _name(value, "rooms", "name", ROOMS)
    _name(value, "sessions", "title", TITLES)
    for kind, field in (("issues", "title"), ("briefs", "title"), ("waves", "name")):
        _name(value, kind, field, TITLES)
    _name(value, "templates", "name", TITLES)
    value["convening"]["title"] = TITLES[0]
    return value


def _name(value: dict[str, Any], kind: str, field: str, names: Sequence[str]) -> None:
    for one, name in zip(value[kind][::2], cycle(names), strict=False):
        one[field] = name
