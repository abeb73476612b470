"""What can stand against issuing or revoking a certificate, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from certificates.models import IssueProblem

__all__ = [
    "AlreadyRevokedError",
    "CannotPrintError",
    "IssueError",
    "IssuerLevelError",
    "MissingElementsError",
    "ReasonMissingError",
    "RevocationNotAllowedError",
    "described",
]

# The eleven elements of the EU recommendation on micro-credentials (2022/C 243/02, Annex I), and what else
# the printed certificate cannot do without.
ELEMENTS = {
    "learner": _("name of the holder"),
    "title": _("title of the award"),
    "course_title": _("title of the course"),
    "country": _("country of the issuer"),
    "issuer": _("awarding body"),
    "contact": _("contact of the issuer"),
    "outcomes": _("learning outcomes"),
    "workload": _("hours"),
    "level": _("level"),
    "assessment": _("type of assessment"),
    "participation": _("form of participation"),
    "quality_assurance": _("quality assurance"),
    "accreditation": _("accreditation wording"),
}


class IssueError(Exception):
    """A certificate could not be issued; `kind` and `details` are what `IssueProblem` keeps."""

    kind = "print"

    def __init__(self, details: Iterable[str]) -> None:
        self.details = list(details)
        super().__init__("; ".join(self.details))


class IssuerLevelError(IssueError):
    """The course lies above the level that the issuer's licence reaches. Details: level, highest level."""

    kind = "level"


class MissingElementsError(IssueError):
    """Mandatory statements are missing. Details: `element` or `element:language` each."""

    kind = "missing"


class CannotPrintError(IssueError):
    """A statement is too long, contradicts another or has a letter that the font lacks."""

    kind = "print"


class RevocationNotAllowedError(PermissionError):
    """Only quality officers and administrators with a record as a person revoke."""


class ReasonMissingError(ValueError):
    """A revocation without a public reason."""


class AlreadyRevokedError(ValueError):
    """The certificate was revoked before."""


def described(problem: IssueProblem) -> list[str]:
    """The details of a problem as phrases in the active language."""
    if problem.kind == IssuerLevelError.kind:
        return [_level_text(problem.details)]
    if problem.kind == MissingElementsError.kind:
        return [_element_text(detail) for detail in problem.details]
    return list(problem.details)


def _level_text(details: Sequence[str]) -> str:
    level, highest = details
    return gettext("MQF level %(level)s; the licence reaches level %(highest)s") % {"level": level, "highest": highest}


def _element_text(detail: str) -> str:
    element, _colon, language = detail.partition(":")
    name = str(ELEMENTS.get(element, element))
    if not language:
        return name
    return gettext("%(element)s (%(language)s)") % {
        "element": name,
        "language": get_language_info(language)["name_translated"],
    }
