"""Every component with its states, in the language of the page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from lms.people.roles import Role

SPRITE = Path(__file__).resolve().parent.parent / "static" / "lms" / "img" / "sprite.svg"

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


class ExampleForm(forms.Form):
    """One field of each kind; sent with nothing in it, so that the errors show."""

    owner = forms.CharField(
        label=_("Owner of the missing link"), help_text=_("An office or a post, not a person’s name.")
    )
    mandate = forms.CharField(label=_("Mandate"), help_text=_("What the law lets it do."), required=False)
    power = forms.ChoiceField(label=_("Power"), choices=[(n, n) for n in range(1, 6)], widget=forms.RadioSelect)
    referral = forms.BooleanField(label=_("The returnee agreed to this referral"), required=False)


@cache
def icon_names() -> list[str]:
    """The names of all symbols of the sprite that `{% icon %}` can show."""
    return re.findall(r'id="i-([a-z]+)"', SPRITE.read_text(encoding="utf-8"))


def style_guide(request: HttpRequest) -> HttpResponse:
    """Shown where people and results are invented, and to authors and administrators elsewhere."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not settings.LMS_DEMONSTRATION and not viewer.is_any(Role.AUTHOR):
        raise Http404
    form = ExampleForm(data={"mandate": _("training and loans"), "referral": "on"})
    names = icon_names()
    return render(request, "lms/style_guide.html", {"swatches": SWATCHES, "form": form, "icons": names})
