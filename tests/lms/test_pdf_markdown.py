"""Markdown on paper: what is printed, how headings are lifted, and what an address looks like."""

import pytest

from lms.pdf import Bit, Heading, Items, Paragraph, Quote, Rule, Table, markdown_bits, markdown_flowables
from tests.lms.pdf_reading import all_text, rendered, text_of

TEXT = """# Needs

Read the **case** of the *family*
and `note`:

1. housing
2. work
   - training
   - advice

> Nobody asked us.

| Need | Until |
|------|------:|
| Work | May |

---

<b>no tag</b>
"""


def test_every_part_becomes_its_block() -> None:
    kinds = [type(block) for block in markdown_flowables(TEXT)]

    assert kinds == [Heading, Paragraph, Items, Quote, Table, Rule, Paragraph]


def test_everything_is_printed_without_marks() -> None:
    text = text_of(rendered(markdown_flowables(TEXT))[0])

    assert "Read the case of the family and note:" in text
    assert "1. housing 2. work" in text
    assert all(
        word in text for word in ("training", "Nobody asked us.", "Need", "Until", "Work", "May", "<b>no tag</b>")
    )
    assert "*" not in text


@pytest.mark.parametrize(("highest", "levels"), [(1, [1, 2]), (2, [2, 3]), (3, [3, 3])])
def test_highest_heading_gets_the_level_that_was_asked_for(highest: int, levels: list[int]) -> None:
    blocks = markdown_flowables("## A\n\n### B", heading=highest)  # type: ignore[arg-type]

    assert [block.level for block in blocks if isinstance(block, Heading)] == levels
    assert not any(block.listed for block in blocks if isinstance(block, Heading))


def test_link_shows_a_web_address_only() -> None:
    text = "[guide](https://example.org/a), [term](#term:idp), <https://example.org/b>, [mail](mailto:a@example.org)"

    printed = text_of(rendered(markdown_flowables(text))[0])

    assert "guide (https://example.org/a), term, https://example.org/b, mail" in printed


def test_line_breaks_are_kept_where_they_were_asked_for() -> None:
    assert markdown_bits("one  \ntwo\nthree") == [Bit("one"), Bit("\n"), Bit("two"), Bit(" "), Bit("three")]


def test_bits_are_bold_and_italic() -> None:
    assert markdown_bits("a **b *c***") == [Bit("a "), Bit("b ", bold=True), Bit("c", bold=True, italic=True)]


@pytest.mark.parametrize(
    "text", ["", "   ", "#", "-", "> ", "| |\n|-|", "```\ncode\n```", "    code", "- - x", "1000000. x"]
)
def test_bare_marks_are_no_trouble(text: str) -> None:
    assert len(rendered(markdown_flowables(text))) == 1


def test_lists_in_lists_end_somewhere() -> None:
    text = "".join("  " * depth + "- x\n" for depth in range(60))

    assert "x" in all_text(rendered(markdown_flowables(text), language="ar"))
