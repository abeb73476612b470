"""Read, check, then load everything in one transaction; publish a first edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from lms import registry
from lms.api import publish_edition, rule_of_course
from lms.curriculum.checking import problems_of
from lms.curriculum.reading import CurriculumError, Problem, read_tree
from lms.models import CertificationRule, Course
from lms.registry import Source

__all__ = ["Summary", "check_curriculum", "load_curriculum"]


@dataclass
class Summary:
    """What a run did: files read, rows or pages changed per pass, editions published."""

    files: int = 0
    changed_by_kind: dict[str, int] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return sum(self.changed_by_kind.values())


def check_curriculum(root: Path) -> list[Source]:
    """The files below `root`. Raises CurriculumError with every problem in any of them."""
    if not root.is_dir():
        raise CurriculumError([Problem(str(root), 0, "", "there is no such folder")])
    sources, problems = read_tree(root)
    problems += problems_of(sources, root)
    if problems:
        raise CurriculumError(problems)
    return sources


def load_curriculum(root: Path, *, dry_run: bool = False, publish: bool = False) -> Summary:
    """Bring catalogue and pages in line with the files; nothing is written if anything is wrong.

    A course without an edition gets its first one; with `publish` every course gets a new one if
    anything changed. `dry_run` does all of it and rolls back. Raises CurriculumError.
    """
    root = root.resolve()
    sources = check_curriculum(root)
    summary = Summary(files=len(sources))
    with transaction.atomic():
        for kind in sorted(registry.curriculum_kinds, key=lambda one: one.order):
            mine = [source for source in sources if source.data["kind"] == (kind.of or kind.key)]
            summary.changed_by_kind[kind.key] = kind.load(mine) if mine else 0
        _publish_editions(sources, summary, publish=publish)
        transaction.set_rollback(dry_run)
    return summary


def _publish_editions(sources: list[Source], summary: Summary, *, publish: bool) -> None:
    codes = {str(source.data["code"]) for source in sources if source.data["kind"] == "course"}
    for course in Course.objects.filter(code__in=codes, activities__is_retired=False).distinct():
        is_new = not course.editions.exists()
        rule = CertificationRule.objects.filter(course=course).first()
        if rule is not None and (is_new or (publish and summary.changed)):
            edition = publish_edition(course=course, rule=rule_of_course(rule).to_json())
            summary.editions.append(str(edition))
