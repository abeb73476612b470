"""What authors write: checked, published with its cases, previewed, loaded from files."""

from __future__ import annotations

import pydantic
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from lms import registry
from lms.api import Role
from tests.workbook.conftest import CASE, CASE_STUDY, MATCHING
from workbook.blocks import stream_of
from workbook.definitions import resolved_definition
from workbook.kinds import all_kinds
from workbook.kinds.case_study.models import CaseStudyExercise
from workbook.kinds.matching.models import MatchingExercise
from workbook.models import Exercise, ExercisePage
from workbook.source import ExerciseFile

HEAD = {"kind": "exercise", "code": "A1-E1", "slug": "a1-e1", "language": "en", "title": "Ten cases", "minutes": 15}


@pytest.fixture
def locale(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def matching(locale):
    return MatchingExercise.objects.create(
        locale=locale,
        title="Ten cases",
        task=MATCHING["task"],
        targets=stream_of("target", MATCHING["targets"]),
        items=stream_of("item", MATCHING["items"]),
    )


@pytest.fixture
def case_study(locale):
    streams = {"columns": "column", "rows": "row", "prompts": "prompt", "rubric": "criterion"}
    return CaseStudyExercise.objects.create(
        locale=locale,
        title="Two files",
        task=CASE_STUDY["task"],
        cases=stream_of("code", ["SIM-01", "SIM-99"]),
        required_cells=2,
        comment_bank=stream_of("comment", CASE_STUDY["comments"]),
        **{name: stream_of(block, CASE_STUDY[name]) for name, block in streams.items()},
    )


@pytest.fixture
def library(monkeypatch):
    """A case library that knows SIM-01 only."""
    case_files = registry.CallableRegistry()
    case_files.add(lambda codes, language, for_trainer: [registry.CaseFile(**CASE)] if "SIM-01" in codes else [])
    monkeypatch.setattr(registry, "case_files", case_files)


def test_base_query_gives_the_children(matching, case_study):
    assert {type(one) for one in Exercise.objects.all()} == {MatchingExercise, CaseStudyExercise}


def test_exercise_with_a_wrong_answer_key_is_refused_with_its_field(matching):
    matching.items = stream_of("item", [{**MATCHING["items"][0], "answer": "nowhere"}])
    with pytest.raises(ValidationError) as caught:
        matching.full_clean()
    assert "nowhere" in str(caught.value.message_dict["items"])


def test_definition_holds_the_cases_with_the_trainers_note(case_study, library):
    definition = resolved_definition(case_study)
    assert [one["code"] for one in definition["case_files"]] == ["SIM-01"]
    assert "hidden debt" in definition["case_files"][0]["trainer_note_html"]
    assert definition["comments"] == ["Say by when."]
    assert definition["cases"] == ["SIM-01", "SIM-99"]
    assert definition["rubric"][0]["levels"] == ["none", "some", "most", "all"]


def test_page_takes_the_definition_of_its_exercise(matching):
    page = ExercisePage(title="Ten cases", code="A1-E1", exercise=matching)
    assert page.activity_definition()["items"][0]["answer"] == "free"
    assert (page.activity_is_private, page.activity_is_ready) == (False, True)
    assert ExercisePage(title="Empty").activity_is_ready is False


def test_page_refuses_an_exercise_in_another_language(matching):
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    page = ExercisePage(title="x", code="A1-E1", slug="x", exercise=matching, locale=arabic)
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert "exercise" in caught.value.message_dict


@pytest.mark.parametrize("key", sorted(all_kinds()))
def test_author_gets_list_and_form_of_every_kind(client_as, locale, key):
    model = all_kinds()[key].model
    author = client_as(Role.AUTHOR)
    base = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
    assert author.get(reverse(f"{base}:list")).status_code == 200
    assert author.get(reverse(f"{base}:add")).status_code == 200


def test_author_sees_the_learners_form_as_preview(client_as, matching):
    author = client_as(Role.AUTHOR)
    name = "wagtailsnippets_lms_workbook_matchingexercise"
    assert author.get(reverse(f"{name}:edit", args=[matching.pk])).status_code == 200
    response = matching.make_preview_request(preview_mode="")
    assert "Hana gives up her flat." in response.rendered_content
    assert response.status_code == 200


def test_preview_of_an_unfinished_exercise_says_what_is_missing(matching):
    matching.items = []
    assert "Not complete yet" in matching.make_preview_request(preview_mode="").rendered_content


@pytest.mark.parametrize("key", sorted(all_kinds()))
def test_admin_form_of_a_kind_is_closed_to_others(client_as, locale, key):
    model = all_kinds()[key].model
    name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:add"
    for role in (Role.TRAINER, Role.TRAINEE, Role.QUALITY_OFFICER):
        assert client_as(role).get(reverse(name)).status_code in (302, 403)


def test_page_of_an_exercise_is_for_authors_only(client_as, matching):
    from django.http import Http404
    from django.test import RequestFactory

    from lms.api import viewer_for
    from tests.factories import make_person

    page = ExercisePage(title="Ten cases", code="A1-E1", slug="a1-e1", exercise=matching, locale=matching.locale)
    request = RequestFactory().get("/")
    request.viewer = viewer_for(make_person(Role.TRAINEE).account)
    with pytest.raises(Http404):
        page.serve(request)


@pytest.mark.parametrize("key", sorted(all_kinds()))
def test_no_field_hides_an_object_of_the_editor(key):
    """An element with the id `comments` replaces window.comments and the rest of the form stays empty."""
    names = {field.name for field in all_kinds()[key].model._meta.get_fields()}
    assert not names & {"comments", "wagtail", "wagtailConfig", "telepath", "location", "history", "document"}


def test_admin_has_no_list_of_responses():
    from wagtail.snippets.models import get_snippet_models

    names = {model.__name__ for model in get_snippet_models() if model._meta.app_label == "lms_workbook"}
    assert names == {kind.model.__name__ for kind in all_kinds().values()}


def problems(data):
    with pytest.raises(pydantic.ValidationError) as caught:
        ExerciseFile.model_validate(data)
    return [one["loc"] for one in caught.value.errors()]


def test_file_of_a_kind_is_accepted():
    assert ExerciseFile.model_validate({**HEAD, **MATCHING}).code == "A1-E1"


def test_file_problem_is_named_by_its_place():
    items = [MATCHING["items"][0], {**MATCHING["items"][1], "answer": "nowhere"}]
    assert ("items", 1, "answer") in problems({**HEAD, **MATCHING, "items": items})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"type": "drawing"}, ("type",)),
        ({"case_files": []}, ("case_files",)),
        ({"minutes": -1}, ("minutes",)),
        ({"slug": "A1 E1"}, ("slug",)),
    ],
)
def test_file_head_is_checked(change, place):
    assert place in problems({**HEAD, **MATCHING, **change})


@pytest.mark.parametrize("key", ["x", "1e3", "-1", "\u0661", "9" * 19, "9" * 5000, "_00"])
def test_chooser_does_not_find_what_is_no_key(client_as, administrator, key):
    admin = client_as(administrator)
    assert admin.get(f"/admin/exercise_chooser/chosen/{key}/").status_code == 404
    assert admin.get("/admin/exercise_chooser/chosen-multiple/", {"id": key}).status_code == 404


def test_chooser_takes_back_what_was_chosen(client_as, administrator, matching):
    admin = client_as(administrator)
    chosen = admin.get(f"/admin/exercise_chooser/chosen/{matching.pk}/")
    assert chosen.json()["result"]["id"] == str(matching.pk)
    assert admin.get("/admin/exercise_chooser/chosen-multiple/", {"id": matching.pk}).status_code == 200
    assert admin.get("/admin/exercise_chooser/chosen/999999/").status_code == 404
