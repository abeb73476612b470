"""Form F3: referral with minimum data, followed until the loop is closed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workbook.kinds.referral_form.timing import answered_within, outcome_within
from workbook.worksheet.inputs import Choice, Computed, Date, Text, Tick
from workbook.worksheet.layout import Layout, Section
from workbook.worksheet.vocabulary import URGENCY, URGENCY_TONES

LAYOUT = Layout(
    (
        Section(
            "parties",
            _("From and to"),
            (
                Text(key="sender", label=_("Sender"), hint=_("Office and role, not a name"), is_needed=True),
                Text(
                    key="receiver", label=_("Receiver"), hint=_("Service and role of the focal point"), is_needed=True
                ),
            ),
        ),
        Section(
            "reason",
            _("Reason"),
            (
                Text(key="need", label=_("What is asked for"), rows=2, is_needed=True),
                Text(key="reason", label=_("Why, in one or two sentences"), rows=3, is_needed=True),
                Choice(key="urgency", label=_("Urgency"), choices=URGENCY, tones=URGENCY_TONES, is_needed=True),
                Text(key="urgent_note", label=_("What must happen before the receiver answers"), rows=2),
            ),
        ),
        Section(
            "consent",
            _("Consent"),
            (
                Choice(
                    key="consent",
                    label=_("Consent"),
                    choices=(
                        ("yes", pgettext_lazy("consent", "Given")),
                        ("assent", _("Child's assent, with a guardian or authority")),
                        ("no", _("Not given")),
                    ),
                    is_needed=True,
                ),
                Text(key="consent_by", label=_("Given by, and how it was explained"), rows=2, is_needed=True),
                Date(key="consent_date", label=_("Date"), is_optional_part=True),
            ),
        ),
        Section(
            "data",
            _("Data that go with the referral"),
            (
                Tick(key="data_name", label=_("Name or code")),
                Tick(key="data_contact", label=_("Way of contact that is safe")),
                Tick(key="data_age", label=_("Age")),
                Tick(key="data_need", label=_("The need")),
                Tick(key="data_documents", label=_("State of identity documents")),
                Tick(key="data_skills", label=_("Skills")),
                Tick(key="data_health", label=_("Health information")),
                Tick(key="data_story", label=_("Story of the journey or the asylum claim")),
                Tick(key="data_third", label=_("Names of other people")),
            ),
            hint=_("Tick the least that the receiver needs for the service."),
        ),
        Section(
            "follow",
            _("Follow-up"),
            (
                Date(key="sent", label=_("Sent on")),
                Date(key="acknowledged", label=_("Acknowledged on")),
                Computed(key="answer_time", label=_("Answer (within 3 working days)"), compute=answered_within),
                Date(key="given", label=_("Service given on")),
                Date(key="outcome_date", label=_("Outcome known on")),
                Computed(key="outcome_time", label=_("Outcome (within 30 days)"), compute=outcome_within),
                Text(key="outcome", label=_("Outcome"), rows=2),
                Text(key="feedback", label=_("What the returnee says about it"), rows=2, is_optional_part=True),
                Text(key="gap", label=_("Gap to be noted"), rows=2, is_optional_part=True),
            ),
        ),
    )
)
