"""Addresses of the quizzes, inside the language prefix."""

from django.urls import path

from assessments.views import learner, saving, trainer

app_name = "lms_assessments"

QUIZ = "learn/<slug:cohort>/quiz/<slug:slug>/"

urlpatterns = [
    path(QUIZ, learner.quiz, name="quiz"),
    path(QUIZ + "results/", trainer.results, name="results"),
    path(QUIZ + "<int:number>/", learner.attempt, name="attempt"),
    path(QUIZ + "<int:number>/save/", saving.autosave, name="autosave"),
    path(QUIZ + "<int:number>/result/", learner.result, name="result"),
]
