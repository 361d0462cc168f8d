"""The letters in an avatar."""

import pytest

from convenor.widgets.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amara Okafor", "AO"),
        ("Noor Al-Haddad", "NA"),
        ("Anna van der Berg", "AB"),
        ("Małgorzata Święcicka", "MŚ"),
        ("Étienne d’Alembert", "ÉD"),
        ("ada lovelace", "AL"),
        ("Plato", "P"),
        ("Zhang Wei 张伟", "ZW"),
        ("张伟", "张"),
        ("김민수", "김"),
        ("佐藤 花子", "佐"),
        ("نور الحدّاد", "ن"),
        ("דוד לוי", "ד"),
        ("เสรี วงศ์", "ส"),
        ("अमर सिंह", "अ"),
        ("(Dr) Rao", "DR"),
        ("", "?"),
        ("42", "?"),
    ],
)
def test_initials_of_names_in_any_writing(name: str, letters: str) -> None:
    assert initials(name) == letters
