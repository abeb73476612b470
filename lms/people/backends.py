"""Who is behind a session, found without composing the query anew at every request."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from lms import rows

__all__ = ["DoorBackend", "PasswordBackend"]


class _PlainLookup(ModelBackend):
    def get_user(self, user_id: Any) -> Any:
        """The account, None if there is none or it may not sign in (one query)."""
        account = rows.fetch(get_user_model(), user_id)
        return account if account is not None and self.user_can_authenticate(account) else None


class PasswordBackend(_PlainLookup):
    """Django's."""


class DoorBackend(_PlainLookup, AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """That of allauth: e-mail address with a password or a code."""
