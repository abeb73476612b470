"""One-line receivers, connected in LmsConfig.ready()."""

from __future__ import annotations

from typing import Any

from lms.completion import api


def on_learner_record_changed(sender: Any, enrolment_id: int, **kwargs: Any) -> None:
    api.complete_if_met(enrolment_id)
