"""What a trainer sees of a cohort: who is where, what waits, who is stuck. Constant queries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms import registry
from lms.activities.queries import OutlineItem, edition_outline
from lms.completion.models import Completion, SignOff
from lms.completion.policy import Facts, Rule, Verdict, judge
from lms.completion.queries import facts_for_cohort
from lms.dashboards.requirements import RequirementLine, requirement_lines
from lms.delivery.models import AttendanceMark, Cohort, Enrolment, Session
from lms.grading.models import Grade
from lms.grading.queries import draft_counts, gradebook
from lms.progress.models import Progress
from lms.progress.queries import progress_by_enrolment

ABSENCES_THAT_ALERT = 2


@dataclass(frozen=True)
class ProgressLine:
    """One learner in the table of a cohort."""

    enrolment: Enrolment
    attended_hours: str
    done: int
    total: int
    met: int
    needed: int
    missed: int
    is_completed: bool


@dataclass(frozen=True)
class CohortHome:
    """The overview of a cohort."""

    lines: list[ProgressLine]
    waiting: list[registry.Waiting]
    missed: list[ProgressLine]
    today: list[Session]
    day: dt.date


def _active(cohort: Cohort) -> list[Enrolment]:
    return list(cohort.enrolments.filter(state=Enrolment.State.ACTIVE).select_related("person__organisation"))


def cohort_home(cohort: Cohort, language: str) -> CohortHome:
    """Gather the overview: the same number of queries for one learner and for thirty."""
    enrolments = _active(cohort)
    facts = facts_for_cohort(cohort)
    rule = Rule.from_json(cohort.edition.rule)
    ready = [item for item in edition_outline(cohort.edition_id, language) if item.is_ready]
    states = progress_by_enrolment(cohort)
    missed = _missed_in_a_row(cohort)
    completed = set(Completion.objects.filter(enrolment__cohort=cohort).values_list("enrolment_id", flat=True))
    lines = [
        _progress_line(
            one, facts[one.pk], judge(rule, facts[one.pk]), ready, states[one.pk], missed, one.pk in completed
        )
        for one in enrolments
    ]
    today = timezone.localdate()
    sessions = list(cohort.sessions.select_related("activity"))
    day = next((s for s in (timezone.localdate(one.starts_at) for one in sessions) if s >= today), None)
    shown = day or (timezone.localdate(sessions[-1].starts_at) if sessions else today)
    return CohortHome(
        lines=lines,
        waiting=_waiting(cohort),
        missed=[line for line in lines if line.missed >= ABSENCES_THAT_ALERT],
        today=[one for one in sessions if timezone.localdate(one.starts_at) == shown],
        day=shown,
    )


def _progress_line(
    enrolment: Enrolment,
    facts: Facts,
    verdict: Verdict,
    ready: list[OutlineItem],
    states: dict[int, str],
    missed: dict[int, int],
    is_completed: bool,
) -> ProgressLine:
    return ProgressLine(
        enrolment=enrolment,
        attended_hours=f"{facts.attended_minutes / 60:.1f}".removesuffix(".0"),
        done=sum(states.get(item.activity_id) in Progress.DONE for item in ready),
        total=len(ready),
        met=verdict.met_count,
        needed=len(verdict.items),
        missed=missed.get(enrolment.pk, 0),
        is_completed=is_completed,
    )


def _missed_in_a_row(cohort: Cohort) -> dict[int, int]:
    """Enrolment id -> how many of the last recorded sessions were missed without a break."""
    order = {pk: place for place, pk in enumerate(cohort.sessions.values_list("pk", flat=True))}
    latest: dict[tuple[int, int], str] = {}
    marks = AttendanceMark.objects.filter(session__cohort=cohort).order_by("pk")
    for enrolment_id, session_id, status in marks.values_list("enrolment", "session", "status"):
        latest[(enrolment_id, order[session_id])] = status
    runs: dict[int, int] = {}
    for (enrolment_id, _place), status in sorted(latest.items()):
        runs[enrolment_id] = runs.get(enrolment_id, 0) + 1 if status == AttendanceMark.Status.ABSENT else 0
    return runs


def _waiting(cohort: Cohort) -> list[registry.Waiting]:
    waiting = registry.waiting_in_cohort.ask(cohort)
    drafts = sum(draft_counts(cohort).values())
    if drafts:
        label = ngettext("%(count)s grade is not released yet", "%(count)s grades are not released yet", drafts)
        url = reverse("lms:gradebook", kwargs={"cohort": cohort.code})
        waiting.append(registry.Waiting(label=label % {"count": drafts}, count=drafts, url=url, icon="seal"))
    return waiting


@dataclass(frozen=True)
class GradeCell:
    """A grade in the gradebook; `text` is '' where nothing was given."""

    text: str
    percent: Decimal | None
    is_released: bool


@dataclass(frozen=True)
class Gradebook:
    """Learners in rows, graded activities in columns."""

    columns: list[OutlineItem]
    rows: list[tuple[Enrolment, list[GradeCell]]]
    drafts: list[tuple[OutlineItem, int]]


def cohort_gradebook(cohort: Cohort, language: str) -> Gradebook:
    """All grades of a cohort. Private activities have no column."""
    grades = gradebook(cohort)
    graded = {activity_id for _enrolment, activity_id in grades}
    required = {one.code for one in Rule.from_json(cohort.edition.rule).activities}
    columns = [
        item
        for item in edition_outline(cohort.edition_id, language)
        if not item.is_private and (item.activity_id in graded or item.code in required)
    ]
    rows = [(one, [_cell(grades.get((one.pk, col.activity_id))) for col in columns]) for one in _active(cohort)]
    counts = draft_counts(cohort)
    drafts = [(col, counts[col.activity_id]) for col in columns if counts.get(col.activity_id)]
    return Gradebook(columns=columns, rows=rows, drafts=drafts)


def _cell(grade: Grade | None) -> GradeCell:
    if grade is None:
        return GradeCell(text="", percent=None, is_released=False)
    text = f"{grade.points.normalize():f}/{grade.max_points.normalize():f}"
    return GradeCell(text=text, percent=Decimal(str(grade.percent)), is_released=grade.state == Grade.State.RELEASED)


@dataclass(frozen=True)
class SignOffLine:
    """One learner on the sign-off page: what is met, what is missing, whether it is signed."""

    enrolment: Enrolment
    requirements: list[RequirementLine]
    sign_off: SignOff | None
    is_completed: bool

    @property
    def missing(self) -> list[RequirementLine]:
        return [one for one in self.requirements if not one.is_met]


def sign_off_lines(cohort: Cohort, language: str) -> list[SignOffLine]:
    """Every learner with the verdict of the rule, the sign-off left out of 'missing' by its own column."""
    facts = facts_for_cohort(cohort)
    rule = Rule.from_json(cohort.edition.rule)
    outline = edition_outline(cohort.edition_id, language)
    signed = {one.enrolment_id: one for one in SignOff.objects.filter(enrolment__cohort=cohort).select_related("by")}
    completed = set(Completion.objects.filter(enrolment__cohort=cohort).values_list("enrolment_id", flat=True))
    lines = []
    for one in _active(cohort):
        items = tuple(item for item in judge(rule, facts[one.pk]).items if item.kind != "sign_off")
        requirements = requirement_lines(Verdict(items=items), outline, cohort)
        lines.append(SignOffLine(one, requirements, signed.get(one.pk), one.pk in completed))
    return lines


def release_text(count: int) -> str:
    """What to tell a trainer who released `count` grades."""
    if not count:
        return _("There was nothing left to release.")
    return ngettext("%(count)s grade released.", "%(count)s grades released.", count) % {"count": count}
