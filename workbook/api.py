"""The acts of the workbook. Reads are in `queries`, errors in `errors`."""

from workbook.answering import SaveResult, SubmitResult, save_draft, submit
from workbook.grading import accept, release_results, return_response, save_marks

__all__ = [
    "SaveResult",
    "SubmitResult",
    "accept",
    "release_results",
    "return_response",
    "save_draft",
    "save_marks",
    "submit",
]
