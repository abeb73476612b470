"""One exercise on paper: task, cases, room or answer, result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from lms.pdf.blocks import Block
from lms.pdf.markdown import markdown_flowables
from lms.pdf.panels import Banner, Note
from lms.pdf.paragraphs import Heading, Paragraph
from lms.pdf.tables import KeyValue, Rubric
from lms.registry import CaseFile
from lms.text import text_of_html
from workbook.pdf.answer import answer_blocks, blank_blocks
from workbook.pdf.picture import picture_block
from workbook.schema import LEVELS
from workbook.whole import WorkbookEntry

__all__ = ["case_blocks", "exercise_blocks"]


def exercise_blocks(entry: WorkbookEntry, *, form: str, new_page: bool) -> Iterator[Block]:
    """Everything of one exercise. `form` is one of `book.Form`."""
    content, kind = entry.content, entry.kind
    yield Heading(f"{entry.item.code} · {entry.version.title}", 2, new_page=new_page)
    yield Paragraph(" · ".join(_about(entry)), "fine")
    yield from _written_in(entry.version.language, markdown_flowables(content.task))
    if content.case_files:
        codes = ", ".join(case.code for case in content.case_files)
        yield Paragraph(_("Case files, at the end of this workbook: %(codes)s") % {"codes": codes}, "fine")
    if form == "blank":
        yield from blank_blocks(kind, content)
        yield from _written_in(entry.version.language, _rubric(entry, {}))
        return
    yield Heading(_("Answer"), 3, listed=False)
    yield from _answer(entry)
    if form == "feedback":
        yield from _feedback(entry)


def _written_in(language: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of an author's text, which may be in another language than the document."""
    for block in blocks:
        block.settle(language)
        yield block


def _about(entry: WorkbookEntry) -> list[str]:
    mode = {"individual": _("Alone"), "pair": _("In pairs"), "group": _("In a group")}[entry.content.mode]
    minutes = _("%(minutes)s minutes") % {"minutes": entry.item.minutes}
    private = [_("Only you can read this")] if entry.kind.is_private else []
    return [str(entry.kind.label), mode, *([minutes] if entry.item.minutes else []), *private]


def case_blocks(case: CaseFile) -> Iterator[Block]:
    """A simulated case with its banner, without what trainers know."""
    name = f"{case.name}, {case.age}" if case.age else case.name
    yield Heading(f"{case.code} · {case.name}", 2)
    parts: list[Block] = [Paragraph(case.banner, "fine"), Paragraph(case.title, "small", bold=True)]
    parts += [KeyValue([(label, text) for label, text in case.facts])] if case.facts else []
    parts += [Paragraph(text_of_html(case.story_html), "small")]
    yield from _written_in(case.language, [Banner(parts, title=name)])


def _answer(entry: WorkbookEntry) -> Iterator[Block]:
    response = entry.response
    if response is None or not entry.answers:
        yield Paragraph(_("Nothing written yet."), "small")
        return
    if response.transcribed_by_id:
        yield Paragraph(_("Entered from paper by a trainer."), "fine")
    is_rtl = entry.version.language in settings.LANGUAGES_BIDI
    picture = entry.kind.picture(entry.content, entry.answers, is_rtl=is_rtl)
    if picture is not None:
        yield picture_block(picture, entry.version.language)
    yield from answer_blocks(entry.kind.readout(entry.content, entry.answers))


def _feedback(entry: WorkbookEntry) -> Iterator[Block]:
    grade = entry.grade
    if entry.response is not None and entry.response.state == "returned" and entry.response.comment:
        yield Note(entry.response.comment, title=_("Returned by the trainer"), tone="wait")
    if grade is None:
        return
    points = _("%(points)s of %(most)s points") % {
        "points": f"{grade.points.normalize():f}",
        "most": f"{grade.max_points.normalize():f}",
    }
    verdict = _("Passed") if entry.is_passed else _("Below the pass mark")
    yield Note(grade.feedback or "–", title=f"{verdict}: {points}", tone="ok" if entry.is_passed else "wait")
    for check in entry.checks:
        yield Paragraph(f"{check.label}: {check.text or '–'} ({check.right})", "small")
    yield from _written_in(entry.version.language, _model_answer(entry))
    yield from _written_in(entry.version.language, _rubric(entry, grade.detail.get("scores", {})))


def _rubric(entry: WorkbookEntry, scores: dict[str, int]) -> Iterator[Block]:
    """The rubric with the levels that were given, where its reader may see it."""
    rubric = getattr(entry.content, "rubric", [])
    if not rubric or not entry.shown.rubric:
        return
    reached = {place: scores[one.key] for place, one in enumerate(rubric) if one.key in scores}
    yield Heading(_("How it is marked"), 3, listed=False)
    criteria = [(one.title, list(one.levels)) for one in rubric]
    yield Rubric([str(level) for level in range(LEVELS)], criteria, reached=reached)


def _model_answer(entry: WorkbookEntry) -> Iterator[Block]:
    text = getattr(entry.content, "model_answer", "")
    if text and entry.shown.model_answer:
        yield Heading(_("One good answer, to compare with yours"), 3, listed=False)
        yield from markdown_flowables(text)
