"""The quiz in the whole site: it leads back to its lesson; a changed question leaves editions alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings

from lms.curriculum.running import load_curriculum
from lms.models import ActivityVersion, EditionItem
from tests.assessments.quizzes import make_quiz_course, text_of
from tests.conftest import ClientAs
from tests.factories import make_cohort

QUIZ = "courses/practitioners/lessons/a01/quiz"


def test_changed_question_writes_one_new_version(db: None, tmp_path: Path) -> None:
    tree = tmp_path / "fixtures"
    shutil.copytree(settings.LMS_FIXTURES_DIR, tree)
    load_curriculum(tree)
    versions = ActivityVersion.objects.filter(activity__code="A1-Q", language="en").order_by("number")
    frozen = EditionItem.objects.get(activity__code="A1-Q", language="en").version
    for language in ("en", "ar"):
        path = tree / f"{QUIZ}.{language}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('max: "11900"', 'max: "11950"'), encoding="utf-8")

    summary = load_curriculum(tree)

    assert summary.changed_by_kind["quiz"] == 2
    assert [one.definition["questions"][3]["max"] for one in versions] == ["11900", "11950"]
    assert EditionItem.objects.get(activity__code="A1-Q", language="en").version == frozen
    assert load_curriculum(tree).changed_by_kind["quiz"] == 0


def test_quiz_leads_back_to_its_lesson(db: None, client_as: ClientAs) -> None:
    setup = make_cohort(make_quiz_course(), code="erbil-1")

    page = text_of(client_as(setup.trainee).get("/en/learn/erbil-1/quiz/a1-quiz/"))

    assert "Back to the lesson" in page
    assert 'href="/en/learn/erbil-1/lesson/a1/"' in page
