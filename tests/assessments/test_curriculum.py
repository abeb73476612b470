"""Quiz files: what is refused, and that loading twice changes nothing."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from assessments.curriculum import QuizFile
from assessments.models import Question, QuizPage
from lms.curriculum.reading import CurriculumError
from lms.curriculum.running import check_curriculum, load_curriculum
from lms.models import ActivityVersion

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
QUIZ = "courses/practitioners/lessons/a01/quiz"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The shipped files of lesson A1, free to be changed."""
    import shutil

    shutil.copytree(FIXTURES, tmp_path / "fixtures")
    return tmp_path / "fixtures"


def change(tree: Path, old: str, new: str) -> None:
    """The same change in both languages."""
    for language in ("en", "ar"):
        path = tree / f"{QUIZ}.{language}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(tree: Path) -> list[Any]:
    with pytest.raises(CurriculumError) as error:
        check_curriculum(tree)
    return error.value.problems


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (", correct: true, feedback", ", feedback", "exactly one option must be correct"),
        ("key: q02", "key: q01", '"q01" stands there twice'),
        ('min: "11800"', 'min: "11862"', "11862 is above the answer 11861"),
        ('max: "11900"', 'max: "11860"', "11860 is below the answer 11861"),
        ("type: ordering", "type: essay", "essay"),
        ("pass_percent: 60", "pass_percent: 101", "100"),
        ("max_attempts: 3", "max_attempts: 0", "1"),
        ("points: 4", "points: 0", "greater than 0"),
        ("shuffle: maybe\nintro:", "shuffle: maybe\nintro:", "valid boolean"),
        ("{key: p2,", "{key: p1,", '"p1" stands there twice'),
    ],
)
def test_wrong_files_are_refused_with_file_and_line(tree: Path, old: str, new: str, message: str) -> None:
    if old == new:
        change(tree, "intro:", new)
    else:
        change(tree, old, new)

    found = problems(tree)

    english = [one for one in found if one.path.endswith("quiz.en.yaml") and message in one.message]
    assert len(english) == 1, found
    line = (tree / f"{QUIZ}.en.yaml").read_text(encoding="utf-8").splitlines()[english[0].line - 1]
    assert line.strip()
    assert english[0].line > 1


def valid() -> dict[str, Any]:
    return yaml.safe_load((FIXTURES / f"{QUIZ}.en.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_multiple_needs_a_right_option() -> None:
    data = copy.deepcopy(valid())
    for option in data["questions"][1]["options"]:
        option["correct"] = False

    found = list(QuizFile.model_validate(data).problems())

    assert found == [(("questions", 1, "options"), "at least one option must be correct, here it is 0")]


def test_loading_writes_questions_and_pages_once(db: None) -> None:
    load_curriculum(FIXTURES)
    pages, versions = QuizPage.objects.count(), ActivityVersion.objects.count()
    questions = Question.objects.count()

    again = load_curriculum(FIXTURES)

    assert again.changed_by_kind["quiz"] == 0
    assert (QuizPage.objects.count(), ActivityVersion.objects.count()) == (pages, versions)
    assert Question.objects.count() == questions
    page = QuizPage.objects.get(code="A1-Q", locale__language_code="ar")
    definition = page.activity_definition()
    assert len(definition["questions"]) == 10
    assert all(one.locale_id == page.locale_id for one in page.questions())
    keys = [one["key"] for one in definition["questions"]]
    assert keys[0] == "a1-q-q01"


def test_changed_question_writes_one_new_version(db: None, tree: Path) -> None:
    load_curriculum(tree)
    versions = ActivityVersion.objects.filter(activity__code="A1-Q", language="en")
    assert versions.count() == 1

    change(tree, 'max: "11900"', 'max: "11950"')
    summary = load_curriculum(tree)

    assert summary.changed_by_kind["quiz"] == 2
    newest = versions.order_by("-number").first()
    assert newest is not None
    assert newest.number == 2
    assert newest.definition["questions"][3]["max"] == "11950"
