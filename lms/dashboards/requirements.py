"""The verdict of the certification rule in words: what is needed, what is there, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from lms import registry
from lms.activities.queries import OutlineItem
from lms.completion.policy import Verdict, VerdictItem

if TYPE_CHECKING:
    from lms.delivery.models import Cohort


@dataclass(frozen=True)
class RequirementLine:
    """One line of the 'For your certificate' card. `have`/`need` draw a bar when both are given."""

    title: str
    is_met: bool
    state_kind: str
    state_text: str
    state_icon: str
    detail: str = ""
    url: str = ""
    have: int | None = None
    need: int | None = None
    maximum: int | None = None


def activity_url(cohort: Cohort, item: OutlineItem) -> str:
    """Where a learner opens the activity; '' for a kind that no installed plugin shows."""
    kind = registry.activity_kinds.get(item.kind)
    return reverse(kind.url_name, kwargs={"cohort": cohort.code, "slug": item.slug}) if kind else ""


def requirement_lines(verdict: Verdict, outline: list[OutlineItem], cohort: Cohort) -> list[RequirementLine]:
    """The verdict for people, in the active language."""
    by_code = {item.code: item for item in outline}
    return [_line(one, by_code.get(one.code), cohort) for one in verdict.items]


def _line(one: VerdictItem, item: OutlineItem | None, cohort: Cohort) -> RequirementLine:
    if one.kind == "attendance":
        return _attendance_line(one)
    if one.kind == "sign_off":
        detail = "" if one.is_met else _("Your trainer signs off when the course ends.")
        return RequirementLine(_("Sign-off by the trainer"), one.is_met, *_done_or(one, _("Not yet")), detail=detail)
    title = item.title if item else one.code
    url = activity_url(cohort, item) if item and item.is_ready else ""
    return RequirementLine(title, one.is_met, *_activity_state(one), detail=_activity_detail(one), url=url)


def _done_or(one: VerdictItem, text: str) -> tuple[str, str, str]:
    return ("ok", _("Done"), "check") if one.is_met else ("", text, "dash")


def _attendance_line(one: VerdictItem) -> RequirementLine:
    have, need = one.have or 0, one.need or 0
    detail = _("%(have)s of %(need)s hours that are needed") % {"have": _hours(have), "need": _hours(need)}
    state = ("ok", _("Done"), "check") if one.is_met else ("now", _("Under way"), "clock")
    return RequirementLine(_("Attendance"), one.is_met, *state, detail=detail, have=min(have, need), need=need)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _activity_state(one: VerdictItem) -> tuple[str, str, str]:
    if one.is_met:
        return ("ok", _("Done"), "check")
    texts = {
        "started": ("now", _("Begun"), "clock"),
        "submitted": ("wait", _("Waits for the trainer"), "clock"),
        "returned": ("wait", _("Returned to you"), "flag"),
        "accepted": ("wait", _("Result not released"), "clock"),
    }
    if one.have is not None and one.need is not None and one.have < one.need:
        return ("bad", _("Below the pass mark"), "warn")
    return texts.get(one.state, ("", _("Not begun"), "dash"))


def _activity_detail(one: VerdictItem) -> str:
    if one.have is not None and one.need is not None:
        return _("%(have)s per cent; at least %(need)s are needed") % {"have": one.have, "need": one.need}
    if one.need is not None:
        return _("at least %(need)s per cent") % {"need": one.need}
    return ""
