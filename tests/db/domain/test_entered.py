"""What is typed into a field: what it becomes, and why it is refused."""

from enum import StrEnum

import pytest

from convenor_db.domain import entered
from convenor_db.domain.entered import Reader, Unreadable


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (entered.line, "  Deputy \n Minister ", "Deputy Minister"),
        (entered.lines, " one\ntwo \n", "one\ntwo"),
        (entered.day, "2027-04-14", "2027-04-14"),
        (entered.day, " ", None),
        (entered.moment, "2027-04-14T21:40", "2027-04-14T21:40"),
        (entered.zone, "Europe/Zurich", "Europe/Zurich"),
        (entered.zone, "new york", "America/New_York"),
        (entered.country, "ch", "CH"),
        (entered.items, "a, b;c\nb", ("a", "b", "c")),
        (entered.languages, "EN, zh-Hant", ("en", "zh-Hant")),
        (entered.addresses, "Ada <a@b.org>; c@d.org", ("a@b.org", "c@d.org")),
        (entered.whole(0, 9), "7", 7),
        (entered.whole(0, 9), "", None),
        (entered.by_language, "fr: Suisse\nde: Schweiz", {"fr": "Suisse", "de": "Schweiz"}),
        (entered.one_of(Colour), "blue", Colour.BLUE),
        (entered.yes_no, "true", True),
    ],
)  # fmt: skip
def test_a_text_becomes_its_value(read: Reader, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (entered.needed("a person needs a name"), " ", "a person needs a name"),
        (entered.day, "soon", "“soon” is no day"),
        (entered.moment, "2027-04-14", "no day with a time"),
        (entered.zone, "Atlantis", "no time zone or city is called “Atlantis”"),
        (entered.country, "Narnia", "“Narnia” is no country"),
        (entered.languages, "en, Klingonese", "“Klingonese” is no language"),
        (entered.addresses, "ada", "it has no @"),
        (entered.addresses, "ada@", "after the @"),
        (entered.addresses, "a da@example.org", "a blank"),
        (entered.addresses, "@example.org", "before the @"),
        (entered.addresses, "ada@host", "a name with a dot"),
        (entered.whole(1, 9), "12", "no whole number from 1 to 9"),
        (entered.by_language, "Suisse", "like fr: Suisse"),
        (entered.one_of(Colour), "green", "not one of: red, blue"),
        (entered.day, "2027-W15-3", "is no day like"),
        (entered.moment, "9999-12-31T23:30", "is no day with a time"),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(read: Reader, text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert reason in refused.value.reason
    assert "was not stored" in str(refused.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (("a", "b"), "a, b"),
        ({"fr": "Suisse"}, "fr: Suisse"),
        (7, "7"),
        (Colour.RED, "red"),
    ],
)
def test_a_value_is_written_as_it_would_be_typed(value: object, text: str) -> None:
    assert entered.written(value) == text
