"""The lesson as learners and trainers get it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info
from wagtail.models import Page

from courses.models import Case, LessonPage
from lms.api import Role, publish_edition
from lms.models import Cohort, Progress
from tests.conftest import ClientAs
from tests.courses.conftest import NOTICE, lesson_url, pilot_cohort
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course

SECRETS = ("Hidden script", "Script title", "Secret trap")


def html_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


# --- who gets in --------------------------------------------------------------------------------
def test_visitor_is_sent_to_login_and_back(pilot: CohortSetup, client: Client) -> None:
    response = client.get(lesson_url(pilot.cohort))
    assert response.status_code == 302
    assert f"next={lesson_url(pilot.cohort)}" in response["Location"]


@pytest.mark.parametrize("who", ["stranger", "other_trainee", "other_trainer", "author", "quality_officer"])
def test_strangers_to_the_cohort_get_404(
    pilot: CohortSetup, client_as: ClientAs, who: str, request: pytest.FixtureRequest
) -> None:
    client = client_as(request.getfixturevalue(who))
    assert client.get(lesson_url(pilot.cohort)).status_code == 404
    assert client.get(f"/en/learn/{pilot.cohort.code}/").status_code == 404


@pytest.mark.parametrize("end", ["lesson/nope/", "lesson/t1/0/", "lesson/t1/3/", "lesson/t1/999999/"])
def test_unknown_lesson_or_step_is_404(pilot: CohortSetup, client_as: ClientAs, end: str) -> None:
    assert client_as(pilot.trainee).get(f"/en/learn/{pilot.cohort.code}/{end}").status_code == 404


def test_reading_takes_no_other_method(pilot: CohortSetup, client_as: ClientAs) -> None:
    assert client_as(pilot.trainee).post(lesson_url(pilot.cohort)).status_code == 405


# --- what is shown ------------------------------------------------------------------------------
def test_section_shows_prose_fact_term_and_source(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, step=1))
    assert '<a class="term" href="#g-word">word</a>' in html
    assert 'id="g-word"' in html
    assert "1,234" in html
    assert "Source one English" in html
    assert "1 November 2026" in html
    assert "Cell English" in html


def test_case_file_carries_its_banner(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, step=2))
    assert "Simulated case English" in html
    assert "Story paragraph English" in html


@pytest.mark.parametrize("trainer_first", [False, True])
def test_trainers_notes_never_reach_a_trainee(pilot: CohortSetup, client_as: ClientAs, trainer_first: bool) -> None:
    trainer, trainee = client_as(pilot.trainer), client_as(pilot.trainee)
    urls = [lesson_url(pilot.cohort, step=step, language=code) for step in (1, 2) for code in ("en", "ar", "ckb")]
    if trainer_first:  # a fragment that was cached for the trainer must not be served on
        for url in urls:
            html_of(trainer, url)
    for url in urls:
        html = html_of(trainee, url)
        assert not [secret for secret in SECRETS if secret in html]


def test_trainer_sees_script_and_trap_and_nothing_is_recorded(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainer), lesson_url(pilot.cohort, step=2))
    assert all(secret in html for secret in SECRETS)
    assert not Progress.objects.exists()


def test_lesson_in_preparation_says_so(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, "t2"))
    assert "This lesson is being written" in html
    assert not Progress.objects.exists()


def test_missing_language_falls_back_and_is_marked(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, step=1, language="ckb"))
    assert '<html lang="ckb" dir="rtl"' in html
    assert '<h1 lang="ar" dir="rtl">Section words عربي</h1>' in html
    name = get_language_info("ar")["name_local"]
    with translation.override("ckb"):  # the notice is in the reader's language once the catalogue is compiled
        assert translation.gettext(NOTICE) % {"name": name} in html


def test_own_language_needs_no_notice(pilot: CohortSetup, client_as: ClientAs) -> None:
    assert "not translated yet" not in html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, language="ar"))


def test_exercise_follows_the_sections_as_a_step(db: None, client_as: ClientAs) -> None:
    setup = pilot_like_cohort(lessons=1, exercises=2)
    html = html_of(client_as(setup.trainee), lesson_url(setup.cohort, "l1", step=1))
    assert f"/en/learn/{setup.cohort.code}/lesson/l1-child1/" in html


# --- progress -----------------------------------------------------------------------------------
def test_progress_moves_forward_once_and_the_last_section_hands_in(pilot: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(pilot.trainee)
    client.get(lesson_url(pilot.cohort, step=1))
    progress = Progress.objects.get(enrolment=pilot.enrolment)
    assert (progress.state, progress.step) == ("started", 1)
    client.get(lesson_url(pilot.cohort, step=2))
    progress.refresh_from_db()
    assert (progress.state, progress.step) == ("submitted", 2)
    stamp = progress.updated_at
    for step in (1, 2, 1):
        client.get(lesson_url(pilot.cohort, step=step))
    progress.refresh_from_db()
    assert (progress.state, progress.step, progress.updated_at) == ("submitted", 2, stamp)


def test_address_without_step_continues_where_the_learner_was(db: None, client_as: ClientAs) -> None:
    setup = pilot_like_cohort(sections=3)
    client = client_as(setup.trainee)
    client.get(lesson_url(setup.cohort, "l1", step=2))
    assert "Section 2" in client.get(lesson_url(setup.cohort, "l1")).context["section"].title


def test_closed_cohort_is_readable_but_records_nothing(pilot: CohortSetup, client_as: ClientAs) -> None:
    Cohort.objects.filter(pk=pilot.cohort.pk).update(state=Cohort.State.CLOSED)
    html_of(client_as(pilot.trainee), lesson_url(pilot.cohort))
    assert not Progress.objects.exists()


# --- edition ------------------------------------------------------------------------------------
def test_cohort_keeps_the_text_of_its_edition(pilot: CohortSetup, client_as: ClientAs) -> None:
    page = LessonPage.objects.get(slug="t1", locale__language_code="en")
    page.intro = "Rewritten intro"
    page.save_revision().publish()
    cache.clear()
    client = client_as(pilot.trainee)
    assert "Intro English" in html_of(client, lesson_url(pilot.cohort, step=1))
    edition = publish_edition(course=pilot.course.course, rule=pilot.cohort.edition.rule)
    cache.clear()
    assert "Intro English" in html_of(client, lesson_url(pilot.cohort, step=1))
    later = make_cohort(type(pilot.course)(pilot.course.course, edition, {}, {}))
    assert "Rewritten intro" in html_of(client_as(later.trainee), lesson_url(later.cohort, step=1))


def test_edited_or_deleted_pages_and_cases_do_not_change_a_running_cohort(
    pilot: CohortSetup, client_as: ClientAs
) -> None:
    case = Case.objects.get(code="SIM-90", locale__language_code="en")
    case.story = "Rewritten story"
    case.save_revision().publish()
    assert pilot.course.activity("T1").versions.filter(language="en").count() == 2
    Page.objects.get(slug="t1", locale__language_code="en").delete()
    html = html_of(client_as(pilot.trainee), lesson_url(pilot.cohort, step=2))
    assert "Story paragraph English" in html


# --- cost ---------------------------------------------------------------------------------------
def definition(sections: int) -> dict[str, Any]:
    return {
        "sections": [
            {"key": f"s{n}", "title": f"Section {n}", "minutes": 5, "blocks": [{"type": "text", "value": "Text."}]}
            for n in range(1, sections + 1)
        ]
    }


def pilot_like_cohort(lessons: int = 1, exercises: int = 0, sections: int = 1) -> CohortSetup:
    specs = []
    for number in range(1, lessons + 1):
        specs.append(ActivitySpec(kind="lesson", code=f"L{number}", definition=definition(sections)))
        for child in range(1, exercises + 1):
            specs.append(
                ActivitySpec(
                    kind="lesson", code=f"L{number}-child{child}", parent=f"L{number}", definition=definition(1)
                )
            )
    return make_cohort(make_course(specs))


def count_queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def costs(client_as: ClientAs, size: int) -> list[int]:
    """Queries of a lesson (cold, warm) and of the outline (cold, warm) for a trainee."""
    setup = pilot_like_cohort(lessons=size, exercises=size, sections=2)
    client = client_as(setup.trainee)
    lesson = lesson_url(setup.cohort, "l1", step=1)
    client.get(lesson)
    counts = []
    for url in (lesson, f"/en/learn/{setup.cohort.code}/"):
        cache.clear()
        counts += [count_queries(client, url), count_queries(client, url)]
    return counts


def test_lesson_and_outline_cost_no_more_with_more_content(db: None, client_as: ClientAs) -> None:
    one, three = costs(client_as, 1), costs(client_as, 3)
    assert one == three
    assert max(three) <= 10
    assert three[1] == three[0] - 2  # the outline of the edition and the version come from the cache


# --- outline ------------------------------------------------------------------------------------
def test_outline_shows_states_and_lessons_in_preparation(pilot: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(pilot.trainee)
    client.get(lesson_url(pilot.cohort, step=1))
    html = html_of(client, f"/en/learn/{pilot.cohort.code}/")
    assert "First lesson English" in html
    assert "Started" in html
    assert "In preparation" in html


def test_outline_of_one_learner_does_not_show_anothers_progress(loaded: Path, client_as: ClientAs) -> None:
    setup = pilot_cohort(trainees=2)
    client_as(setup.trainees[0]).get(lesson_url(setup.cohort, step=1))
    assert "Started" not in html_of(client_as(setup.trainees[1]), f"/en/learn/{setup.cohort.code}/")


def test_trainer_reaches_the_content_from_the_cohort_and_back(pilot: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(pilot.trainer)
    outline, cohort = f"/en/learn/{pilot.cohort.code}/", reverse("lms:cohort", args=[pilot.cohort.code])
    assert f'href="{outline}">Course</a>' in html_of(client, cohort)
    html = html_of(client, outline)
    assert f'href="{cohort}"' in html
    assert f'href="{outline}" aria-current="page"' in html
    assert "First lesson English" in html
    assert "parts done" not in html


def test_trainee_gets_no_tabs_of_the_trainer(pilot: CohortSetup, client_as: ClientAs) -> None:
    html = html_of(client_as(pilot.trainee), f"/en/learn/{pilot.cohort.code}/")
    assert reverse("lms:cohort", args=[pilot.cohort.code]) not in html


def test_administrator_sees_the_outline_without_a_record(pilot: CohortSetup, client_as: ClientAs) -> None:
    html_of(client_as(Role.ADMINISTRATOR), f"/en/learn/{pilot.cohort.code}/")
    assert not Progress.objects.exists()
