"""What may go wrong on the pathway, by name. The text of each is for the person at the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from tot.policy import Verdict

__all__ = [
    "AccreditationNeededError",
    "AlreadyAccreditedError",
    "AlreadyNominatedError",
    "NominationInputError",
    "NotAllowedError",
    "NotEligibleError",
    "NoteMissingError",
    "PathwayError",
    "StageJumpError",
    "StandingError",
    "ValidityError",
]


class NotAllowedError(PermissionDenied):
    """The viewer's role does not reach this far; a view answers 403."""


class PathwayError(ValueError):
    """A rule of the pathway refuses the step; nothing was written."""


class NominationInputError(PathwayError):
    """Years or languages that cannot be."""


class AlreadyNominatedError(PathwayError):
    """The person has a candidacy for this course that is not ended."""


class NotEligibleError(PathwayError):
    """Requirements of the nomination are missing; `verdict` says which."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(_("Not every requirement of the nomination is met."))
        self.verdict = verdict


class StageJumpError(PathwayError):
    """The stage cannot be reached from where the candidate stands."""


class AccreditationNeededError(PathwayError):
    """'Accredited' is reached by a decision with dates, not by moving."""


class NoteMissingError(PathwayError):
    """This step needs an explanation."""


class StandingError(PathwayError):
    """A standing that no accreditation can give."""


class ValidityError(PathwayError):
    """The accreditation would end before it begins, or has run out already."""


class AlreadyAccreditedError(PathwayError):
    """The person holds an accreditation for this course that has not run out."""
