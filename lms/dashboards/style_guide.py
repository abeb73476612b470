"""Every component with its states, in the language of the page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.conf import lms_setting
from lms.languages import language_links
from lms.people.access import Viewer
from lms.people.roles import Role
from lms.registry import CaseFile

SPRITE = Path(__file__).resolve().parent.parent / "static" / "lms" / "img" / "sprite.svg"
DIRECTIONAL = ("arrow", "back", "chev", "out")

SWATCHES = (
    ("ground", _("page ground")),
    ("surface", _("cards, fields")),
    ("sunk", _("tracks, heads")),
    ("ink", _("text")),
    ("ink-soft", _("secondary text")),
    ("line-strong", _("control borders")),
    ("accent", _("links, action, now")),
    ("accent-soft", _("hover, selection")),
    ("glaze", _("the star, never text")),
    ("ok", _("met, saved, valid")),
    ("wait", _("waiting, on phone")),
    ("bad", _("error, revoked")),
    ("sim", _("simulated case only")),
)
STEPS = (
    {"label": _("Read"), "url": "#s-prog", "state": "done"},
    {"label": _("Exercise"), "url": "#s-prog", "state": "now", "end": _("now")},
    {"label": _("Check yourself"), "url": "#s-prog", "state": ""},
    {"label": _("Final test"), "url": "", "state": "locked", "end": _("Wednesday")},
)
CRUMBS = ((_("Course"), "#s-nav"), (_("Lesson 2"), "#s-nav"), (_("Exercise 2"), "#s-nav"))
SCALE = ((0, _("missing")), (1, _("partial")), (2, _("sound")), (3, _("specific")))
CRITERIA = (
    (_("Consent"), (_("not asked"), _("asked, not dated"), _("purpose and date"), _("and who will see it")), 3),
    (_("Priorities"), (_("none"), _("a list"), _("with time limits"), _("and why, for her")), 2),
)
RISKS = (("A", 4, 4), ("B", 2, 5), ("C", 3, 2), ("D", 1, 3))  # name, likelihood, impact


class ExampleForm(forms.Form):
    """One field of each kind; sent half empty, so that the errors show."""

    owner = forms.CharField(
        label=_("Owner of the missing link"),
        help_text=_("An office or a post, not a person’s name."),
        error_messages={"required": _("Name who takes care of the missing link")},
    )
    mandate = forms.CharField(label=_("Mandate"), help_text=_("What the law lets it do."), required=False)
    power = forms.ChoiceField(
        label=_("Power"),
        choices=[(number, number) for number in range(1, 6)],
        widget=forms.RadioSelect(attrs={"data-look": "seg"}),
        error_messages={"required": _("Choose a score for power")},
    )
    level = forms.ChoiceField(label=_("Level"), choices=[("1", _("governorate")), ("2", _("district"))], required=False)
    ways = forms.MultipleChoiceField(
        label=_("Ways to reach it"),
        choices=[("phone", _("by phone")), ("visit", _("on site"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    referral = forms.BooleanField(label=_("The returnee agreed to this referral"), required=False)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Shown where people and results are invented, and to authors and administrators elsewhere."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not lms_setting("LMS_DEMONSTRATION") and not viewer.is_any(Role.AUTHOR):
        raise Http404
    return render(request, "lms/style_guide.html", _examples(request))


def _examples(request: HttpRequest) -> dict[str, Any]:
    form = ExampleForm(data={"mandate": _("training and loans"), "referral": "on", "level": "1", "ways": ["phone"]})
    return {
        "swatches": SWATCHES,
        "steps": STEPS,
        "crumbs": CRUMBS,
        "page": Paginator(range(90), 10).page(3),
        "form": form,
        "scale": SCALE,
        "criteria": [_criterion(*row) for row in CRITERIA],
        "heat": _heat_map(is_rtl=get_language_bidi()),
        "example_case": _example_case(request),
        "example_moment": datetime(2026, 4, 12, 7, 42, tzinfo=UTC),
        "other_language": next(link.code for link in language_links(request) if not link.is_current),
        "icons": icon_names(),
        "directional": DIRECTIONAL,
    }


@cache
def icon_names() -> list[str]:
    """The names of all symbols of the sprite that `{% icon %}` can show."""
    return re.findall(r'id="i-([a-z]+)"', SPRITE.read_text(encoding="utf-8"))


def _criterion(label: Any, texts: tuple[Any, ...], given: int) -> dict[str, Any]:
    levels = [{"score": score, "text": text, "is_given": score == given} for score, text in enumerate(texts)]
    return {"label": label, "levels": levels}


def _example_case(request: HttpRequest) -> CaseFile:
    story = _("Treat him first as a child. Grade 9 done; loves football; wants to work and pay his father.")
    language = next(link.code for link in language_links(request) if link.is_current)
    return CaseFile(
        code="SIM-05",
        name="“D.”",
        age="16",
        title=str(_("He says he is 19")),
        banner="",
        facts=[(str(_("Family")), str(_("father in Erbil, two brothers abroad")))],
        story_html=f"<p>{story}</p>",
        trainer_note_html="",
        language=language,
    )


def _heat_map(*, is_rtl: bool) -> dict[str, Any]:
    """Cells of 52 × 44 units; likelihood runs with the reading direction, impact upwards."""

    def x(likelihood: int) -> int:
        column = 5 - likelihood if is_rtl else likelihood - 1
        return (6 if is_rtl else 36) + 52 * column

    def y(impact: int) -> int:
        return 8 + 44 * (5 - impact)

    cells = [
        {
            "x": x(likelihood),
            "y": y(impact),
            "text_x": x(likelihood) + (11 if is_rtl else 39),
            "text_y": y(impact) + 37,
            "product": likelihood * impact,
            "heat": 3 if likelihood * impact >= 15 else 2 if likelihood * impact >= 6 else 1,
        }
        for likelihood in range(1, 6)
        for impact in range(1, 6)
    ]
    risks = [
        {"name": name, "likelihood": a, "impact": b, "x": x(a) + 20 + 4 * is_rtl, "y": y(b) + 19, "text_y": y(b) + 23}
        for name, a, b in RISKS
    ]
    marks = [{"number": number, "x": x(number) + 25, "y": y(number) + 26} for number in range(1, 6)]
    return {"cells": cells, "risks": risks, "marks": marks, "side_x": 278 if is_rtl else 22}
