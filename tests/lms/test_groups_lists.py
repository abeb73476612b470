"""Pasted lists: the ways in which trainers write them, and what is said about a mistake."""

import pytest

from lms.api import GroupListError, groups_by_list
from lms.models import Enrolment, Organisation, Person
from lms.translated import Translated

NAMES = [
    ("Shilan Omar", "شيلان عمر"),
    ("Ahmed Hassan Jabbar", "أحمد حسن جبار"),
    ("Sabah Abdulkarim", "صباح عبد الكريم"),
    ("Huda Kadhim", "هدى كاظم"),
]
FIRST, SECOND = ["Shilan Omar", "Ahmed Hassan Jabbar"], ["Sabah Abdulkarim", "Huda Kadhim"]


def roster(names=NAMES):
    kirkuk = Organisation(name=Translated(en="Kirkuk branch"))
    return [
        Enrolment(pk=pk, person=Person(pk=pk, name_latin=latin, name_arabic=arabic, organisation=kirkuk))
        for pk, (latin, arabic) in enumerate(names, start=1)
    ]


def read(text, names=NAMES):
    groups = groups_by_list(text=text, enrolments=roster(names))
    return [(one.name, [person.person.name_latin for person in one.enrolments]) for one in groups]


def problems(text, names=NAMES):
    with pytest.raises(GroupListError) as refused:
        read(text, names)
    return refused.value.problems


@pytest.mark.parametrize(
    "text",
    [
        "Shilan Omar\nAhmed Hassan Jabbar\n\nSabah Abdulkarim\nHuda Kadhim",
        "\r\nShilan Omar\r\nAhmed Hassan Jabbar\r\n\r\n\r\nSabah Abdulkarim\r\nHuda Kadhim\r\n",
        "Shilan Omar, Ahmed Hassan Jabbar\nSabah Abdulkarim, Huda Kadhim",
        "شيلان عمر، أحمد حسن جبار\nصباح عبد الكريم، هدى كاظم\n",
        "1. Shilan Omar\n2) Ahmed Hassan Jabbar\n\n- Sabah Abdulkarim\n٢- Huda Kadhim",
    ],
    ids=["blocks", "windows", "commas", "arabic commas", "numbered"],
)
def test_list_without_names_of_groups(text):
    assert read(text) == [("", FIRST), ("", SECOND)]


@pytest.mark.parametrize(
    "text",
    [
        "Tigris:\nShilan Omar\nAhmed Hassan Jabbar\nZab:\nSabah Abdulkarim\nHuda Kadhim",
        "Tigris: Shilan Omar, Ahmed Hassan Jabbar\nZab: Sabah Abdulkarim, Huda Kadhim",
        "Tigris:\nShilan Omar, Ahmed Hassan Jabbar\n\nZab:\nSabah Abdulkarim, Huda Kadhim",
        "Shilan Omar; Tigris\nSabah Abdulkarim; Zab\nAhmed Hassan Jabbar; tigris\nHuda Kadhim; Zab",
        "Shilan Omar\tTigris\nAhmed Hassan Jabbar\tTigris\nSabah Abdulkarim\tZab\nHuda Kadhim\tZab",
        "شيلان عمر؛ Tigris\nأحمد حسن جبار؛ Tigris\nSabah Abdulkarim, Huda Kadhim; Zab",
    ],
    ids=["headings", "lines", "blocks", "person by person", "spreadsheet", "arabic"],
)
def test_list_with_names_of_groups(text):
    assert read(text) == [("Tigris", FIRST), ("Zab", SECOND)]


@pytest.mark.parametrize(
    "name",
    ["SABAH  abdul karim", "Sabah Abdul-Karim", "صباح عبدالكريم", "صباح عبد الکریم", "صَباح عبد الكـريم"],
)
def test_names_are_found_in_other_spellings(name):
    assert read(name) == [("", ["Sabah Abdulkarim"])]


def test_names_are_found_without_hamza():
    assert read("احمد حسن جبار\nهدي كاظم") == [("", ["Ahmed Hassan Jabbar", "Huda Kadhim"])]


def test_list_names_every_mistake_with_its_line():
    found = problems("Shilan Omer\nNobody At All\n\nHuda Kadhim\nhuda kadhim")
    assert [one.split(":")[0] for one in found] == ["Line 1", "Line 2", "Line 5"]
    assert "Is it “Shilan Omar”?" in found[0]
    assert found[1].endswith("nobody in this cohort is called “Nobody At All”.")
    assert "twice" in found[2]


def test_list_tells_that_two_people_have_one_name():
    [found] = problems("Omar Ali", [("Omar Ali", "عمر علي"), ("Omar Ali", "")])
    assert "more than one person: Omar Ali (Kirkuk branch); Omar Ali (Kirkuk branch)" in found


def test_the_other_script_tells_two_people_of_one_name_apart():
    names = [("Omar Ali", "عمر علي"), ("Omar Ali", "عمر عالي")]
    assert read("عمر عالي", names) == [("", ["Omar Ali"])]


def test_list_of_people_without_a_group_says_so():
    assert problems("Shilan Omar; Tigris\nHuda Kadhim") == ["Line 2: the group is missing."]


@pytest.mark.parametrize("text", ["", " \n\n", "Tigris:\n"])
def test_empty_list_says_so(text):
    assert problems(text) == ["The list is empty."]
