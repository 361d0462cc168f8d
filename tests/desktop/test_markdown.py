"""Markdown as it is read: what is a link, what is a word, what is only text."""

import pytest

from convenor.markdown import may_lead, tokens_of, word_count


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://x", "MAILTO:a@b.example"])
def test_links_lead_to_the_web_and_to_mail(address: str) -> None:
    assert may_lead(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host", "", "http://[x"],
)
def test_links_lead_nowhere_else(address: str) -> None:
    assert not may_lead(address)


def test_what_looks_like_html_is_text() -> None:
    inline = tokens_of("<b>bold</b> <script>x</script>")[1]
    assert [child.type for child in inline.children or []] == ["text"]


def test_an_escaped_bar_stays_in_its_cell() -> None:
    cells = [t.content for t in tokens_of("|a|b|\n|-|-|\n|x \\| y|z|") if t.type == "inline"]
    assert cells == ["a", "b", "x | y", "z"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("## Two words", 2),
        ("**bold** and don’t - x", 4),
        ("[the site](https://example.org/long/path)", 2),
        ("中文段落", 4),
        ("ورقة الموقف", 2),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count
