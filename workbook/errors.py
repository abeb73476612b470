"""What can go wrong when an answer is saved, handed in or marked. Every error keeps the text safe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.models import Marking, Response

__all__ = [
    "AlreadyHandedInError",
    "CommentMissingError",
    "ConflictError",
    "IncompleteAnswerError",
    "InvalidAnswersError",
    "MarksChangedError",
    "NotHandedInError",
    "NotInThisCourseError",
    "NotYourCohortError",
    "OpenCriteriaError",
]


class NotInThisCourseError(LookupError):
    """The version does not belong to the edition of the learner's cohort, or the learner has left."""


class InvalidAnswersError(ValueError):
    """Something that the exercise does not offer was chosen, or a text is too long. Nothing was saved."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        self.errors = dict(errors)
        super().__init__(str(self.errors))


class IncompleteAnswerError(ValueError):
    """Not ready to be handed in. The draft was saved; `errors` are by field name."""

    def __init__(self, errors: Mapping[str, list[str]], response: Response) -> None:
        self.errors, self.response = dict(errors), response
        super().__init__(str(self.errors))


class ConflictError(RuntimeError):
    """The answer was saved elsewhere in the meantime; `response` holds that text. Nothing was written."""

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(f"revision {response.revision}")


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
