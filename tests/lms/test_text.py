"""Author's text to HTML: what is kept, what is never let through."""

from __future__ import annotations

import pytest

from lms.text import clean_html, plain_text, render_markdown, source_keys_in, term_keys_in


def test_markdown_renders_headings_lists_and_tables() -> None:
    html = render_markdown("### A\n\n#### B\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<h2>A</h2>" in html
    assert "<h3>B</h3>" in html
    assert "<li>one</li>" in html
    assert "<td>2</td>" in html


def test_known_term_becomes_a_link_and_unknown_stays_a_word() -> None:
    html = render_markdown("[idp](#term:former-idp) and [x](#term:nope)", terms={"former-idp"})
    assert '<a class="term" href="#g-former-idp">idp</a> and x' in html


def test_source_mark_links_to_listed_sources_only() -> None:
    html = render_markdown("See [R10, R11] & [R99].", sources={"R10"})
    assert '<bdi>[<a class="ref" href="#src-R10">R10</a>, R11]</bdi>' in html
    assert "<bdi>[R99]</bdi>" in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<ScRiPt >alert(1)</sCript >x",
        "<scr<script>y</script>ipt>alert(1)</script>",
        "<style>body{background:url(//evil)}</style>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
        '<p style="position:fixed">x</p>',
        "<script>alert(1)",
        '<iframe src="//evil"></iframe>',
    ],
)
def test_clean_html_lets_nothing_hostile_through(hostile: str) -> None:
    html = clean_html(hostile).lower()
    for trace in ("<script", "onerror", "onclick", "onload", "javascript:", "style", "<iframe", "<img", "<svg"):
        assert trace not in html
    assert "alert(1)" not in html or "<" not in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "![x](http://evil.example/pixel.png)",
        "[x](data:text/html;base64,xx)",
        "<a href=//evil>x</a>",
    ],
)
def test_markdown_shows_html_as_text_and_drops_bad_links(hostile: str) -> None:
    html = render_markdown(hostile).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "<a href=//" not in html


def test_source_mark_escapes_what_stands_around_it() -> None:
    assert "<b>" not in render_markdown("<b>x</b> [R1]", sources={"R1"})


def test_foreign_class_is_dropped() -> None:
    assert clean_html('<a class="btn" href="/x">x</a>') == '<a href="/x">x</a>'


def test_keys_are_found_once_in_order() -> None:
    text = "[a](#term:b-c) [d](#term:e) [f](#term:b-c) [R2, R1] [R2]"
    assert term_keys_in(text) == ["b-c", "e"]
    assert source_keys_in(text) == ["R2", "R1"]


def test_plain_text_has_no_markup() -> None:
    assert plain_text("**A** [b](#term:c) d", words=2) == "A b…"
