"""Reads of graduates, candidates and trainers, scoped to the viewer who asks. Constant queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.utils import timezone

from lms.api import Role, Viewer, managed_organisations, mean_released_percents
from lms.models import Completion, Governorate
from tot.models import Candidacy, StageChange, TrainerAccreditation
from tot.policy import ENDED, PATHWAY, result_is_enough
from tot.stages import Stage

__all__ = [
    "Column",
    "GovernorateCount",
    "Graduate",
    "accreditations_visible_to",
    "board",
    "candidacies_visible_to",
    "completions_in_reach",
    "completions_to_nominate",
    "eligible_graduates",
    "ended_candidacies",
    "file_of",
    "follows_pathway",
    "graduates_from",
    "has_candidacy",
    "own_candidacies",
    "pool",
    "pool_by_governorate",
    "running_candidacy",
]

FOLLOWERS = (Role.TOT_COORDINATOR, Role.QUALITY_OFFICER, Role.MANAGER)
SEE_ALL = (Role.TOT_COORDINATOR, Role.QUALITY_OFFICER)
ENDED_SHOWN = 20


@dataclass(frozen=True)
class Graduate:
    """A completion that nobody was nominated with yet; `percent` is 0 to 100, None without a released result."""

    completion: Completion
    percent: Decimal | None

    @property
    def is_enough(self) -> bool:
        return result_is_enough(self.percent)

    @property
    def shown_percent(self) -> int | None:
        """Rounded down, so that 64.9 is not shown as the 65 that it is not."""
        return None if self.percent is None else int(self.percent)


@dataclass(frozen=True)
class Column:
    """One stage of the board with its candidates, the longest waiting first."""

    stage: Stage
    number: int
    candidacies: list[Candidacy]

    @property
    def label(self) -> str:
        return str(self.stage.label)


@dataclass(frozen=True)
class GovernorateCount:
    """How many trainers of the pool belong to one governorate."""

    label: str
    count: int


def follows_pathway(viewer: Viewer) -> bool:
    """True for those who may open the pages of the pathway at all."""
    return viewer.is_any(*FOLLOWERS)


def _scoped(rows: QuerySet, viewer: Viewer, path: str) -> QuerySet:  # type: ignore[type-arg]
    """All rows for coordinators and quality, those of the managed organisations for managers, else none."""
    if viewer.is_any(*SEE_ALL):
        return rows
    if Role.MANAGER in viewer.roles and viewer.person is not None:
        return rows.filter(**{f"{path}__in": managed_organisations(viewer)})
    return rows.none()


def completions_in_reach(viewer: Viewer) -> QuerySet[Completion]:
    """Completions of those whom the viewer may see as graduates, nominated or not."""
    rows = Completion.objects.select_related("enrolment__person__organisation", "enrolment__cohort__edition__course")
    return _scoped(rows, viewer, "enrolment__person__organisation")


def running_candidacy(viewer: Viewer, completion: Completion) -> Candidacy | None:
    """The candidacy of that person for that course that is not ended, if the viewer may see it."""
    enrolment = completion.enrolment
    rows = candidacies_visible_to(viewer).filter(person=enrolment.person_id, course=enrolment.cohort.edition.course_id)
    return rows.exclude(stage__in=ENDED).first()


def completions_to_nominate(viewer: Viewer) -> QuerySet[Completion]:
    """The newest completion of each person and course without a candidacy that is not ended; newest first."""
    same = {
        "enrolment__person": OuterRef("enrolment__person"),
        "enrolment__cohort__edition__course": OuterRef("enrolment__cohort__edition__course"),
    }
    course = OuterRef("enrolment__cohort__edition__course")
    running = Candidacy.objects.filter(person=OuterRef("enrolment__person"), course=course).exclude(stage__in=ENDED)
    older = Exists(Completion.objects.filter(pk__gt=OuterRef("pk"), **same))
    return completions_in_reach(viewer).filter(~Exists(running), ~older).order_by("-completed_at", "-pk")


def graduates_from(completions: Iterable[Completion]) -> list[Graduate]:
    """The completions (one page of them) with their results: one query more."""
    rows = list(completions)
    percents = mean_released_percents([one.enrolment_id for one in rows])
    return [Graduate(one, percents.get(one.enrolment_id)) for one in rows]


def eligible_graduates(viewer: Viewer) -> list[Graduate]:
    """Everybody whom the viewer might nominate, with the result in per cent."""
    return graduates_from(completions_to_nominate(viewer))


def candidacies_visible_to(viewer: Viewer) -> QuerySet[Candidacy]:
    """Candidacies of all, or of the organisations that the viewer manages (as they were at nomination)."""
    rows = Candidacy.objects.select_related("person", "course", "organisation").prefetch_related("languages")
    return _scoped(rows, viewer, "organisation")


def board(viewer: Viewer) -> list[Column]:
    """The stages that candidates pass through, with those who stand there now (two queries)."""
    open_stages = [stage for stage in PATHWAY if stage != Stage.ACCREDITED]
    rows = list(candidacies_visible_to(viewer).filter(stage__in=open_stages))
    return [
        Column(stage, number, [one for one in rows if one.stage == stage])
        for number, stage in enumerate(open_stages, start=1)
    ]


def ended_candidacies(viewer: Viewer) -> QuerySet[Candidacy]:
    """The latest declined and withdrawn ones."""
    return candidacies_visible_to(viewer).filter(stage__in=ENDED).order_by("-stage_since", "-id")[:ENDED_SHOWN]


def file_of(candidacies: QuerySet[Candidacy]) -> QuerySet[Candidacy]:
    """The given candidacies with everything that one file shows: steps and accreditations."""
    return candidacies.select_related("completion__enrolment__cohort", "nominated_by").prefetch_related(
        Prefetch("changes", StageChange.objects.select_related("by")),
        Prefetch("accreditations", TrainerAccreditation.objects.select_related("decided_by", "ended_by")),
    )


def own_candidacies(viewer: Viewer) -> QuerySet[Candidacy]:
    """The viewer's own candidacies, newest first."""
    if viewer.person is None:
        return Candidacy.objects.none()
    rows = Candidacy.objects.filter(person=viewer.person).select_related("person", "course", "organisation")
    return file_of(rows.prefetch_related("languages")).order_by("-nominated_at", "-id")


def has_candidacy(viewer: Viewer) -> bool:
    """Whether the viewer was ever nominated (one query)."""
    return viewer.person is not None and Candidacy.objects.filter(person=viewer.person).exists()


def accreditations_visible_to(viewer: Viewer) -> QuerySet[TrainerAccreditation]:
    """Accreditations of everybody, or of people in the organisations that the viewer manages.

    `governorate_code` is the person's governorate, else that of the person's organisation, else ''.
    """
    place = Case(
        When(~Q(person__governorate=""), then=F("person__governorate")), default=F("person__organisation__governorate")
    )
    rows = (
        TrainerAccreditation.objects.select_related("person__organisation", "course", "candidacy")
        .prefetch_related("candidacy__languages")
        .annotate(governorate_code=place)
    )
    return _scoped(rows, viewer, "person__organisation")


def pool(viewer: Viewer, *, on: dt.date | None = None) -> QuerySet[TrainerAccreditation]:
    """The trainers who may be called on a day (today): begun, not run out, not ended; by name."""
    day = on or timezone.localdate()
    current = Q(valid_from__lte=day, valid_until__gte=day, ended_on__isnull=True)
    rows = accreditations_visible_to(viewer).filter(current)
    return rows.order_by("person__name_latin", "person__name_arabic", "course__code")


def pool_by_governorate(trainers: QuerySet[TrainerAccreditation]) -> list[GovernorateCount]:
    """People (not accreditations) by governorate, most first; those without one stand last (one query)."""
    labels = dict(Governorate.choices)
    by_place = trainers.order_by().values("governorate_code")  # type: ignore[misc]  # an annotation
    rows = by_place.annotate(people=Count("person", distinct=True))
    counts = {row["governorate_code"] or "": row["people"] for row in rows}
    order = sorted(counts, key=lambda code: (not code, -counts[code], code))
    return [GovernorateCount(str(labels.get(code, "–")), counts[code]) for code in order]
