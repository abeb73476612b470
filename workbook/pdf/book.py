"""The whole document: cover, contents, a chapter for each lesson, a part for each exercise."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lms import dates
from lms.models import Cohort
from lms.pdf.blocks import Block, Gap, PageBreak
from lms.pdf.contents import Contents
from lms.pdf.document import Document
from lms.pdf.panels import Note
from lms.pdf.paragraphs import Heading, Paragraph
from lms.pdf.tables import KeyValue
from workbook.pdf.exercise import case_blocks, exercise_blocks
from workbook.whole import WholeWorkbook

__all__ = ["Form", "workbook_pdf"]


class Form(StrEnum):
    """What is printed: room to write, what was answered, or that with result and feedback."""

    BLANK = "blank"
    FILLED = "filled"
    FEEDBACK = "feedback"


def workbook_pdf(*, cohort: Cohort, whole: WholeWorkbook, form: Form, language: str) -> bytes:
    """The PDF file in one language. The caller decides whose `whole` it is and whether private texts are in it.

    Cases and texts of authors stand in the language of their version. Nothing is stored.
    """
    with translation.override(language):
        document = _document(cohort, whole, form, language)
        document.add(_cover(cohort, whole, form), PageBreak(), Contents())
        for lesson in whole.lessons:
            title = f"{lesson.item.code} · {lesson.item.title}" if lesson.item else _("Other exercises")
            document.add(Heading(title, 1, new_page=True))
            for place, entry in enumerate(lesson.entries):
                # A blank exercise begins on a page of its own, so that pages can be handed out one by one.
                is_new = place > 0 and form is Form.BLANK
                document.add(exercise_blocks(entry, form=form.value, new_page=is_new))
        document.add(_case_files(whole))
        return document.render()


def _case_files(whole: WholeWorkbook) -> Iterator[Block]:
    """Every case once, in the order in which exercises use them."""
    cases = {case.code: case for entry in whole.entries for case in entry.content.case_files}
    if cases:
        yield Heading(_("Case files"), 1, new_page=True)
    for case in cases.values():
        yield from case_blocks(case)


def _document(cohort: Cohort, whole: WholeWorkbook, form: Form, language: str) -> Document:
    course = str(cohort.edition.course.title)
    name = str(whole.enrolment.person) if whole.enrolment else ""
    title = f"{_('Participant Workbook')}: {course}"
    return Document(
        title=title,
        language=language,
        author=str(settings.WAGTAIL_SITE_NAME),
        subject=str(_subject(form)),
        header_start=course,
        header_end=name,
        footer=f"{_('Participant Workbook')} · {cohort.code}",
    )


def _subject(form: Form) -> str:
    return {
        Form.BLANK: _("Blank, to write on"),
        Form.FILLED: _("With answers"),
        Form.FEEDBACK: _("With answers and feedback"),
    }[form]


def _cover(cohort: Cohort, whole: WholeWorkbook, form: Form) -> Iterator[Block]:
    yield Gap(90)
    yield Paragraph(str(settings.WAGTAIL_SITE_NAME), "lead")
    yield Paragraph(_("Participant Workbook"), "display")
    yield Paragraph(str(cohort.edition.course.title), "lead")
    yield Gap(24)
    yield KeyValue(list(_facts(cohort, whole, form)))
    yield Gap(18)
    yield Note(_("Every case in this workbook is simulated. Names, numbers and places of residence are invented."))
    if form is Form.BLANK:
        yield Note(_("Your trainer can enter what you write here for you. Private reflections stay with you."))


def _facts(cohort: Cohort, whole: WholeWorkbook, form: Form) -> Iterator[tuple[str, str]]:
    yield _("Name"), str(whole.enrolment.person) if whole.enrolment else "…………………………………………"
    if whole.enrolment and whole.enrolment.person.organisation:
        yield _("Institution"), str(whole.enrolment.person.organisation)
    yield _("Cohort"), str(cohort)
    yield _("Edition"), str(cohort.edition.number)
    if form is not Form.BLANK:
        yield _("Handed in"), f"{whole.handed_in} / {whole.total}"
        yield _("Printed on"), dates.local_date(timezone.localdate())
