"""Addresses of the workbook, inside the language prefix."""

from django.urls import path

from workbook.views import attachments, deadlines, draft, exercise, history, marking, openings, trainer

app_name = "lms_workbook"

EXERCISE = "learn/<slug:cohort>/exercise/<slug:slug>/"
GRADING = "learn/<slug:cohort>/grading/"

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
    path(GRADING, trainer.grading, name="grading"),
    path(f"{GRADING}<slug:slug>/", trainer.grading_list, name="grading_list"),
    path(f"{GRADING}<slug:slug>/release/", trainer.release, name="release"),
    path(f"{GRADING}<slug:slug>/<uuid:enrolment>/", marking.grade, name="grade"),
    path(f"{GRADING}<slug:slug>/<uuid:enrolment>/override/", marking.override, name="override"),
]
