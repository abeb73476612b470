"""Form F1: needs and vulnerability assessment."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workbook.worksheet.inputs import Choice, Date, Number, Text
from workbook.worksheet.layout import Layout, Section, Table
from workbook.worksheet.vocabulary import LEVELS, URGENCY, URGENCY_TONES, YES_NO

SCREEN = (*YES_NO, ("unclear", _("Not clear")))
SCREEN_TONES = {"yes": "bad", "unclear": "wait", "no": "ok"}
OLDEST = Decimal(120)


def screened(key: str, label: object) -> tuple[Choice, Text]:
    """A question of the urgent screen, with a note."""
    return (
        Choice(key=key, label=label, choices=SCREEN, tones=SCREEN_TONES, is_needed=True),  # type: ignore[arg-type]
        Text(key=f"{key}_note", label=_("What was seen or said")),
    )


LAYOUT = Layout(
    (
        Section(
            "consent",
            _("Consent comes first"),
            (
                Text(key="case_no", label=_("Case number"), hint=_("Never a name."), is_optional_part=True),
                Choice(key="consent_given", label=_("Consent given"), choices=YES_NO, is_needed=True),
                Text(key="consent_purpose", label=_("Purpose, as it was explained"), rows=2, is_needed=True),
                Text(key="consent_readers", label=_("Who will see it"), rows=2, is_needed=True),
                Date(key="consent_date", label=_("Date of consent")),
            ),
        ),
        Section(
            "urgent",
            _("Urgent safety screen"),
            (
                *screened("shelter", _("No safe place to sleep tonight")),
                *screened("health", _("Urgent health need")),
                *screened("harm", _("Risk of harm from others or to oneself")),
                *screened("child", _("A child is at risk or alone")),
                *screened("trafficking", _("Signs of trafficking or exploitation")),
            ),
            hint=_("Ask only what your role needs. A sign is referred, not investigated."),
        ),
        Table(
            "household",
            _("Household"),
            _("Person"),
            (
                Text(key="person", label=_("Person"), hint=_("Relation to the returnee"), is_needed=True),
                Number(key="age", label=_("Age"), maximum=OLDEST),
                Text(key="relation_work", label=_("School, work or care")),
                Text(key="note", label=_("Note"), is_optional_part=True),
            ),
            start=3,
        ),
        Section(
            "needs",
            _("Needs by dimension"),
            (
                Text(key="needs_economic", label=_("Economic needs"), rows=3, is_needed=True),
                Text(key="needs_social", label=_("Social needs"), rows=3, is_needed=True),
                Text(key="needs_psychosocial", label=_("Psychosocial needs"), rows=3, is_needed=True),
            ),
        ),
        Table(
            "factors",
            _("Risk and protective factors"),
            _("Factor"),
            (
                Text(key="factor", label=_("Factor"), is_needed=True, share=4),
                Choice(
                    key="effect",
                    label=_("Effect"),
                    choices=(("risk", pgettext_lazy("factor", "Risk")), ("protective", _("Protective"))),
                    tones={"risk": "bad", "protective": "ok"},
                    is_needed=True,
                ),
                Choice(key="level", label=_("Level"), choices=LEVELS, is_needed=True),
            ),
            start=6,
        ),
        Section("skills", _("Skills"), (Text(key="skills", label=_("Skills and experience"), rows=3),)),
        Table(
            "documents",
            _("Documents"),
            _("Document"),
            (
                Text(key="document", label=_("Document"), is_needed=True),
                Choice(
                    key="state",
                    label=_("State"),
                    choices=(
                        ("held", _("Held")),
                        ("copy", _("Copy only")),
                        ("missing", _("Missing")),
                        ("unknown", _("Not known")),
                    ),
                    tones={"held": "ok", "copy": "wait", "missing": "bad"},
                    is_needed=True,
                ),
                Text(key="step", label=_("Next step")),
            ),
        ),
        Table(
            "priorities",
            _("Priorities"),
            _("Priority"),
            (
                Text(key="need", label=_("Need"), is_needed=True),
                Choice(key="urgency", label=_("Urgency"), choices=URGENCY, tones=URGENCY_TONES, is_needed=True),
                Text(key="step", label=_("First step"), is_needed=True),
                Text(key="who", label=_("Who")),
            ),
        ),
        Section(
            "own",
            _("The returnee's own priority"),
            (Text(key="own_priority", label=_("In the person's own words"), rows=3, is_needed=True),),
        ),
    )
)
