"""Claims: they survive storage unchanged, and nonsense is refused with its place."""

import json
from datetime import date
from typing import Any

import pytest

from certificates.claims import Claims, CourseDates, Hours, InvalidClaims, Result
from tests.certificates.conftest import Changed

ANNEX_I = {
    "holder_name_latin", "title", "issuer_country", "issuer_name", "issued_on", "outcomes", "hours", "ects",
    "mqf_level", "eqf_level", "assessment_type", "participation", "quality_assurance",
}  # fmt: skip


def test_round_trip_keeps_everything(claims: Claims) -> None:
    assert Claims.from_json(claims.to_json()) == claims
    assert Claims.from_dict(claims.to_dict()) == claims


def test_json_is_canonical(claims: Claims) -> None:
    shuffled = dict(reversed(json.loads(claims.to_json()).items()))

    assert Claims.from_dict(shuffled).to_json() == claims.to_json()


def test_all_mandatory_elements_of_the_recommendation_are_stored(claims: Claims) -> None:
    assert claims.to_dict().keys() >= ANNEX_I


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("schema", 2, "schema"),
        ("schema", None, "schema"),
        ("issued_on", "yesterday", "issued_on"),
        ("ects", "2", "ects"),
        ("ects", 2.5, "ects"),
        ("kind", "diploma", "kind"),
        ("mqf_level", "9", "mqf_level"),
        ("code", "hq7m-2kxd-9tre-4wnb", "code"),
        ("hours", {"contact": 24}, "hours.self_study"),
        ("outcomes", [{"type": "wisdom", "text": {"en": "x", "ar": "x"}}], "outcomes.0.type"),
        ("title", {"en": "Award"}, "title: no text in ar"),
        ("title", ["Award"], "title"),
        ("nickname", "Dilo", "nickname"),
    ],
)
def test_from_dict_names_the_place_of_a_fault(claims: Claims, path: str, value: Any, place: str) -> None:
    data = {**claims.to_dict(), path: value}

    with pytest.raises(InvalidClaims) as caught:
        Claims.from_dict(data)

    assert any(place in problem for problem in caught.value.problems)


def test_from_dict_names_a_missing_field(claims: Claims) -> None:
    data = claims.to_dict()
    del data["quality_assurance"]

    with pytest.raises(InvalidClaims, match="quality_assurance"):
        Claims.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"claims"', b"\xff"])
def test_from_json_refuses_what_is_no_object(text: str | bytes) -> None:
    with pytest.raises(InvalidClaims):
        Claims.from_json(text)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"holder_name_latin": " ", "holder_name_arabic": ""}, "both are empty"),
        ({"holder_name_latin": "x" * 201}, "200"),
        ({"languages": ()}, "languages"),
        ({"languages": ("en", "en")}, "languages"),
        ({"languages": ("en", "fr")}, "languages"),
        ({"languages": ("en", "ar", "ckb")}, "languages"),
        ({"issuer_country": "Malta"}, "issuer_country"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"eqf_level": 5}, "eqf_level"),
        ({"mqf_level": "A"}, "eqf_level"),
        ({"accreditation_wording": {"en": "Accredited"}}, "accreditation_wording"),
        ({"accredited": True}, "accreditation_wording: no text in en"),
        ({"ects": 3}, "ects"),
        ({"hours": Hours(contact=60, supervised_practice=-1, self_study=0, assessment=0)}, "hours"),
        ({"kind": "attendance"}, "attendance"),
        ({"outcomes": ()}, "outcomes"),
        ({"course_dates": CourseDates(start=date(2025, 2, 2), end=date(2025, 2, 1))}, "course_dates"),
    ],
)
def test_contradictions_are_refused(changed: Changed, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidClaims, match=message):
        changed(**fields)


def test_introductory_level_has_no_eqf_level(changed: Changed) -> None:
    assert changed(mqf_level="A", eqf_level=None).eqf_level is None


def test_attendance_carries_no_credits_and_no_result(changed: Changed) -> None:
    assert changed(kind="attendance", ects=0, result=None).kind == "attendance"
    with pytest.raises(InvalidClaims, match="attendance"):
        changed(kind="attendance", ects=0, result=Result(score="1", out_of="2"))
