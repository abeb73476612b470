"""Who was trained, from which institution and level, with what result: counts, never names."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lms.delivery.models import Cohort, Enrolment
from lms.people.models import Organisation


@dataclass(frozen=True)
class CohortCount:
    """One cohort with its counts."""

    cohort: Cohort
    enrolled: int
    completed: int


@dataclass(frozen=True)
class LevelCount:
    """People by level of their institution."""

    level: str
    enrolled: int
    completed: int


@dataclass(frozen=True)
class ProgrammeOverview:
    """The programme page: three queries whatever the number of cohorts."""

    cohorts: list[CohortCount]
    levels: list[LevelCount]

    @property
    def enrolled(self) -> int:
        return sum(row.enrolled for row in self.cohorts)

    @property
    def completed(self) -> int:
        return sum(row.completed for row in self.cohorts)


def programme_overview(cohorts: QuerySet[Cohort]) -> ProgrammeOverview:
    """Counts over the cohorts that the viewer may see."""
    active = Q(enrolments__state=Enrolment.State.ACTIVE)
    counted = (
        Cohort.objects.filter(pk__in=cohorts.values("pk"))
        .select_related("edition__course", "venue")
        .annotate(
            enrolled_count=Count("enrolments", filter=active, distinct=True),
            completed_count=Count("enrolments__completion", filter=active, distinct=True),
        )
    )
    rows = [CohortCount(one, one.enrolled_count, one.completed_count) for one in counted]
    return ProgrammeOverview(cohorts=rows, levels=_levels(cohorts))


def _levels(cohorts: QuerySet[Cohort]) -> list[LevelCount]:
    labels = dict(Organisation.Level.choices)
    rows = (
        Enrolment.objects.filter(cohort__in=cohorts.values("pk"), state=Enrolment.State.ACTIVE)
        .order_by()
        .values("person__organisation__level")
        .annotate(enrolled=Count("pk"), completed=Count("completion"))
    )
    return [
        LevelCount(str(labels.get(row["person__organisation__level"], "–")), row["enrolled"], row["completed"])
        for row in rows
    ]
