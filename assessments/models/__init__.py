"""All models of the plugin; the tables of the question kinds are found in their folders."""

from importlib import import_module

from assessments.kinds import folder_names
from assessments.models.attempt import Attempt, QuestionMark
from assessments.models.page import QuizItem, QuizPage
from assessments.models.question import Question

for _name in folder_names():
    import_module(f"assessments.kinds.{_name}.models")

__all__ = ["Attempt", "Question", "QuestionMark", "QuizItem", "QuizPage"]
