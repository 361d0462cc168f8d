"""A template that is filled: values are data, whatever is in them."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convenor.exports.mail import LetterForm
from convenor.exports.mail.html import html_of
from convenor_db.domain.letter_fields import COMMON
from convenor_db.domain.records import Template, TemplateKind

EVERYWHERE = """\
# {{convening}}

{{salutation}}, **{{name}}** and *{{organisation}}*: `{{post}}`, [write]({{organiser}}),
[mail](mailto:{{organiser_email}} "{{capacity}}") ![{{venue}}](http://x.org/{{city}}.png)

- {{family}}
- 2. {{given}}

1. {{honorific}} {{family}}

> {{purpose}}

| {{dates}} | b |
|---|---|
| {{address}} | {{today}} |

    {{country}}

{{reply_by}} {{principal}}
"""
HARD = (
    "# x", "* y", "**z**", "{{name}}", "{{", "}}", "<b>", "&amp;", "[a](b)", "`", "|", "\\", "\n",
    "\n\n", "- ", "1. ", "    code", "> ", "~~~", "![](x)", "https://a.b", "fieldq0q",
    "الخالد", "張偉", "\u202e", '"', "'",
)  # fmt: skip


def a_letter(text: str, subject: str = "", kind: str = "invitation") -> LetterForm:
    """Return a template that has been read."""
    made = Template(key="t", name="T", kind=TemplateKind(kind), subject=subject, markdown=text)
    return LetterForm(made)


values_of_any_sort = st.fixed_dictionaries(
    {
        name: st.one_of(
            st.just("plain"),
            st.lists(st.sampled_from(HARD), min_size=1, max_size=4).map("".join),
        )
        for name in COMMON
    }
)


class Shape(HTMLParser):
    """What elements a page has, in order, and the words in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.words = ""
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; a line break is part of the words."""
        if tag == "br":
            self.words += "\n"
        else:
            self.elements.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


@given(values_of_any_sort)
def test_no_value_changes_what_a_letter_is_made_of(values: dict[str, str]) -> None:
    form = a_letter(EVERYWHERE)
    plain = Shape(html_of(form.fill(dict.fromkeys(COMMON, "plain")).tokens))
    page = Shape(html_of(form.fill(values).tokens))
    assert [one for one in page.elements if one != "a"] == [
        one for one in plain.elements if one != "a"
    ]
    assert all(link.startswith(("mailto:", "http:", "https:")) for link in page.links)


@given(values_of_any_sort)
def test_every_value_stands_in_the_text_as_it_is_and_no_field_is_left(
    values: dict[str, str],
) -> None:
    assume(not any("\n" in value for value in values.values()))
    form = a_letter("\n\n".join(f"<{name}>: {{{{{name}}}}}." for name in COMMON))
    text = form.fill(values).text
    for name in COMMON:
        assert f"<{name}>: {values[name]}." in text
    expected = "".join(f"<{name}>: {values[name]}.\n\n" for name in COMMON).rstrip("\n")
    assert text == f"{expected}\n"
    assert unescape(Shape(html_of(form.fill(values).tokens)).words).count("<name>") == 1


def test_lines_of_a_value_are_lines_of_the_letter_and_no_paragraphs() -> None:
    letter = a_letter("At {{address}}.\n\n## {{purpose}}").fill(
        {"address": "Quai 4\n1202 Geneva", "purpose": "a\n\nb"}
    )
    assert letter.text == "At Quai 4\n1202 Geneva.\n\na\n\nb\n"
    assert '<p dir="auto">At Quai 4<br />\n1202 Geneva.</p>' in html_of(letter.tokens)
    assert '<h2 dir="auto">a<br />\n<br />\nb</h2>' in html_of(letter.tokens)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("{{honorific}} {{family}} {{given}}!", "Okafor !\n"),
        ("**{{reply_by}}**", "[reply-by date]\n"),
        ("[us](mailto:{{organiser_email}})", "us (a+b@x.org)\n"),
        ("<mailto:{{organiser_email}}>", "mailto:a+b@x.org\n"),
        ("[us](https://x.org)", "us (https://x.org)\n"),
        ("# A\n\nb\nc\n\n---\n\n- d\n- e", "A\n\nb c\n\n* * *\n\n- d\n- e\n"),
        ("3. f\n4. g", "3. f\n4. g\n"),
        ("> q\n>\n> - r\n>   s", "> q\n\n> - r s\n"),
        ("- a\n\n  b\n- c", "- a\n\n  b\n\n- c\n"),
        ("| a | b |\n|---|---|\n| c | d |", "a  |  b\nc  |  d\n"),
        ("<b>not</b> & *so*", "<b>not</b> & so\n"),
        ("a  \nb", "a\nb\n"),
        ("{{honorific}}", ""),
    ],
)  # fmt: skip
def test_a_letter_reads_as_plain_text(markdown: str, text: str) -> None:
    values = {"family": "Okafor", "organiser_email": "a+b@x.org"}
    assert a_letter(markdown).fill(values).text == text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "{{organiser}}", "data:text/html,x"]
)
def test_a_letter_leads_nowhere_but_to_the_web_and_to_mail(address: str) -> None:
    page = html_of(a_letter(f"[here]({address})").fill({"organiser": "javascript:alert(1)"}).tokens)
    assert Shape(page).links == []
    assert "here" in Shape(page).words


def test_a_picture_is_its_words_alone() -> None:
    letter = a_letter("![the {{venue}}](https://x.org/a.png)").fill({"venue": "House"})
    assert letter.text == "the House\n"
    assert "<img" not in html_of(letter.tokens)


def test_a_template_that_has_the_marks_itself_is_filled_all_the_same() -> None:
    text = "fieldq0q FIELDQQ1q {{name}}"
    assert a_letter(text).fill({"name": "Ada"}).text == "fieldq0q FIELDQQ1q Ada\n"


def test_fields_in_the_head_of_a_block_and_in_the_title_of_a_link_are_filled() -> None:
    text = '~~~ {{family}}\nx\n~~~\n\n[here](https://x.org "{{name}}")'
    page = html_of(a_letter(text).fill({"family": 'A"<b>', "name": 'Ada "B" <b>'}).tokens)
    assert "fieldq" not in page
    assert 'class="language-A&quot;&lt;b&gt;"' in page
    assert 'title="Ada &quot;B&quot; &lt;b&gt;"' in page
