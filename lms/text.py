"""The one door from an author's Markdown or rich text to HTML that a browser may get."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from html import unescape

import bleach
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["clean_html", "plain_text", "render_markdown", "source_keys_in", "term_keys_in", "text_of_html"]

TAGS = frozenset(
    {"a", "b", "bdi", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "hr", "i"}
    | {"li", "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES = {
    "a": ["href", "class", "rel", "title"],
    "ol": ["start"],
    "th": ["scope", "class"],
    "td": ["class", "data-label"],
    "span": ["lang", "dir"],
    "bdi": ["class"],
    "div": ["class"],
    "table": ["class"],
}
CLASSES = frozenset({"term", "ref", "num", "table-scroll", "table", "table--keep", "scroll"})
PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})

# bleach removes a tag but keeps the text inside it: elements whose text is code go first, content and all.
CODE_ELEMENTS = re.compile(
    r"<\s*(script|style|template|noscript|iframe|object|svg|math)\b.*?(<\s*/\s*\1\b[^>]*>|\Z)", re.I | re.S
)
TERM_LINK = re.compile(r"\]\(#term:([\w-]+)\)")
SOURCE_MARK = re.compile(r"\[([A-Z]\d+(?:,\s*[A-Z]\d+)*)\](?!\()")
HIGHEST_HEADING = 2
PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|tr|dd|dt|blockquote)>|<br\s*/?>", re.I)


def clean_html(html: str) -> SafeString:
    """HTML reduced to the tags, attributes, classes and link protocols of the lists above. Pure."""
    text = html
    while (without := CODE_ELEMENTS.sub("", text)) != text:
        text = without
    cleaned = bleach.clean(text, tags=TAGS, attributes=_attribute_is_allowed, protocols=PROTOCOLS, strip=True)
    return mark_safe(cleaned)  # noqa: S308 - this is the function that makes it safe


def render_markdown(
    text: str,
    *,
    terms: Mapping[str, str] | Collection[str] | None = None,
    sources: Collection[str] | None = None,
    heading: int = HIGHEST_HEADING,
) -> SafeString:
    """CommonMark with tables as clean HTML. Raw HTML in the text is shown as text.

    `[word](#term:key)` becomes a link to `#g-key` if `terms` has the key (any key if `terms` is None),
    else the plain word. `[R42]` becomes a link to `#src-R42` for keys in `sources`. The highest heading of
    the text becomes `<h2>`, or the level given as `heading`.
    """
    tokens = _parser().parse(text or "")
    _shift_headings(tokens, heading)
    known = None if terms is None else frozenset(terms)
    for token in tokens:
        if token.type == "inline":
            token.children = _linked(token.children or [], known, frozenset(sources or ()))
    return clean_html(_parser().renderer.render(tokens, _parser().options, {}))


def term_keys_in(text: str) -> list[str]:
    """Keys of the glossary terms that the Markdown links to, in order, each once."""
    return list(dict.fromkeys(TERM_LINK.findall(text or "")))


def source_keys_in(text: str) -> list[str]:
    """Keys of the sources (`R42`) that the Markdown names in brackets, in order, each once."""
    marks = SOURCE_MARK.findall(text or "")
    return list(dict.fromkeys(key.strip() for mark in marks for key in mark.split(",")))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table").disable("image")


def _attribute_is_allowed(tag: str, name: str, value: str) -> bool:
    if name not in ATTRIBUTES.get(tag, []):
        return False
    return name != "class" or set(value.split()) <= CLASSES


def _shift_headings(tokens: list[Token], heading: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=heading)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + heading, 5)}"


def _linked(children: list[Token], terms: frozenset[str] | None, sources: frozenset[str]) -> list[Token]:
    result: list[Token] = []
    open_links: list[bool] = []
    for token in children:
        if token.type == "link_open":
            open_links.append(_keep_link(token, terms))
            result += [token] if open_links[-1] else []
        elif token.type == "link_close":
            result += [token] if open_links.pop() else []
        elif token.type == "text":
            result += _with_source_links(token, sources)
        else:
            result.append(token)
    return result


def _keep_link(token: Token, terms: frozenset[str] | None) -> bool:
    href = str(token.attrGet("href") or "")
    if not href.startswith("#term:"):
        token.attrSet("rel", "noopener")
        return True
    key = href.removeprefix("#term:")
    token.attrs = {"class": "term", "href": f"#g-{key}"}
    return terms is None or key in terms


def _with_source_links(token: Token, sources: frozenset[str]) -> list[Token]:
    if not sources or not SOURCE_MARK.search(token.content):
        return [token]
    html = SOURCE_MARK.sub(lambda match: _source_link(match, sources), escape(token.content))
    return [Token("html_inline", "", 0, content=html)]


def _source_link(match: re.Match[str], sources: frozenset[str]) -> str:
    keys = [key.strip() for key in match.group(1).split(",")]
    links = [f'<a class="ref" href="#src-{key}">{key}</a>' if key in sources else key for key in keys]
    return f"<bdi>[{', '.join(links)}]</bdi>"


def text_of_html(html: str) -> str:
    """Clean HTML as plain text for paper: a line for each paragraph, entry and line break. Pure."""
    from django.utils.html import strip_tags

    lines = strip_tags(PARAGRAPH_END.sub("\n", html)).split("\n")
    return "\n".join(text for line in lines if (text := " ".join(unescape(line).split())))


def plain_text(text: str, words: int = 30) -> str:
    """The first words of a Markdown text without any markup, for lists and descriptions."""
    from django.utils.html import strip_tags
    from django.utils.text import Truncator

    return Truncator(strip_tags(str(render_markdown(text, terms=())))).words(words)
