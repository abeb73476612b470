"""Small pieces of the interface that every template uses: icons, badges, rings, dates, languages.

{% load lms_ui %}{% icon "check" %} {% status_badge "ok" _("accepted") "check" %} {{ session.starts_at|local_datetime }}
"""

from __future__ import annotations

from datetime import date, datetime, time
from email.utils import parseaddr
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.forms.widgets import ChoiceWidget
from django.templatetags.static import static
from django.urls import is_valid_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms import dates

register = template.Library()

TICKABLE = {"checkbox", "radio"}
PLAIN_WIDGETS = {"checkbox", "radio", "range", "color"}


@register.simple_tag
def icon(name: str, dir: bool = False, extra: str = "") -> SafeString:
    """A symbol of the sprite, silent for screen readers. `dir=True` mirrors it in right-to-left scripts."""
    classes = " ".join(filter(None, ["icon", "icon--dir" if dir else "", extra]))
    address = static("lms/img/sprite.svg")
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', classes, address, name)


@register.simple_tag
def status_badge(kind: str, text: Any, icon_name: str = "") -> SafeString:
    """A state with its word and its icon. `kind`: ok, wait, bad, now, sim, or '' for neutral."""
    classes = f"badge badge--{kind}" if kind else "badge"
    return format_html('<span class="{}">{}{}</span>', classes, icon(icon_name) if icon_name else "", text)


@register.simple_tag
def progress_ring(value: int, total: int, label: Any = "") -> SafeString:
    """A ring of `value` out of `total`; `label` says it in words (default: "3 of 5 complete")."""
    share = round(100 * min(value, total) / total) if total else 0
    words = label or _("%(value)s of %(total)s complete") % {"value": value, "total": total}
    return format_html(
        '<svg class="ring" viewBox="0 0 100 100" role="img" aria-label="{}"><circle cx="50" cy="50" r="40"/>'
        '<circle class="ring__v" cx="50" cy="50" r="40" pathLength="100" stroke-dasharray="{} 100"/>'
        '<text x="50" y="59" direction="ltr">{}/{}</text></svg>',
        *(words, share, value, total),
    )


@register.simple_tag
def site_name() -> str:
    """The institute's name in the language of the page."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def contact_address() -> str:
    """The institute's e-mail address, from which it also writes."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@register.filter
def is_address(path: str) -> bool:
    """True if the site answers at this path: which plugins are installed decides."""
    return bool(is_valid_path(path))


@register.simple_tag
def content_lang(code: str) -> SafeString:
    """`lang` and `dir` for content whose language is not (always) that of the page."""
    direction = "rtl" if code in settings.LANGUAGES_BIDI else "ltr"
    return format_html('lang="{}" dir="{}"', code, direction)


@register.filter
def is_other_language(code: str) -> bool:
    """True if content in language `code` is not in the language of the page."""
    return bool(code) and code != (get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def nav_current(context: template.Context, href: str) -> SafeString | str:
    """`aria-current` for a navigation link: "page" on the page itself, "true" on pages below it."""
    request = context.get("request")
    if request is None or not href:
        return ""
    if request.path == href:
        return format_html(' aria-current="{}"', "page")
    is_home = href.count("/") <= 2  # "/en/" stands above everything
    return format_html(' aria-current="{}"', "true") if request.path.startswith(href) and not is_home else ""


@register.filter
def local_date(value: date | datetime | None) -> str:
    """`12 April 2026`, `12 نيسان 2026`, `12/04/2026`; empty for no date."""
    return dates.local_date(value) if value else ""


@register.filter
def local_month(value: date | datetime | None) -> str:
    """`April 2026`, `نيسان 2026`, `04/2026`; empty for no date."""
    return dates.local_month(value) if value else ""


@register.filter
def local_datetime(value: datetime | None) -> str:
    """`12 April 2026, 09:05` in the language of the page; empty for no date."""
    return dates.local_datetime(value) if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """`09:05`; empty for no time (midnight is a time)."""
    return "" if value is None or value == "" else dates.clock(value)


@register.filter
def look(field: BoundField) -> str:
    """What the field template branches on: "check" (one box), "options" (radios, boxes), "seg" or "input".

    A short scale of radios becomes a segmented choice with `RadioSelect(attrs={"data-look": "seg"})`.
    """
    widget = field.field.widget
    if getattr(widget, "input_type", "") not in TICKABLE:
        return "input"
    if not isinstance(widget, ChoiceWidget):
        return "check"
    return "seg" if widget.attrs.get("data-look") == "seg" else "options"


@register.filter
def styled(field: BoundField) -> SafeString:
    """The field's control in the site's hand: `.input` is added to whatever classes it has."""
    widget = field.field.widget
    if getattr(widget, "input_type", "") in PLAIN_WIDGETS:
        return field.as_widget()
    classes = f"input {widget.attrs.get('class', '')}".strip()
    return field.as_widget(attrs={"class": classes})
