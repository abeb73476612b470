"""Addresses of the workbook, inside the language prefix."""

from django.urls import path

from workbook.views import learner, trainer

app_name = "lms_workbook"

urlpatterns = [
    path("learn/<slug:cohort>/exercise/<slug:slug>/", learner.exercise, name="exercise"),
    path("learn/<slug:cohort>/exercise/<slug:slug>/draft/", learner.draft, name="draft"),
    path("learn/<slug:cohort>/grading/", trainer.grading, name="grading"),
    path("learn/<slug:cohort>/grading/<slug:slug>/", trainer.grading_list, name="grading_list"),
    path("learn/<slug:cohort>/grading/<slug:slug>/release/", trainer.release, name="release"),
    path("learn/<slug:cohort>/grading/<slug:slug>/<uuid:enrolment>/", trainer.grade, name="grade"),
]
