"""Django's sessions in the database, found without composing the query anew at every request."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from lms import rows

__all__ = ["SessionStore"]


class SessionStore(DatabaseStore):
    """The value of SESSION_ENGINE is this module. Rows, cookies and rules are those of Django."""

    def _get_session_from_db(self) -> Any:
        """The row of a running session. Anything else goes Django's way, which notes and forgets the key."""
        found = rows.fetch(self.model, self.session_key)
        if found is not None and found.expire_date > timezone.now():
            return found
        return super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
