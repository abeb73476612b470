"""One-line receivers, connected in CertificatesConfig.ready()."""

from __future__ import annotations

from typing import Any

from certificates import api


def on_enrolment_completed(sender: Any, completion_id: int, **kwargs: Any) -> None:
    api.issue_certificate(completion_id)
