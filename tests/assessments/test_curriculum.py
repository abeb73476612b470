"""Quiz files: what is refused, and that loading twice changes nothing."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from wagtail.models import Page

from assessments.curriculum import QuizFile, load_quizzes
from assessments.models import Question, QuizPage
from lms.curriculum.reading import CurriculumError
from lms.curriculum.running import check_curriculum
from lms.pages import ensure_locales, stable_key

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
COURSE = "courses/practitioners/course"
QUIZ = "courses/practitioners/lessons/a01/quiz"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The shipped quiz of lesson A1 alone below its course, free to be changed."""
    root = tmp_path / "fixtures"
    for language in ("en", "ar"):
        for name in (f"issuer.{language}.yaml", f"{QUIZ}.{language}.yaml"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(FIXTURES / name, root / name)
        course = yaml.safe_load((FIXTURES / f"{COURSE}.{language}.yaml").read_text(encoding="utf-8"))
        course["certification"]["required"] = []
        course["lessons"] = []
        (root / f"{COURSE}.{language}.yaml").write_text(yaml.safe_dump(course, allow_unicode=True), encoding="utf-8")
    return root


@pytest.fixture
def lesson_pages(db: None) -> None:
    """A page in each language where the loader looks for the lesson, whatever plugin writes lessons."""
    root = Page.objects.get(depth=1)
    for language, locale in ensure_locales().items():
        key = stable_key("RRM-A", "")
        root.add_child(instance=Page(title="Lesson", slug=f"a1-{language}", locale=locale, translation_key=key))


def load(tree: Path) -> int:
    return load_quizzes([one for one in check_curriculum(tree) if one.data["kind"] == "quiz"])


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


def test_loading_writes_questions_and_pages_once(lesson_pages: None, tree: Path) -> None:
    assert load(tree) == 2
    assert load(tree) == 0

    assert (QuizPage.objects.count(), Question.objects.count()) == (2, 20)
    page = QuizPage.objects.get(code="A1-Q", locale__language_code="ar")
    definition = page.activity_definition()
    assert [one["key"] for one in definition["questions"]] == [f"a1-q-q{number:02}" for number in range(1, 11)]
    assert all(one.locale_id == page.locale_id for one in page.questions())
    assert page.live


def test_changed_question_is_changed_in_its_place(lesson_pages: None, tree: Path) -> None:
    load(tree)

    change(tree, 'max: "11900"', 'max: "11950"')
    load(tree)

    page = QuizPage.objects.get(locale__language_code="en")
    assert page.activity_definition()["questions"][3]["max"] == "11950"
    assert Question.objects.count() == 20


def test_question_that_turns_into_another_kind_needs_a_new_key(lesson_pages: None, tree: Path) -> None:
    load(tree)
    change(tree, "type: single", "type: multiple")

    with pytest.raises(LookupError, match="q01 is on record as another type"):
        load(tree)
