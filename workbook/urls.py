"""Addresses of the workbook, inside the language prefix."""

from django.urls import include, path

from workbook.kinds import all_kinds
from workbook.views import attachments, deadlines, draft, exercise, history, marking, openings, trainer, whole

app_name = "lms_workbook"

EXERCISE = "learn/<slug:cohort>/exercise/<slug:slug>/"
GRADING = "learn/<slug:cohort>/grading/"
WORKBOOK = "learn/<slug:cohort>/workbook/"

urlpatterns = [
    path(EXERCISE, exercise.exercise, name="exercise"),
    path(f"{EXERCISE}draft/", draft.draft, name="draft"),
    path(f"{EXERCISE}history/", history.history, name="history"),
    path(f"{EXERCISE}version/<int:number>/", history.version, name="version"),
    path(f"{EXERCISE}for/<uuid:enrolment>/", exercise.transcription, name="transcription"),
    path(f"{EXERCISE}attachments/", attachments.attachments, name="attachments"),
    path(f"{EXERCISE}attachments/<uuid:key>/", attachments.attachment, name="attachment"),
    path(f"{EXERCISE}deadline/", deadlines.deadline, name="deadline"),
    path(f"{EXERCISE}opening/", openings.opening, name="opening"),
    *(path(EXERCISE, include(patterns)) for kind in all_kinds().values() if (patterns := kind.urls())),
    path("workbook/", whole.mine, name="mine"),
    path(WORKBOOK, whole.workbook, name="workbook"),
    path(f"{WORKBOOK}pdf/", whole.workbook_pdf, name="workbook_pdf"),
    path(f"{WORKBOOK}<uuid:enrolment>/", whole.workbook_for, name="workbook_of"),
    path(f"{WORKBOOK}<uuid:enrolment>/pdf/", whole.workbook_pdf_for, name="workbook_pdf_of"),
    path(GRADING, trainer.grading, name="grading"),
    path(f"{GRADING}<slug:slug>/answers.xlsx", whole.sheet, name="sheet"),
    path(f"{GRADING}<slug:slug>/", trainer.grading_list, name="grading_list"),
    path(f"{GRADING}<slug:slug>/release/", trainer.release, name="release"),
    path(f"{GRADING}<slug:slug>/<uuid:enrolment>/", marking.grade, name="grade"),
    path(f"{GRADING}<slug:slug>/<uuid:enrolment>/override/", marking.override, name="override"),
]
