"""The workbook as one object: on one page, as PDF, and for trainers as spreadsheet of one exercise."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.api import (
    CohortAccess,
    Viewer,
    current_enrolment,
    edition_outline,
    enrolments_of,
    enter_cohort,
    get_taught_cohort,
)
from lms.models import Cohort, Enrolment
from workbook import pdf
from workbook.exporting import answers_sheet
from workbook.queries import responses_to_mark, texts_handed_in, workbook_rows
from workbook.scene import find_item
from workbook.whole import WholeWorkbook, blank_workbook, workbook_of

__all__ = ["mine", "sheet", "workbook", "workbook_for", "workbook_pdf", "workbook_pdf_for"]

FORMS = {one.value for one in pdf.Form}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _language() -> str:
    return get_language() or "en"


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """To the workbook of the course that the viewer takes now; Http404 without one."""
    enrolment = current_enrolment(enrolments_of(request.viewer))  # type: ignore[attr-defined]
    if enrolment is None:
        raise Http404
    return redirect("lms_workbook:workbook", cohort=enrolment.cohort.code)


@require_safe
@never_cache
@login_required
def workbook(request: HttpRequest, cohort: str) -> HttpResponse:
    """A learner's own workbook; for trainers the list of those of the cohort."""
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    if access.enrolment is None:
        return _list(request, access)
    whole = workbook_of(access.enrolment, _language(), is_own=True)
    return _page(request, access.cohort, whole=whole, is_mine=True, pdf=_pdf_address(access.cohort))


def _list(request: HttpRequest, access: CohortAccess) -> HttpResponse:
    row = access.cohort
    total = blank_workbook(row.edition_id, _language()).total
    context = {"cohort": row, "rows": workbook_rows(row), "total": total, "tab": "workbooks", "pdf": _pdf_address(row)}
    return render(request, "lms_workbook/workbooks.html", context)


def _page(request: HttpRequest, row: Cohort, **context: Any) -> HttpResponse:
    return render(request, "lms_workbook/whole.html", {"cohort": row, **context})


def _pdf_address(row: Cohort) -> str:
    return reverse("lms_workbook:workbook_pdf", kwargs={"cohort": row.code})


@require_safe
@never_cache
@login_required
def workbook_for(request: HttpRequest, cohort: str, enrolment: uuid.UUID) -> HttpResponse:
    """A learner's workbook as the trainers of the cohort may read it: without what is private."""
    row, learner = _learner(request.viewer, cohort, enrolment)  # type: ignore[attr-defined]
    whole = workbook_of(learner, _language(), is_own=False)
    address = reverse("lms_workbook:workbook_pdf_of", kwargs={"cohort": row.code, "enrolment": enrolment})
    return _page(request, row, whole=whole, is_mine=False, pdf=address)


@require_safe
@never_cache
@login_required
def workbook_pdf(request: HttpRequest, cohort: str) -> HttpResponse:
    """One's own workbook as PDF, or a blank one; `?form=` blank, filled or feedback. Http404 for other forms."""
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    form = _form(request)
    if form is pdf.Form.BLANK:
        return _file(request, access.cohort, blank_workbook(access.cohort.edition_id, _language()), form)
    if access.enrolment is None:
        raise Http404
    return _file(request, access.cohort, workbook_of(access.enrolment, _language(), is_own=True), form)


@require_safe
@never_cache
@login_required
def workbook_pdf_for(request: HttpRequest, cohort: str, enrolment: uuid.UUID) -> HttpResponse:
    """A learner's workbook as PDF for the trainers of the cohort, without what is private."""
    row, learner = _learner(request.viewer, cohort, enrolment)  # type: ignore[attr-defined]
    return _file(request, row, workbook_of(learner, _language(), is_own=False), _form(request))


def _form(request: HttpRequest) -> pdf.Form:
    asked = request.GET.get("form", pdf.Form.FILLED.value)
    if asked not in FORMS:
        raise Http404
    return pdf.Form(asked)


def _file(request: HttpRequest, row: Cohort, whole: WholeWorkbook, form: pdf.Form) -> HttpResponse:
    """The PDF; of one exercise with `?only=` its slug. Http404 for a slug that the course does not have."""
    if only := request.GET.get("only", ""):
        whole = whole.only(only)
        if not whole.lessons:
            raise Http404
    content = pdf.workbook_pdf(cohort=row, whole=whole, form=form, language=_language())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_file_name(row, only, form)}"'
    return response


def _file_name(row: Cohort, only: str, form: pdf.Form) -> str:
    return f"{row.code}-{only or 'workbook'}-{form.value}.pdf"


@require_safe
@never_cache
@login_required
def sheet(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """All answers to one exercise that trainers may read, as a spreadsheet."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row = get_taught_cohort(viewer, cohort)
    item = find_item(edition_outline(row.edition_id, _language()), slug)
    if item.is_private:
        raise Http404
    responses = responses_to_mark(viewer, row, item.activity_id).select_related("version__activity", "group")
    texts = texts_handed_in(responses)
    content = answers_sheet(item.code, ((one.owner, one, texts.get(one.pk, {})) for one in responses))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{row.code}-{item.slug}.xlsx"'
    return response


def _learner(viewer: Viewer, cohort: str, key: uuid.UUID) -> tuple[Cohort, Enrolment]:
    """A cohort that the viewer runs and one of its learners; Http404 otherwise."""
    row = get_taught_cohort(viewer, cohort)
    learners = Enrolment.objects.select_related("person", "cohort__edition__course")
    return row, get_object_or_404(learners, cohort=row, key=key)
