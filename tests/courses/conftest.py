"""A small curriculum of its own, loaded like the real one, and people in a cohort of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lms.curriculum.running import load_curriculum
from lms.models import Activity, Cohort, Course, Edition
from tests.factories import CohortSetup, CourseSetup, make_cohort

TREE = Path(__file__).parent / "tree"
# What stands above a text in another language, as the catalogues know it.
NOTICE = "This part is not translated yet. It is shown in <bdi>%(name)s</bdi>."


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the small curriculum that a test may change."""
    return Path(shutil.copytree(TREE, tmp_path / "fixtures"))


@pytest.fixture
def loaded(db: None, tree: Path) -> Path:
    """The small curriculum is loaded."""
    load_curriculum(tree)
    return tree


@pytest.fixture
def pilot(loaded: Path) -> CohortSetup:
    """A cohort of the loaded course, pinned to its first edition."""
    return pilot_cohort()


def pilot_cohort(**cohort: object) -> CohortSetup:
    course = Course.objects.get(code="PLT")
    setup = CourseSetup(
        course=course,
        edition=Edition.objects.get(course=course, number=1),
        activities={one.code: one for one in Activity.objects.filter(course=course)},
        versions={},
    )
    return make_cohort(setup, **cohort)  # type: ignore[arg-type]


def lesson_url(cohort: Cohort, slug: str = "t1", step: int | None = None, language: str = "en") -> str:
    end = f"{step}/" if step else ""
    return f"/{language}/learn/{cohort.code}/lesson/{slug}/{end}"
