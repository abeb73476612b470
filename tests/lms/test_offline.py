"""What a device asks the server for: who is signed in, the service worker, the pages of a course."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms import registry
from lms.models import Cohort, Person, Progress
from lms.offline.queries import course_pages
from lms.offline.worker import OWN_FILES, plain_script, worker_script
from tests.factories import ActivitySpec, make_cohort, make_course

pytestmark = pytest.mark.django_db

LESSON = {"sections": [{"key": "s1", "title": "One", "minutes": 5, "blocks": []}] * 2}


def test_device_says_who_is_signed_in_and_gives_a_token(client_as: Any, trainee: Person) -> None:
    response = client_as(trainee).get("/device/")

    assert response.json()["writer"] == str(trainee.key)
    assert len(response.json()["csrf"]) == 64
    assert "no-store" in response.headers["Cache-Control"]
    assert "csrftoken" in response.cookies


def test_device_names_nobody_for_a_visitor(client: Client) -> None:
    assert client.get("/device/").json()["writer"] == ""


def test_device_token_opens_a_guarded_form(trainee: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(trainee.account)
    token = client.get("/device/").json()["csrf"]

    refused = client.post(reverse("account_logout"), headers={"X-CSRFToken": "x" * 64})
    taken = client.post(reverse("account_logout"), headers={"X-CSRFToken": token})

    assert (refused.status_code, taken.status_code) == (403, 302)


def test_service_worker_is_one_plain_script_at_the_root(client: Client) -> None:
    response = client.get("/service-worker.js")
    script = response.content.decode()

    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Service-Worker-Allowed"] == "/"
    assert "no-cache" in response.headers["Cache-Control"]
    assert not re.search(r"^\s*(?:import|export)\b", script, re.MULTILINE)
    assert all(f'"/{code}/offline/"' in script for code in ("en", "ar", "ckb"))


def test_plain_script_takes_out_imports_and_exports_only() -> None:
    module = (
        'import { a, b } from "./a.js";\nexport async function c() { return a; }\nexport const d = import("./e.js");\n'
    )

    assert plain_script(module) == 'async function c() { return a; }\nconst d = import("./e.js");\n'


def test_names_of_the_joined_modules_do_not_clash() -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", worker_script(), re.MULTILINE)

    assert len(names) == len(set(names))


def test_every_file_that_the_worker_keeps_exists_and_no_script_is_forgotten() -> None:
    files = [*OWN_FILES, *registry.offline_files.ask()]
    imported = {name for file in files if file.endswith(".js") for name in imports_of(file)}

    assert len(files) == len(set(files))
    assert [file for file in files if not finders.find(file)] == []
    assert imported <= set(files)


def imports_of(file: str) -> list[str]:
    """The names of the static files that a module loads."""
    code = Path(str(finders.find(file))).read_text(encoding="utf-8")
    found = re.findall(r"""(?:from\s+|import\()["'](\.[^"']+)["']""", code)
    return [posixpath.normpath(posixpath.join(posixpath.dirname(file), one)) for one in found]


def test_version_of_the_worker_stays_while_nothing_changes() -> None:
    assert worker_script() == worker_script()


@override_settings(STATIC_URL="/files/")
def test_worker_knows_where_the_files_are() -> None:
    assert '"statics": "/files/"' in worker_script()


def test_offline_page_names_nobody(client_as: Any, trainee: Person) -> None:
    html = client_as(trainee).get("/en/offline/").content.decode()

    assert str(trainee) not in html


@pytest.fixture
def course_cohort() -> Cohort:
    specs = [
        ActivitySpec(kind="lesson", code="A1", definition=LESSON),
        ActivitySpec(kind="exercise", code="E1", parent="A1"),
        ActivitySpec(kind="lesson", code="A2", definition=LESSON, is_ready=False),
    ]
    return make_cohort(make_course(specs)).cohort


def test_take_along_lists_everything_that_is_ready_once(course_cohort: Cohort) -> None:
    code = course_cohort.code
    pages = course_pages(course_cohort, "en")

    assert len(pages) == len(set(pages))
    assert {
        "/en/",
        f"/en/learn/{code}/",
        f"/en/learn/{code}/lesson/a1/",
        f"/en/learn/{code}/lesson/a1/2/",
        f"/en/learn/{code}/exercise/e1/",
    } <= set(pages)
    assert not [page for page in pages if "a2" in page]


@pytest.mark.parametrize("count", [1, 3])
def test_take_along_costs_the_same_for_one_lesson_and_for_three(count: int) -> None:
    specs = [ActivitySpec(kind="lesson", code=f"A{number}", definition=LESSON) for number in range(count)]
    cohort = make_cohort(make_course(specs)).cohort

    with CaptureQueriesContext(connection) as captured:
        course_pages(cohort, "en")

    assert len(captured) == 2


def test_take_along_is_in_the_language_of_its_address(client_as: Any, cohort: Cohort, trainee: Person) -> None:
    pages = client_as(trainee).get(f"/ar/learn/{cohort.code}/take-along/").json()["pages"]

    assert pages
    assert all(page.startswith("/ar/") for page in pages)


def test_a_copy_for_later_does_not_count_as_read(client_as: Any, course_cohort: Cohort) -> None:
    learner = course_cohort.enrolments.get()
    client, step = client_as(learner.person), f"/en/learn/{course_cohort.code}/lesson/a1/2/"

    client.get(step, headers={"X-Copy": "1"})
    assert not Progress.objects.filter(enrolment=learner).exists()

    client.get(step)
    assert Progress.objects.get(enrolment=learner).step == 2


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The static files as they are collected for a real site."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "lms.storage.StaticStorage"}}
    with override_settings(STATIC_ROOT=str(folder), STORAGES=storages):
        call_command("collectstatic", "--noinput", verbosity=0)
        yield folder


def test_on_a_real_site_the_worker_keeps_files_by_names_that_carry_their_content(collected: Path) -> None:
    script = worker_script()
    names = json.loads(script[script.index("{") : script.index(";\n", script.index("const SETTINGS"))])["files"]

    assert [name for name in names if not re.search(r"\.[0-9a-f]{12}\.\w+$", name)] == []
    assert [name for name in names if not (collected / name.removeprefix("/static/")).exists()] == []


def test_on_a_real_site_scripts_import_each_other_by_those_names(collected: Path) -> None:
    scripts = list(collected.glob("lms*/js/*.*.js"))
    imported = [one for path in scripts for one in re.findall(r"from \"(\.[^\"]+)\"", path.read_text(encoding="utf-8"))]

    assert len(imported) > 10
    assert [one for one in imported if not re.search(r"\.[0-9a-f]{12}\.js$", one)] == []
