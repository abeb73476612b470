"""The definition of a published lesson: complete, so that an edition needs no page and no case.

{intro, outcomes: [{key, text}], self_study_minutes, sections: [{key, title, minutes, blocks: [{type, value}]}],
glossary: [{key, term, definition, other}], sources: [{key, title, url}],
facilitator: [{minutes, title, text}], cases: {code: Case.to_json()}}

A block is text or think (Markdown), fact {number, text, source, checked}, case (a code in `cases`),
table {caption, header, rows} or image {url, width, height, alt, caption}. Dates are ISO.
"""

from __future__ import annotations

from typing import Any

# Wide enough for the reading column on a dense screen, small enough for a weak connection.
IMAGE_FILTER = "width-960|format-webp"


def lesson_definition(page: Any) -> dict[str, Any]:
    """The definition of a lesson page. Reads the chosen cases and makes renditions of its pictures."""
    cases: dict[str, Any] = {}
    return {
        "intro": page.intro,
        "outcomes": _structs(page.outcomes, "key", "text"),
        "self_study_minutes": page.self_study_minutes,
        "sections": [_section(child.value, cases) for child in page.body],
        "glossary": _structs(page.glossary, "key", "term", "definition", "other"),
        "sources": _structs(page.sources, "key", "title", "url"),
        "facilitator": _structs(page.facilitator, "minutes", "title", "text"),
        "cases": cases,
    }


def _structs(stream: Any, *names: str) -> list[dict[str, Any]]:
    return [{name: child.value[name] if child.value[name] is not None else "" for name in names} for child in stream]


def _section(section: Any, cases: dict[str, Any]) -> dict[str, Any]:
    blocks = [_block(child, cases) for child in section["blocks"]]
    return {
        "key": section["key"],
        "title": section["title"],
        "minutes": section["minutes"] or 0,
        "blocks": [block for block in blocks if block is not None],
    }


def _block(child: Any, cases: dict[str, Any]) -> dict[str, Any] | None:
    """None for a block whose case or picture is gone."""
    convert = {"fact": _fact, "table": _table, "image": _image}.get(child.block_type)
    value: Any = child.value if convert is None else convert(child.value)
    if child.block_type == "case" and value is not None:
        cases[value.code] = value.to_json()
        value = value.code
    return None if value is None else {"type": child.block_type, "value": value}


def _fact(fact: Any) -> dict[str, Any]:
    checked = fact["checked"]
    return {
        "number": fact["number"] or "",
        "text": fact["text"],
        "source": fact["source"] or "",
        "checked": checked.isoformat() if checked else "",
    }


def _table(table: Any) -> dict[str, Any]:
    return {
        "caption": table["caption"],
        "header": list(table["header"]),
        "rows": [list(row) for row in table["rows"]],
    }


def _image(block: Any) -> dict[str, Any] | None:
    if block["image"] is None:
        return None
    rendition = block["image"].get_rendition(IMAGE_FILTER)
    size = {"url": rendition.url, "width": rendition.width, "height": rendition.height}
    return {**size, "alt": block["alt"], "caption": block["caption"] or ""}
