"""The loader: every problem with its line, all or nothing, and nothing the second time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from lms.curriculum.reading import CurriculumError
from lms.curriculum.running import check_curriculum, load_curriculum
from lms.models import Activity, ActivityVersion, Course, Edition, Issuer, Requirement

TREE = Path(__file__).parent.parent / "courses" / "tree"
LESSON = "courses/pilot/lessons/t01/lesson.en.yaml"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TREE, tmp_path / "fixtures"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text, "the test changed nothing"
    path.write_text(changed, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    edit(path, lambda text: text.replace(old, new))


def problems(tree: Path) -> list[str]:
    with pytest.raises(CurriculumError) as caught:
        check_curriculum(tree)
    return [str(problem) for problem in caught.value.problems]


def line_with(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text().split("\n"), start=1) if text in line)


# --- errors -------------------------------------------------------------------------------------
def test_unknown_field_is_named_with_its_line(tree: Path) -> None:
    replace(tree / LESSON, 'intro: "Intro English"', 'intro: "Intro English"\nintor: "x"')
    line = line_with(tree / LESSON, "intor")
    assert f"fixtures/{LESSON}:{line}: intor: there is no such field" in problems(tree)


def test_missing_field_is_named(tree: Path) -> None:
    replace(tree / LESSON, "    minutes: 6\n", "")
    assert any("sections.1.minutes: Field required" in one for one in problems(tree))


def test_dangling_key_is_named_with_its_line(tree: Path) -> None:
    replace(tree / LESSON, "source: R1", "source: R7")
    line = line_with(tree / LESSON, "source: R7")
    assert f'fixtures/{LESSON}:{line}: sections.0.blocks.1.fact.source: there is no source "R7"' in problems(tree)


def test_unknown_term_and_case_are_named(tree: Path) -> None:
    replace(tree / LESSON, "#term:word", "#term:wrod")
    replace(tree / LESSON.replace(".en.", ".ar."), "case: SIM-90", "case: SIM-91")
    found = "\n".join(problems(tree))
    assert 'there is no term "wrod"' in found
    assert 'there is no case "SIM-91"' in found


def test_all_problems_are_listed_together(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "country: MT", "country: Malta")
    replace(tree / LESSON, "source: R1", "source: R7")
    (tree / "cases/sim-90.ar.yaml").unlink()
    found = problems(tree)
    assert len({one.split(":")[0] for one in found}) >= 3


def test_missing_translation_is_refused(tree: Path) -> None:
    (tree / "cases/sim-90.ar.yaml").unlink()
    assert problems(tree) == ["fixtures/cases/sim-90.en.yaml: its translation sim-90.ar.yaml is missing"]


def test_tab_is_refused_with_its_line(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "country: MT", "country:\tMT")
    assert "fixtures/issuer.en.yaml:5: a tab; use spaces" in problems(tree)


def test_doubled_key_is_refused(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "country: MT", "country: MT\ncountry: IQ")
    assert "fixtures/issuer.en.yaml:6: country: this key stands here twice" in problems(tree)


def test_broken_yaml_is_refused_with_its_line(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "country: MT", "country: [MT")
    assert any(one.startswith("fixtures/issuer.en.yaml:") for one in problems(tree))


def test_unknown_kind_is_refused(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "kind: issuer", "kind: isuer")
    assert any('issuer.en.yaml:1: kind: unknown kind "isuer"' in one for one in problems(tree))


def test_language_must_match_the_file_name(tree: Path) -> None:
    replace(tree / "issuer.en.yaml", "language: en", "language: ar")
    assert 'fixtures/issuer.en.yaml:3: language: the file name says "en"' in problems(tree)


def test_file_without_language_in_its_name_is_refused(tree: Path) -> None:
    (tree / "issuer.yaml").write_text("kind: issuer\n")
    assert any(one.startswith("fixtures/issuer.yaml: name it <name>.<language>.yaml") for one in problems(tree))


def test_other_yaml_is_left_alone(tree: Path) -> None:
    (tree / "people.yaml").write_text("people: []\n")
    check_curriculum(tree)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 6", "minutes: 7"),
        ('number: "1,234"', 'number: "1,235"'),
        ("checked: 2026-11-01", "checked: 2026-11-02"),
        ("key: file", "key: folder"),
        ("slug: t1", "slug: t1-ar"),
        ("      - case: SIM-90\n", ""),
        ('intro: "Intro عربي"', 'intro: ""'),
    ],
)
def test_languages_must_agree_in_everything_but_wording(tree: Path, old: str, new: str) -> None:
    replace(tree / LESSON.replace(".en.", ".ar."), old, new)
    found = problems(tree)
    assert all("lesson.ar.yaml" in one for one in found)
    assert any("in lesson.en.yaml" in one for one in found)


def test_hours_that_do_not_make_the_credits_are_refused(tree: Path) -> None:
    for language in ("en", "ar"):
        replace(tree / f"courses/pilot/course.{language}.yaml", "contact: 20", "contact: 21")
    assert any("the hours add up to 51; 2 ECTS are 50" in one for one in problems(tree))


def test_required_activity_must_exist(tree: Path) -> None:
    for language in ("en", "ar"):
        replace(tree / f"courses/pilot/course.{language}.yaml", "activity: T1", "activity: T9")
    assert any('there is no activity "T9" in this course' in one for one in problems(tree))


def test_lesson_must_be_listed_by_its_course(tree: Path) -> None:
    for language in ("en", "ar"):
        replace(tree / f"courses/pilot/course.{language}.yaml", "[t01, t02]", "[t01]")
    assert any('the course does not list "t02"' in one for one in problems(tree))


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    assert "there is no such folder" in problems(tmp_path / "nowhere")[0]


# --- loading ------------------------------------------------------------------------------------
def row_counts() -> tuple[int, ...]:
    models = (Issuer, Course, Page, Activity, ActivityVersion, Edition, Requirement)
    return tuple(model._default_manager.count() for model in models)


@pytest.mark.django_db
def test_half_broken_tree_writes_nothing(tree: Path) -> None:
    before = row_counts()
    replace(tree / LESSON, "source: R1", "source: R7")
    with pytest.raises(CurriculumError):
        load_curriculum(tree)
    assert row_counts() == before


@pytest.mark.django_db
def test_load_writes_catalogue_pages_rule_and_first_edition(tree: Path) -> None:
    summary = load_curriculum(tree)
    course = Course.objects.get(code="PLT")
    assert course.title == {"en": "Pilot course English", "ar": "Pilot course عربي"}
    assert [one.code for one in course.activities.all()] == ["T1", "T2"]
    assert Edition.objects.get(course=course).rule["activities"][0]["code"] == "T1"
    assert summary.files == 10
    assert summary.editions == ["PLT 1"]


@pytest.mark.django_db
def test_second_load_changes_nothing(tree: Path) -> None:
    load_curriculum(tree)
    before = row_counts()
    summary = load_curriculum(tree, publish=True)
    assert summary.changed == 0
    assert summary.editions == []
    assert row_counts() == before


@pytest.mark.django_db
def test_dry_run_writes_nothing(tree: Path) -> None:
    before = row_counts()
    assert load_curriculum(tree, dry_run=True).changed > 0
    assert row_counts() == before


@pytest.mark.django_db
def test_changed_lesson_makes_one_version_and_an_edition_only_on_request(tree: Path) -> None:
    load_curriculum(tree)
    replace(tree / LESSON, "Intro English", "Better intro English")
    assert load_curriculum(tree).changed == 1
    assert Edition.objects.count() == 1
    newest = ActivityVersion.objects.get(activity__code="T1", language="en", number=2)
    assert newest.definition["intro"] == "Better intro English"
    replace(tree / LESSON, "Better intro", "Best intro")
    assert load_curriculum(tree, publish=True).editions == ["PLT 2"]


@pytest.mark.django_db
def test_changed_case_gives_its_lesson_a_new_version(tree: Path) -> None:
    load_curriculum(tree)
    replace(tree / "cases/sim-90.en.yaml", "Story paragraph", "New story")
    load_curriculum(tree)
    newest = ActivityVersion.objects.get(activity__code="T1", language="en", number=2)
    assert "New story" in newest.definition["cases"]["SIM-90"]["story"]
    assert not ActivityVersion.objects.filter(activity__code="T1", language="ar", number=2).exists()


@pytest.mark.django_db
def test_removed_outcome_and_requirement_are_removed(tree: Path) -> None:
    load_curriculum(tree)
    for language in ("en", "ar"):
        path = tree / f"courses/pilot/course.{language}.yaml"
        replace(path, "activity: T1, state: submitted", "activity: T2, state: submitted")
        replace(path, "key: k1", "key: k2")
    load_curriculum(tree)
    course = Course.objects.get(code="PLT")
    assert [one.key for one in course.outcomes.all()] == ["k2"]
    assert [one.activity.code for one in course.certification_rule.requirements.all()] == ["T2"]


@pytest.mark.django_db
def test_language_variants_share_one_stable_key(tree: Path) -> None:
    load_curriculum(tree)
    keys = set(Page.objects.filter(slug="t1").values_list("translation_key", flat=True))
    assert len(keys) == 1
    assert Activity.objects.get(code="T1").key in keys
    assert Page.objects.filter(slug="t1").count() == 2


@pytest.mark.django_db
def test_welcome_page_goes_and_every_language_has_a_root(tree: Path) -> None:
    load_curriculum(tree)
    assert not Page.objects.filter(slug="home", depth=2).exists()
    roots = Page.objects.filter(depth=2).values_list("locale__language_code", flat=True)
    assert sorted(roots) == ["ar", "ckb", "en"]


@pytest.mark.django_db
def test_command_prints_the_summary_and_fails_with_all_problems(tree: Path) -> None:
    out = StringIO()
    call_command("load_curriculum", path=tree, stdout=out)
    assert out.getvalue().startswith("10 files, ")
    replace(tree / LESSON, "source: R1", "source: R7")
    with pytest.raises(CommandError, match=r"2 problem\(s\); nothing was written"):
        call_command("load_curriculum", path=tree)
