"""The pages of the site: public ones, lessons that are not, and languages that stand in for each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import get_language_info
from wagtail.models import Page

from courses.curriculum import ensure_index_pages
from courses.models import Case, CourseIndexPage, CoursePage, LessonPage
from courses.queries import case_files
from lms.api import Role
from tests.conftest import ClientAs
from tests.courses.conftest import NOTICE, pilot_cohort
from tests.factories import CohortSetup

LANGUAGES = ("en", "ar", "ckb")
DESIGNED = "Designed to MQF level <bdi>%(mqf)s</bdi>, EQF level <bdi>%(eqf)s</bdi>. No accreditation is recorded."


@pytest.mark.usefixtures("loaded")
class TestPublicPages:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_course_is_public_in_every_language(self, client: Client, language: str) -> None:
        response = client.get(f"/{language}/courses/pilot/")
        assert response.status_code == 200
        html = response.content.decode()
        assert f'<html lang="{language}"' in html
        with translation.override(language):  # in the reader's language once the catalogue is compiled
            assert translation.gettext(DESIGNED).rpartition("</bdi>")[2] in html

    def test_course_without_a_page_in_the_language_falls_back_in_place(self, client: Client) -> None:
        html = client.get("/ckb/courses/pilot/").content.decode()
        assert 'lang="ar" dir="rtl">Pilot course عربي</h1>' in html
        with translation.override("ckb"):
            assert translation.gettext(NOTICE) % {"name": get_language_info("ar")["name_local"]} in html

    def test_list_names_each_course_once_and_keeps_the_language(self, client: Client) -> None:
        html = client.get("/ckb/courses/").content.decode()
        assert html.count("Pilot course") == 1
        assert 'href="/ckb/courses/pilot/"' in html

    def test_unknown_page_is_404_in_every_language(self, client: Client) -> None:
        for language in LANGUAGES:
            assert client.get(f"/{language}/courses/nothing/").status_code == 404

    def test_unpublished_course_is_not_shown(self, client: Client) -> None:
        for page in CoursePage.objects.all():
            page.unpublish()
        assert client.get("/en/courses/pilot/").status_code == 404
        assert "Pilot course" not in client.get("/en/courses/").content.decode()

    def test_unpublished_variant_falls_back_to_the_other(self, client: Client) -> None:
        CoursePage.objects.get(locale__language_code="en").unpublish()
        html = client.get("/en/courses/pilot/").content.decode()
        assert "Pilot course عربي" in html

    def test_course_page_shows_what_the_certificate_takes(self, client: Client) -> None:
        html = client.get("/en/courses/pilot/").content.decode()
        assert "Attend at least" in html
        assert "A trainer signs off your participation" in html
        assert "In preparation" in html
        assert "/en/account/login/?next=/en/courses/pilot/" in html

    def test_course_page_without_its_course_still_answers(self, client: Client) -> None:
        CoursePage.objects.update(course=None)
        assert client.get("/en/courses/pilot/").status_code == 200

    def test_course_page_leads_its_learner_to_the_course(self, client_as: ClientAs) -> None:
        setup = pilot_cohort()
        html = client_as(setup.trainee).get("/en/courses/pilot/").content.decode()
        assert f"/en/learn/{setup.cohort.code}/" in html

    def test_course_page_costs_the_same_with_more_lessons(self, client: Client) -> None:
        def cost() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get("/en/courses/pilot/")
            return len(captured)

        cost()
        before = cost()
        parent = CoursePage.objects.get(locale__language_code="en")
        for number in range(3):
            parent.add_child(instance=LessonPage(title=f"More {number}", code=f"M{number}", locale=parent.locale))
        assert cost() == before


# --- the address of a lesson's page -------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_visitor_of_a_lesson_page_is_sent_to_login(loaded: Path, client: Client, language: str) -> None:
    response = client.get(f"/{language}/courses/pilot/t1/")
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]
    assert f"next=/{language}/courses/pilot/t1/" in response["Location"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["trainee", "trainer"])
def test_people_of_the_course_are_led_to_their_newest_cohort(
    pilot: CohortSetup, client_as: ClientAs, language: str, who: str
) -> None:
    response = client_as(getattr(pilot, who)).get(f"/{language}/courses/pilot/t1/")
    assert response.status_code == 302
    assert response["Location"] == f"/{language}/learn/{pilot.cohort.code}/lesson/t1/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["stranger", "other_trainee", "other_trainer", "quality_officer", "tot_coordinator"])
def test_others_may_not_read_a_lesson_page(
    pilot: CohortSetup, client_as: ClientAs, language: str, who: str, request: pytest.FixtureRequest
) -> None:
    client = client_as(request.getfixturevalue(who))
    assert client.get(f"/{language}/courses/pilot/t1/").status_code == 403


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.ADMINISTRATOR])
def test_author_and_administrator_get_a_preview(pilot: CohortSetup, client_as: ClientAs, role: Role) -> None:
    response = client_as(role).get("/en/courses/pilot/t1/")
    assert response.status_code == 200
    assert "Hidden script" in response.content.decode()


# --- authors ------------------------------------------------------------------------------------
def test_author_edits_below_the_roots_and_in_the_case_library(loaded: Path, client_as: ClientAs) -> None:
    client = client_as(Role.AUTHOR)
    lesson = LessonPage.objects.get(slug="t1", locale__language_code="ar")
    case = Case.objects.get(locale__language_code="en")
    assert client.get(f"/admin/pages/{lesson.pk}/edit/").status_code == 200
    assert client.get(f"/admin/snippets/lms_courses/case/edit/{case.pk}/").status_code == 200
    assert client.get("/admin/snippets/lms_courses/case/").status_code == 200


@pytest.mark.parametrize("asked", ["", "?ordering=-latest_revision_created_at"])
def test_author_finds_lessons_in_teaching_order_unless_another_is_asked(
    loaded: Path, client_as: ClientAs, asked: str
) -> None:
    course = CoursePage.objects.get(locale__language_code="en")
    first, last = LessonPage.objects.child_of(course).order_by("path")
    for lesson in (last, first):
        lesson.save_revision().publish()
    shown = client_as(Role.AUTHOR).get(f"/admin/pages/{course.pk}/{asked}").context["object_list"]
    assert [page.pk for page in shown] == [first.pk, last.pk]
    last.save_revision().publish()
    shown = client_as(Role.AUTHOR).get(f"/admin/pages/{course.pk}/{asked}").context["object_list"]
    assert [page.pk for page in shown] == ([last.pk, first.pk] if asked else [first.pk, last.pk])


@pytest.mark.parametrize("who", ["trainee", "trainer"])
def test_learners_and_trainers_do_not_enter_the_admin(pilot: CohortSetup, client_as: ClientAs, who: str) -> None:
    lesson = LessonPage.objects.get(slug="t1", locale__language_code="ar")
    response = client_as(getattr(pilot, who)).get(f"/admin/pages/{lesson.pk}/edit/")
    assert response.status_code in (302, 403)


def test_quality_officer_does_not_edit_lessons_or_cases(loaded: Path, client_as: ClientAs) -> None:
    client = client_as(Role.QUALITY_OFFICER)
    lesson = LessonPage.objects.get(slug="t1", locale__language_code="en")
    assert client.get(f"/admin/pages/{lesson.pk}/edit/").status_code in (302, 403)
    assert client.get("/admin/snippets/lms_courses/case/").status_code in (302, 403)


@pytest.mark.parametrize(("mode", "sees"), [("trainee", False), ("trainer", True)])
def test_preview_renders_the_learners_template(loaded: Path, client_as: ClientAs, mode: str, sees: bool) -> None:
    lesson = LessonPage.objects.get(slug="t1", locale__language_code="en")
    request = client_as(Role.AUTHOR).get("/en/courses/").wsgi_request
    html = lesson.make_preview_request(request, mode).content.decode()
    assert "Section words English" in html
    assert ("Hidden script" in html) is sees
    assert ("Secret trap" in html) is sees


def test_permissions_are_given_once(loaded: Path) -> None:
    group = Group.objects.get(name="Course authors")
    before = (group.page_permissions.count(), group.permissions.count())
    ensure_index_pages()
    assert (group.page_permissions.count(), group.permissions.count()) == before
    assert before[0] == 9


def test_page_tree_allows_activities_below_lessons_only_where_they_belong() -> None:
    assert LessonPage.allowed_parent_page_models() == [CoursePage]
    assert LessonPage not in LessonPage.allowed_subpage_models()
    assert CourseIndexPage.allowed_subpage_models() == [CoursePage]


# --- cases --------------------------------------------------------------------------------------
def test_case_code_is_unique_in_a_language(loaded: Path) -> None:
    case = Case.objects.get(locale__language_code="en")
    twin = Case(code=case.code, locale=case.locale, name="x", title="x", banner="x", story="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_case_files_come_in_the_asked_order_and_best_language(loaded: Path) -> None:
    (case,) = case_files(["NO-1", "SIM-90"], "ckb", for_trainer=False)
    assert (case.code, case.language, case.trainer_note_html) == ("SIM-90", "ar", "")
    assert "Secret trap" in case_files(["SIM-90"], "en", for_trainer=True)[0].trainer_note_html


def test_unpublished_case_is_not_given_away(loaded: Path) -> None:
    for case in Case.objects.all():
        case.unpublish()
    assert case_files(["SIM-90"], "en", for_trainer=False) == []


def test_published_lesson_outlives_a_deleted_case(loaded: Path) -> None:
    Case.objects.filter(locale__language_code="en").delete()
    page = Page.objects.get(slug="t1", locale__language_code="en").specific
    assert page.activity_definition()["cases"] == {}
