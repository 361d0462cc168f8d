"""The words of the printed pack."""

from typing import Final

from convenor_db.domain.records import (
    TLP,
    BriefKind,
    Capacity,
    Constituency,
    MeetingRule,
    OrderBy,
    Role,
)

RULES: Final = {
    MeetingRule.NONE: "",
    MeetingRule.CHATHAM_HOUSE: "Chatham House Rule",
    MeetingRule.NOT_FOR_ATTRIBUTION: "Not for attribution",
    MeetingRule.ON_THE_RECORD: "On the record",
}
RULE_MEANS: Final = {
    "Chatham House Rule": (
        "What is said may be used. Who said it, who they speak for and who was present may not "
        "be disclosed."
    ),
    "Not for attribution": "What is said may be used, but neither who said it nor for whom.",
    "On the record": "What is said may be used, with the name of who said it.",
}
MARK_MEANS: Final = {
    TLP.RED: "For you alone. Do not pass it on.",
    TLP.AMBER_STRICT: "For you and your organisation only, as far as they need to know.",
    TLP.AMBER: "For you, your organisation and its clients, as far as they need to know.",
    TLP.GREEN: "For you and your community; not for publication.",
    TLP.CLEAR: "",
}
SEVERAL_MARKS: Final = "Single parts inside carry their own mark."
DUTIES: Final = {
    Role.CHAIR: "You chair",
    Role.SPEAKER: "You speak",
    Role.RAPPORTEUR: "You are rapporteur",
    Role.NOTE_TAKER: "You take notes",
    Role.INTERPRETER: "You interpret",
    Role.COUNSEL: "You are counsel",
    Role.OPTIONAL: "If you wish",
    Role.REQUIRED: "",
}
CONSTITUENCIES: Final = {
    constituency: str(constituency).replace("-", " ").replace("ai ", "AI ")
    for constituency in Constituency
}
KINDS: Final = {
    BriefKind.POSITION: "Position paper",
    BriefKind.BACKGROUND: "Background brief",
    BriefKind.ITINERARY: "Itinerary note",
    BriefKind.TALKING_POINTS: "Talking points",
    BriefKind.LOGISTICS: "Practical note",
    BriefKind.STATEMENT: "Statement",
}
APART: Final = {
    Capacity.STAFF: "Secretariat",
    Capacity.INTERPRETER: "Interpreters",
    Capacity.PRESS: "Press",
}
ORDERS: Final = {
    OrderBy.HOST: "The host country first, then in alphabetical order of country or organisation",
    OrderBy.ALPHABETICAL: "In alphabetical order of country or organisation, then of family name",
    OrderBy.RANK: "By rank",
    OrderBy.MANUAL: "In the order of the convening",
}
NOT_DISCLOSED: Final = "The list of participants is not disclosed under the meeting rule."
PAPERS: Final = "Papers"
TALKING_POINTS: Final = "Talking points"
ITINERARY: Final = "Your itinerary"
PROGRAMME: Final = "Programme"
PARTICIPANTS: Final = "Participants"
CONTENTS: Final = "Contents"
PACK: Final = "Briefing pack"
