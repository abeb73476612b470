"""The acts of the workbook. Reads are in `queries`, errors in `errors`."""

from workbook.attaching import attach, detach
from workbook.deadlines import clear_deadline, extend_deadline, set_deadline
from workbook.grading import (
    accept,
    clear_override,
    override_grade,
    release_results,
    return_response,
    save_marks,
)
from workbook.handing_in import SubmitResult, submit
from workbook.merging import Change, digest
from workbook.openings import close_part, open_part
from workbook.saving import Conflict, SaveResult, save_draft
from workbook.seats import Writer

__all__ = [
    "Change",
    "Conflict",
    "SaveResult",
    "SubmitResult",
    "Writer",
    "accept",
    "attach",
    "clear_deadline",
    "clear_override",
    "close_part",
    "detach",
    "digest",
    "extend_deadline",
    "open_part",
    "override_grade",
    "release_results",
    "return_response",
    "save_draft",
    "save_marks",
    "set_deadline",
    "submit",
]
