"""Where "A good answer" and the rubric stand: in the order of reading, beside the task on a wide screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.browser import OpenPage
from tests.factories import CohortSetup

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "is_beside"), [(390, False), (1280, True)])
def test_about_stands_between_task_and_form(
    setup: CohortSetup, open_page: OpenPage, width: int, is_beside: bool
) -> None:
    page = open_page(setup.trainee)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(reverse("lms_workbook:exercise", kwargs={"cohort": setup.cohort.code, "slug": "e2"}))

    boxes: dict[str, Any] = {name: page.locator(name).bounding_box() for name in ("#task-t", ".wb-about", "#answer")}

    task, about, answer = boxes.values()
    assert task["y"] < answer["y"]
    if is_beside:
        assert about["x"] > task["x"] + task["width"] - 1
        assert about["y"] < answer["y"]
    else:
        assert task["y"] < about["y"] < about["y"] + about["height"] <= answer["y"]
