"""Texts in several languages in one column."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from lms.models import Venue
from lms.translated import Translated, TranslatedFormField


@pytest.mark.parametrize(("language", "text"), [("en", "Course"), ("ar", "دورة"), ("ckb", "دورة")])
def test_translated_prints_itself_in_the_language_or_the_next_best(language, text):
    with translation.override(language):
        assert str(Translated(en="Course", ar="دورة")) == text


def test_translated_without_any_text_is_empty():
    assert str(Translated()) == ""


def test_translated_is_escaped_in_templates():
    assert Translated(en="<b>").__html__() == "&lt;b&gt;"


@pytest.mark.django_db
@pytest.mark.database_sensitive
def test_translated_field_comes_back_as_translated():
    pk = Venue.objects.create(name=Translated(en="Centre")).pk
    venue = Venue.objects.get(pk=pk)
    assert isinstance(venue.name, Translated)
    assert Venue.objects.filter(name__en="Centre").exists()


@pytest.mark.parametrize("value", [{"xx": "unknown language"}, ["en"], "text"])
def test_translated_field_refuses_what_is_not_one_text_per_language(value):
    with pytest.raises(ValidationError):
        Venue(name=value).clean_fields(exclude=["governorate"])


def test_translated_form_field_needs_one_language_and_drops_empty_ones():
    field = TranslatedFormField()
    assert field.clean(["", "دورة", ""]) == {"ar": "دورة"}
    with pytest.raises(ValidationError):
        field.clean(["", "", ""])
