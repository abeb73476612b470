"""Words that several forms offer to choose from; the keys are kept in answers and never change."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["DIMENSIONS", "DIMENSION_LABELS", "LEVELS", "SIGN_DIMENSIONS", "URGENCY", "URGENCY_TONES", "YES_NO"]

ECONOMIC, SOCIAL, PSYCHOSOCIAL = "economic", "social", "psychosocial"
DIMENSIONS = ((ECONOMIC, _("Economic")), (SOCIAL, _("Social")), (PSYCHOSOCIAL, _("Psychosocial")))
DIMENSION_LABELS = dict(DIMENSIONS)
SIGN_DIMENSIONS = (*DIMENSIONS, ("engagement", _("Engagement")))
LEVELS = (
    ("individual", _("Individual")),
    ("household", _("Household")),
    ("community", _("Community")),
    ("structural", _("Structural")),
)
# Priorities of form F1: urgent within 48 hours, high within 7 days, normal within 30.
URGENCY = (("urgent", _("Urgent, 48 hours")), ("high", _("High, 7 days")), ("normal", _("Normal, 30 days")))
URGENCY_TONES = {"urgent": "bad", "high": "wait"}
YES_NO = (("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No")))
