"""Structured forms in which authors write the parts of an exercise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from workbook.schema import LEVELS

__all__ = [
    "CriterionBlock",
    "ItemBlock",
    "KeyBlock",
    "LabelledBlock",
    "PromptBlock",
    "RequiredRowsBlock",
    "raw_values",
    "stream_of",
]


class KeyBlock(blocks.RegexBlock):
    """A short name that stays the same in every language; answers are filed under it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            regex=r"^[a-z0-9_]{1,40}$",
            label=_("Key"),
            help_text=_("Small letters and digits, the same in every language. Do not change it later."),
            error_messages={"invalid": _("Use small Latin letters, digits and _ only.")},
            **kwargs,
        )


class LabelledBlock(blocks.StructBlock):
    """A choice, or a row or column of a grid."""

    key = KeyBlock()
    text = blocks.CharBlock(label=_("Text"))


class ItemBlock(blocks.StructBlock):
    """A short case of a matching exercise."""

    key = KeyBlock()
    text = blocks.TextBlock(label=_("Text"))
    answer = blocks.CharBlock(label=_("Right description"), help_text=_("The key of one of the descriptions."))
    why = blocks.TextBlock(label=_("Why"), required=False, help_text=_("Shown after handing in."))


class PromptBlock(blocks.StructBlock):
    """A question that is answered in one's own words."""

    key = KeyBlock()
    label = blocks.CharBlock(label=_("Question"))
    hint = blocks.CharBlock(label=_("Hint"), required=False)
    required = blocks.BooleanBlock(label=_("Needed for handing in"), required=False, default=True)


class RequiredRowsBlock(blocks.StructBlock):
    """A table of the form and how many of its rows are needed. `tables` gives (key, title) of each."""

    def __init__(self, tables: Callable[[], list[tuple[str, Any]]], **kwargs: Any) -> None:
        key = blocks.ChoiceBlock(choices=tables, label=_("Table"))
        number = blocks.IntegerBlock(label=_("Rows"), min_value=0, max_value=40)
        super().__init__([("key", key), ("number", number)], **kwargs)


class CriterionBlock(blocks.StructBlock):
    """A criterion of a rubric with its four levels."""

    key = KeyBlock()
    title = blocks.CharBlock(label=_("Criterion"))
    levels = blocks.ListBlock(
        blocks.TextBlock(label=_("Level")),
        label=_("Levels"),
        min_num=LEVELS,
        max_num=LEVELS,
        default=[""] * LEVELS,
        help_text=_("Four texts, for 0, 1, 2 and 3 points: missing, partial, sound, specific."),
    )


def raw_values(stream: Any) -> list[Any]:
    """The plain values of a StreamField, in order."""
    return [_plain(child.value) for child in stream]


def _plain(value: Any) -> Any:
    if isinstance(value, blocks.StructValue):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, blocks.list_block.ListValue):
        return [_plain(one) for one in value]
    return value


def stream_of(block_name: str, values: list[Any]) -> list[dict[str, Any]]:
    """What a StreamField keeps for these plain values, in the form in which it is saved."""
    return [{"type": block_name, "value": value} for value in values]
