"""Facts that the ground floor announces, after commit and with `send_robust`.

A receiver is connected in the plugin's `AppConfig.ready()` and is one call to that plugin's api. A
failing receiver is logged and never undoes the fact; every receiver has a command that repairs what
it missed.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import Signal

# kwargs: enrolment_id (int). Attendance, progress, a released grade or a sign-off changed.
learner_record_changed = Signal()
# kwargs: completion_id (int). The certification rule was met and the Completion is written.
enrolment_completed = Signal()
# kwargs: cohort_id (int), kind (str: "group" or "pair"). Who is in which group or pair of a cohort changed, or
# the name of one.
groups_changed = Signal()


def announce(signal: Signal, **facts: Any) -> None:
    """Send `signal` with `facts` once the surrounding transaction has committed (at once outside one)."""
    transaction.on_commit(lambda: signal.send_robust(sender=None, **facts))
