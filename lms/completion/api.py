"""Judge a learner against the rule of the cohort's edition, sign off, and write the completion."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lms.completion.models import CertificationRule, Completion, SignOff
from lms.completion.policy import RequiredActivity, Rule, Verdict, judge
from lms.completion.queries import facts_for
from lms.delivery.api import CohortClosedError
from lms.delivery.models import Cohort, Enrolment
from lms.people.models import Person
from lms.signals import announce, enrolment_completed, learner_record_changed

__all__ = ["complete_if_met", "complete_missing", "rule_of_course", "sign_off", "verdict_for"]

logger = logging.getLogger(__name__)


def rule_of_course(rule: CertificationRule) -> Rule:
    """The editable rule of a course as the value that an edition keeps."""
    required = tuple(
        RequiredActivity(code=one.activity.code, state=one.state, min_percent=one.min_percent)  # type: ignore[arg-type]
        for one in rule.requirements.select_related("activity").order_by("activity__position")
    )
    return Rule(attendance_percent=rule.attendance_percent, activities=required, trainer_sign_off=rule.trainer_sign_off)


def verdict_for(enrolment: Enrolment) -> Verdict:
    """What is met and what is missing for the certificate, by the rule of the cohort's edition."""
    return judge(Rule.from_json(enrolment.cohort.edition.rule), facts_for(enrolment))


@transaction.atomic
def sign_off(*, enrolment: Enrolment, by: Person) -> SignOff:
    """A trainer confirms the learner's participation; signing twice keeps the first signature.

    Raises CohortClosedError.
    """
    if enrolment.cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Nobody can be signed off any more."))
    row, created = SignOff.objects.get_or_create(enrolment=enrolment, defaults={"by": by})
    if created:
        announce(learner_record_changed, enrolment_id=enrolment.pk)
    return row


@transaction.atomic
def complete_if_met(enrolment_id: int) -> Completion | None:
    """Write the Completion of an active enrolment whose rule is met; once, whoever calls how often.

    Returns it, or None while something is missing. Announces `enrolment_completed` when it is new.
    """
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("cohort__edition")
        .filter(pk=enrolment_id, state=Enrolment.State.ACTIVE)
        .first()
    )
    if enrolment is None:
        return None
    existing = Completion.objects.filter(enrolment=enrolment).first()
    if existing is not None:
        return existing
    verdict = verdict_for(enrolment)
    if not verdict.is_met:
        return None
    snapshot: dict[str, Any] = {"rule": enrolment.cohort.edition.rule, "items": verdict.to_json()}
    completion = Completion.objects.create(enrolment=enrolment, verdict=snapshot)
    announce(enrolment_completed, completion_id=completion.pk)
    return completion


def complete_missing() -> int:
    """Complete every active enrolment whose rule is met but whose signal was lost. Returns how many."""
    waiting = Enrolment.objects.filter(state=Enrolment.State.ACTIVE, completion__isnull=True)
    return sum(complete_if_met(pk) is not None for pk in waiting.values_list("pk", flat=True))
