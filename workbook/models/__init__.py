"""Models of the workbook: what authors edit, the page that publishes it, what learners answer."""

from workbook.kinds import load_models
from workbook.models.attachment import Attachment
from workbook.models.exercise import Exercise
from workbook.models.marking import Marking, MarkOverride
from workbook.models.page import ExercisePage, ExercisePageMixin
from workbook.models.response import Response, ResponseChange, ResponseMember, ResponseSubmission, SaveReceipt
from workbook.models.timing import Deadline, DeadlineExtension, Opening

load_models()

__all__ = [
    "Attachment",
    "Deadline",
    "DeadlineExtension",
    "Exercise",
    "ExercisePage",
    "ExercisePageMixin",
    "MarkOverride",
    "Marking",
    "Opening",
    "Response",
    "ResponseChange",
    "ResponseMember",
    "ResponseSubmission",
    "SaveReceipt",
]
