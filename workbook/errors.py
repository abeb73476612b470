"""What can go wrong when an answer is saved, handed in or marked. Every error keeps the text safe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from workbook.models import Marking, Response

__all__ = [
    "AlreadyHandedInError",
    "AttachmentError",
    "CommentMissingError",
    "DeadlinePassedError",
    "IncompleteAnswerError",
    "MarksChangedError",
    "NotAMemberError",
    "NotHandedInError",
    "NotInThisCourseError",
    "NotYourAnswerError",
    "NotYourCohortError",
    "OpenCriteriaError",
    "ReasonMissingError",
]


class NotInThisCourseError(LookupError):
    """The version does not belong to the edition of the learner's cohort, or the learner has left."""


class NotYourAnswerError(PermissionError):
    """Somebody writes for another learner, or enters an answer from paper in a cohort of others."""


class IncompleteAnswerError(ValueError):
    """Not ready to be handed in. The draft was saved; `errors` are by field name."""

    def __init__(self, errors: Mapping[str, list[str]], response: Response) -> None:
        self.errors, self.response = dict(errors), response
        super().__init__(str(self.errors))


class DeadlinePassedError(RuntimeError):
    """Handed in after `due_at`. What was written is saved."""

    def __init__(self, due_at: datetime, response: Response) -> None:
        self.due_at, self.response = due_at, response
        super().__init__(due_at.isoformat())


class AlreadyHandedInError(RuntimeError):
    """The answer is with the trainer, or accepted, and does not change any more."""

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(response.state)


class NotYourCohortError(PermissionError):
    """Somebody marks who does not run the cohort, or whose account has no name on record."""


class NotHandedInError(RuntimeError):
    """There is nothing to mark, return or accept in this state."""


class CommentMissingError(ValueError):
    """An answer is returned without saying why."""


class ReasonMissingError(ValueError):
    """An exception is made for somebody without saying why."""


class NotAMemberError(LookupError):
    """The answer is not that learner's."""


class AttachmentError(ValueError):
    """A file that cannot be added; the message says why."""


class OpenCriteriaError(ValueError):
    """Criteria without a score; the marks so far were saved."""

    def __init__(self, titles: list[str], marking: Any) -> None:
        self.titles, self.marking = titles, marking
        super().__init__(", ".join(titles))


class MarksChangedError(RuntimeError):
    """Another trainer, or another tab, has saved marks in the meantime; `marking` holds them."""

    def __init__(self, marking: Marking) -> None:
        self.marking = marking
        super().__init__(f"revision {marking.revision}")
