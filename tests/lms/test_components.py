"""Components of the interface: fields, badges, rings, dates, notices."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from lms import dates


def rendered(source: str, **context: object) -> str:
    return Template("{% load i18n lms_ui %}" + source).render(Context(context))


# --- the sheet -----------------------------------------------------------------------------------
class OneForm(forms.Form):
    owner = forms.CharField(label="Owner", help_text="An office")
    power = forms.ChoiceField(label="Power", choices=[("1", "one")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed", required=False)


def test_field_names_its_error_beside_it_and_in_its_description() -> None:
    html = rendered("{{ form.owner.as_field_group }}", form=OneForm(data={}))

    assert 'aria-describedby="id_owner_helptext id_owner_error"' in html
    assert 'id="id_owner_helptext"' in html
    assert 'id="id_owner_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="input"' in html
    assert '<label for="id_owner">Owner</label>' in html


def test_field_group_of_radios_is_a_fieldset_with_a_legend() -> None:
    html = rendered("{{ form.power.as_field_group }}", form=OneForm(data={}))

    assert "<legend>Power</legend>" in html
    assert '<label class="check" for="id_power_0">' in html


def test_error_summary_leads_to_each_field() -> None:
    html = rendered('{% include "lms/components/error_summary.html" %}', form=OneForm(data={}))

    assert 'role="alert"' in html
    assert 'href="#id_owner"' in html
    assert 'href="#id_power"' in html
    assert 'href="#id_agreed"' not in html


def test_error_summary_is_silent_without_errors() -> None:
    html = rendered(
        '{% include "lms/components/error_summary.html" %}', form=OneForm(data={"owner": "x", "power": "1"})
    )

    assert html.strip() == ""


def test_typed_text_is_escaped_and_kept() -> None:
    html = rendered("{{ form.owner.as_field_group }}", form=OneForm(data={"owner": '<b>"x"'}))

    assert 'value="&lt;b&gt;&quot;x&quot;"' in html


def test_translated_widget_labels_each_language() -> None:
    from lms.translated import TranslatedFormField

    class Titles(forms.Form):
        title = TranslatedFormField(label="Title")

    html = rendered("{{ form.title.as_field_group }}", form=Titles())

    assert re.findall(r'<label for="(id_title_\d)" lang="(\w+)">', html) == [
        ("id_title_0", "en"),
        ("id_title_1", "ar"),
        ("id_title_2", "ckb"),
    ]
    assert "<legend>Title" in html


# --- small pieces --------------------------------------------------------------------------------
def test_badge_escapes_its_text() -> None:
    assert "&lt;b&gt;" in rendered('{% status_badge "ok" text "check" %}', text="<b>")


@pytest.mark.parametrize(("value", "total", "dash"), [(0, 0, "0 100"), (3, 5, "60 100"), (7, 5, "100 100")])
def test_ring_shows_the_share(value: int, total: int, dash: str) -> None:
    assert f'stroke-dasharray="{dash}"' in rendered("{% progress_ring v t %}", v=value, t=total)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "12 April 2026, 10:42"), ("ar", "12 نيسان 2026، 10:42"), ("ckb", "12/04/2026، 10:42")],
)
def test_datetime_is_local_with_western_digits(language: str, expected: str) -> None:
    moment = datetime(2026, 4, 12, 7, 42, tzinfo=UTC)

    with translation.override(language):
        assert rendered("{{ moment|local_datetime }}", moment=moment) == expected


def test_arabic_months_are_the_iraqi_ones() -> None:
    assert dates.local_date(date(2026, 1, 5), "ar") == "5 كانون الثاني 2026"
    assert dates.local_date(date(2026, 12, 5), "ar") == "5 كانون الأول 2026"
    assert dates.local_month(date(2026, 7, 5), "ar") == "تموز 2026"


def test_day_turns_with_the_local_clock() -> None:
    assert dates.local_date(datetime(2026, 4, 12, 22, 30, tzinfo=UTC), "en") == "13 April 2026"


def test_empty_dates_print_nothing() -> None:
    assert rendered("[{{ x|local_date }}{{ x|local_datetime }}{{ x|clock }}]", x=None) == "[]"


def test_midnight_is_a_time() -> None:
    assert rendered("{{ x|clock }}", x=datetime(2026, 4, 12, 21, 0, tzinfo=UTC)) == "00:00"


def test_content_in_another_language_is_marked_and_said() -> None:
    html = rendered('{% include "lms/components/language_note.html" with code="ar" %}<p {% content_lang "ar" %}>')

    assert "This part is not translated yet" in html
    assert '<p lang="ar" dir="rtl">' in html


def test_content_in_the_language_of_the_page_needs_no_notice() -> None:
    assert rendered('{% include "lms/components/language_note.html" with code="en" %}').strip() == ""


def test_dialog_takes_nothing_from_the_page_around_it() -> None:
    form = OneForm(data={})

    html = rendered(
        '{% include "lms/components/dialog.html" with dialog_id="ask" title="Hand in?" confirm="Hand in" %}', form=form
    )

    assert '<button class="btn" type="submit">Hand in</button>' in html
    assert 'aria-labelledby="ask-title"' in html


# --- signing in ----------------------------------------------------------------------------------
