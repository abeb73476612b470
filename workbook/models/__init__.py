"""Models of the workbook: what authors edit, the page that publishes it, what learners answer."""

from workbook.kinds import load_models
from workbook.models.exercise import Exercise
from workbook.models.page import ExercisePage, ExercisePageMixin
from workbook.models.response import Marking, Response, ResponseSubmission, SaveReceipt

load_models()

__all__ = [
    "Exercise",
    "ExercisePage",
    "ExercisePageMixin",
    "Marking",
    "Response",
    "ResponseSubmission",
    "SaveReceipt",
]
