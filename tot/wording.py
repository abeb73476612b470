"""Requirements and steps in the words of the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tot.policy import FLUENT_IN_ONE_OF, RequirementItem, is_step_back
from tot.stages import Stage, language_label

__all__ = ["requirement_missing_text", "requirement_text", "step_text"]


def requirement_text(item: RequirementItem) -> str:
    """The requirement itself: what is asked."""
    languages = [str(language_label(code)) for code in sorted(FLUENT_IN_ONE_OF)]
    texts = {
        "course": _("The course is passed"),
        "result": _("A result of at least %(need)s %%") % {"need": item.need},
        "experience": _("At least %(need)s years of relevant work") % {"need": item.need},
        "release": _("The institution releases the person in writing"),
        "language": _("Teaches in %(first)s or %(second)s") % {"first": languages[0], "second": languages[1]},
    }
    return texts[item.key]


def requirement_missing_text(item: RequirementItem) -> str:
    """Why a nomination fails on this requirement, and what would help."""
    languages = [str(language_label(code)) for code in sorted(FLUENT_IN_ONE_OF)]
    if item.key == "result" and item.have is None:
        return _("No result of this course is released yet; at least %(need)s %% is needed.") % {"need": item.need}
    texts = {
        "course": _("The course is not passed yet."),
        "result": _("The result is %(have)s %%; at least %(need)s %% is needed.")
        % {"have": item.have, "need": item.need},
        "experience": _("%(have)s years of relevant work are given; at least %(need)s are needed.")
        % {"have": item.have, "need": item.need},
        "release": _("The release letter of the institution is missing."),
        "language": _("A trainer must be able to teach in %(first)s or %(second)s.")
        % {"first": languages[0], "second": languages[1]},
    }
    return texts[item.key]


def step_text(current: Stage | str, to: Stage) -> str:
    """What a step is called on the form: on, back or out."""
    if to == Stage.DECLINED:
        return _("Decline")
    if to == Stage.WITHDRAWN:
        return _("Withdrawn by the candidate or the institution")
    if is_step_back(current, to):
        return _("Back to: %(stage)s") % {"stage": to.label}
    return _("On to: %(stage)s") % {"stage": to.label}
