"""Record how far a learner is. Plugins call this; the ground floor never asks how they know."""

from __future__ import annotations

from django.db import transaction

from lms.delivery.models import Enrolment
from lms.progress.models import Progress
from lms.signals import announce, learner_record_changed

__all__ = ["record_progress"]

State = Progress.State

# What may follow what. Reading a page again never takes back that an answer was handed in.
FOLLOWS = {
    State.STARTED: {State.SUBMITTED, State.ACCEPTED},
    State.SUBMITTED: {State.RETURNED, State.ACCEPTED},
    State.RETURNED: {State.SUBMITTED, State.ACCEPTED},
    State.ACCEPTED: {State.RETURNED},
}


@transaction.atomic
def record_progress(*, enrolment: Enrolment, activity_id: int, state: str, step: int = 0) -> Progress:
    """Move the progress of an activity to `state`, and its `step` forward.

    A step back that `FOLLOWS` does not know is ignored: repeated and late requests are harmless.
    Returns the row as it then is. Announces `learner_record_changed` when the state changed.
    """
    progress, created = Progress.objects.select_for_update().get_or_create(
        enrolment=enrolment, activity_id=activity_id, defaults={"state": state, "step": step}
    )
    moved = not created and state in FOLLOWS[State(progress.state)]
    if created or moved:
        announce(learner_record_changed, enrolment_id=enrolment.pk)
    if moved or step > progress.step:
        progress.state = state if moved else progress.state
        progress.step = max(progress.step, step)
        progress.save(update_fields=["state", "step", "updated_at"])
    return progress
