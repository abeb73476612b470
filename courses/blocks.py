"""What a lesson is built from. Every block names what a learner gets; texts are Markdown."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

KEY = r"^[a-zA-Z0-9][a-zA-Z0-9_-]*$"
MARKDOWN_HELP = _(
    "Markdown: an empty line begins a paragraph, **bold**, *italic*, ### heading, - list. "
    "[word](#term:key) marks a glossary term, [R42] names a source of this lesson."
)


def key_block(**kwargs: Any) -> blocks.RegexBlock:
    """A short name that stays the same in all languages."""
    return blocks.RegexBlock(regex=KEY, max_length=40, label=_("Key"), **kwargs)


class FactBlock(blocks.StructBlock):
    """One figure or statement that a learner should be able to quote, with its source."""

    number = blocks.CharBlock(
        label=_("Figure"), required=False, max_length=30, help_text=_("Large, for example 58,000+")
    )
    text = blocks.TextBlock(label=_("What it says"), rows=2)
    source = key_block(required=False, help_text=_("Key of a source of this lesson, for example R42"))
    checked = blocks.DateBlock(label=_("Checked on"), required=False, help_text=_("Check again every six months."))

    class Meta:
        icon = "pick"
        label = _("Key fact")


class TableBlock(blocks.StructBlock):
    """A small table. The first row is the header; the first cell of a line names the line."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = blocks.ListBlock(blocks.CharBlock(required=False), label=_("Column headings"), min_num=2)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.TextBlock(rows=1, required=False), label=_("Line"), min_num=2), label=_("Lines")
    )

    class Meta:
        icon = "table"
        label = _("Table")


class ImageBlock(blocks.StructBlock):
    """A picture with a description for those who do not see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Description"), max_length=300, help_text=_("What the picture tells, in words"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")


class SectionContentBlock(blocks.StreamBlock):
    """The content of one section, in the order of reading."""

    text = blocks.TextBlock(label=_("Text"), icon="pilcrow", rows=10, help_text=MARKDOWN_HELP)
    fact = FactBlock()
    case = SnippetChooserBlock("lms_courses.Case", label=_("Case file"), icon="folder-open-inverse")
    table = TableBlock()
    think = blocks.TextBlock(
        label=_("Question to think about"), icon="help", rows=3, help_text=_("Nobody asks for the answer.")
    )
    image = ImageBlock()


class SectionBlock(blocks.StructBlock):
    """One step of a lesson: what a learner reads before pressing “Next”."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    key = key_block(help_text=_("Short Latin name, the same in all languages, for example groups"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=0, max_value=240, default=8)
    blocks = SectionContentBlock(label=_("Content"))

    class Meta:
        icon = "doc-full"
        label = _("Section")
        label_format = "{title}"


class OutcomeBlock(blocks.StructBlock):
    """What a learner can do after the lesson."""

    key = key_block()
    text = blocks.TextBlock(label=_("After the lesson the learner can …"), rows=2)

    class Meta:
        icon = "tick"
        label = _("Learning outcome")
        label_format = "{text}"


class TermBlock(blocks.StructBlock):
    """A word of the glossary."""

    term = blocks.CharBlock(label=_("Term"), max_length=120)
    key = key_block(help_text=_("The same in all languages; texts link to it with #term:key"))
    definition = blocks.TextBlock(label=_("Meaning"), rows=2)
    other = blocks.CharBlock(label=_("In the other language"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Term")
        label_format = "{term}"


class SourceBlock(blocks.StructBlock):
    """Where a statement comes from."""

    key = key_block(help_text=_("For example R42; texts name it as [R42]"))
    title = blocks.TextBlock(label=_("Title"), rows=1)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Source")
        label_format = "{key} {title}"


class FacilitatorNoteBlock(blocks.StructBlock):
    """One step of the trainer's script."""

    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=0, max_value=240, default=0)
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.TextBlock(label=_("What the trainer does"), rows=4)

    class Meta:
        icon = "group"
        label = _("Note for the trainer")
        label_format = "{minutes} {title}"


class CaseFactBlock(blocks.StructBlock):
    """One line of the facts of a case."""

    label = blocks.CharBlock(label=_("Label"), max_length=80)
    text = blocks.TextBlock(label=_("Fact"), rows=1)

    class Meta:
        icon = "list-ul"
        label = _("Fact")
        label_format = "{label}: {text}"
