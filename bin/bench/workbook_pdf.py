"""Pages per second of the printed workbook of the shipped course, against bare ReportLab with the same words."""

from __future__ import annotations

import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from io import BytesIO

import pypdfium2
from django.conf import settings
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from bench.figures import Figure, Ground
from lms.api import edition_outline
from lms.curriculum.running import load_curriculum
from lms.models import Course, Enrolment
from tests.factories import CourseSetup, make_cohort
from tests.workbook.filling import complete_answers
from workbook import api, pdf
from workbook.definitions import content_of, kind_of_version, version_by_id
from workbook.whole import workbook_of

__all__ = ["measure"]

LANGUAGES = ("en", "ar")


def measure(ground: Ground) -> Iterator[Figure]:
    """Medians of the rounds, after one round that does not count. A page of ours holds more than bare text."""
    enrolment = _enrolment()
    texts = _lines(_workbook(enrolment, "en"))
    bare = _rate(lambda: _bare(texts), ground.rounds)
    for language in LANGUAGES:
        rate = _rate(lambda language=language: _workbook(enrolment, language), ground.rounds)
        yield Figure(f"workbook_pdf.{language}", rate, "pages/s", rate / bare)
    yield Figure("bare_pdf", bare, "pages/s", 1.0)


def _enrolment() -> Enrolment:
    """A learner of the shipped course who has written something in every exercise."""
    load_curriculum(settings.LMS_FIXTURES_DIR)
    course = Course.objects.get(code="RRM-A")
    edition = course.editions.get()
    setup = make_cohort(CourseSetup(course, edition, {}, {}))
    for item in edition_outline(edition.pk, "en"):
        if item.kind == "exercise":
            version = version_by_id(item.version_id)
            answers = complete_answers(kind_of_version(version), content_of(version))
            api.save_draft(
                writer=api.Writer(setup.enrolment, setup.trainee),
                version=version,
                changes={name: api.Change("", text) for name, text in answers.items()},
                device="bench",
                seq=1,
                request_key=uuid.uuid4(),
            )
    return setup.enrolment


def _workbook(enrolment: Enrolment, language: str) -> bytes:
    whole = workbook_of(enrolment, language, is_own=True)
    return pdf.workbook_pdf(cohort=enrolment.cohort, whole=whole, form=pdf.Form.FILLED, language=language)


def _bare(lines: list[str]) -> bytes:
    file, style = BytesIO(), getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(file).build([Paragraph(line, style) for line in lines])
    return file.getvalue()


def _lines(document: bytes) -> list[str]:
    """The text of a PDF, line by line, in letters that ReportLab's own font has."""
    pages = pypdfium2.PdfDocument(document)
    text = "\n".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    plain = text.encode("ascii", "ignore").decode().replace("&", "+").replace("<", "(")
    return [line for line in plain.splitlines() if line.strip()]


def _rate(make: Callable[[], bytes], rounds: int) -> float:
    """Median of pages per second."""
    pages = len(pypdfium2.PdfDocument(make()))
    found = []
    for _round in range(rounds):
        began = time.perf_counter()
        make()
        found.append(pages / (time.perf_counter() - began))
    return statistics.median(found)
