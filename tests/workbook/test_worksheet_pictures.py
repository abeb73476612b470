"""Pictures of answers: SVG with a title, for texts of any length, in both directions."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.workbook.definitions import definition_of
from tests.workbook.filling import complete_answers
from workbook.kinds import all_kinds

PICTURES = sorted(key for key, kind in all_kinds().items() if kind.has_picture)


def content_of(key: str, **more: Any) -> Any:
    return all_kinds()[key].parse({**definition_of(key), **more})


@pytest.mark.parametrize("key", PICTURES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_picture_is_svg_with_a_title(key: str, language: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    answers = complete_answers(kind, content)
    with translation.override(language):
        picture = kind.picture(content, answers, is_rtl=language == "ar")
        html = render_to_string("lms_workbook/includes/picture.html", {"picture": picture})

    svg = ElementTree.fromstring(re.search(r"<svg class=\"chart\" viewBox.*?</svg>\n", html, re.S)[0])  # type: ignore[index]
    assert svg.attrib["aria-label"]
    assert picture is not None
    for shape in picture.shapes:
        x = getattr(shape, "x", getattr(shape, "x1", 0))
        assert -30 <= x <= picture.width + 30


@pytest.mark.parametrize("key", PICTURES)
def test_there_is_no_picture_of_nothing(key: str) -> None:
    assert all_kinds()[key].picture(content_of(key), {}) is None


@pytest.mark.parametrize("key", PICTURES)
def test_picture_takes_texts_of_any_length(key: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    answers = {name: "كلمة " * 400 if len(text) > 8 else text for name, text in complete_answers(kind, content).items()}

    picture = kind.picture(content, answers)

    assert picture is not None
    assert all(len(getattr(shape, "text", "")) < 120 for shape in picture.shapes)


def test_stakeholder_plot_runs_with_the_direction_of_reading() -> None:
    kind, content = all_kinds()["stakeholder_map"], content_of("stakeholder_map")
    answers = {"t-actors-1-actor": "JCC", "t-actors-1-interest": "5", "t-actors-1-power": "5"}

    places = []
    for is_rtl in (False, True):
        picture = kind.picture(content, answers, is_rtl=is_rtl)
        assert picture is not None
        places.append(next(one.x for one in picture.shapes if one.kind == "dot"))  # type: ignore[union-attr]

    assert places[0] > 300
    assert places[1] < 100
