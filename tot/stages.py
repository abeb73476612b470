"""The words of the pathway: its stages, the standing of a trainer, the languages of teaching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Stage", "Standing", "language_choices", "language_label"]


class Stage(models.TextChoices):
    """Where a candidate stands, from nomination to accreditation (blueprint, section 4.1)."""

    NOMINATED = "nominated", _("Nominated")
    SELECTED = "selected", _("Selected")
    TOT_COURSE = "tot_course", _("ToT course")
    MICRO_TEACHING = "micro_teaching", _("Micro-teaching")
    CO_DELIVERY = "co_delivery", _("Co-delivery")
    LEAD_DELIVERY = "lead_delivery", _("Lead delivery, observed")
    ACCREDITED = "accredited", _("Accredited")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Standing(models.TextChoices):
    """What a trainer may do (blueprint, section 4.1, levels)."""

    TRAINEE = "trainee", _("Trainee trainer")
    CO_TRAINER = "co_trainer", _("Co-trainer")
    ACCREDITED = "accredited", _("Accredited trainer")
    MASTER = "master", _("Master trainer")


_LANGUAGE_LABELS = {"en": _("English"), "ar": _("Arabic"), "ckb": _("Kurdish")}


def language_label(code: str) -> StrOrPromise:
    """The name of a language in the language of the page; its own name where the project has no other."""
    return _LANGUAGE_LABELS.get(code) or dict(settings.LANGUAGES).get(code, code)


def language_choices() -> list[tuple[str, StrOrPromise]]:
    """(code, name) of every language that the site teaches in."""
    return [(code, language_label(code)) for code, _name in settings.LANGUAGES]
