"""Addresses of django-allauth. Nobody signs up by himself; what concerns an account needs one."""

from __future__ import annotations

from tests.permissions.table import EVERYBODY, SIGNED_IN, Row, Who

# Signed-in people are sent home from the pages that sign in.
ONLY_VISITORS = dict.fromkeys(SIGNED_IN, 302)
VISITOR = (Who.ANONYMOUS,)

ROWS = [
    Row("account_login", EVERYBODY, expect=ONLY_VISITORS, wrong=None, seen_by=VISITOR),
    Row("account_signup", EVERYBODY, expect=ONLY_VISITORS, wrong=None, seen_by=VISITOR),
    Row("account_request_login_code", EVERYBODY, expect=ONLY_VISITORS, wrong=None, seen_by=VISITOR),
    Row("account_confirm_login_code", EVERYBODY, ok=302, wrong=None, is_page=False),
    Row("account_logout", EVERYBODY, expect={Who.ANONYMOUS: 302}, wrong=None),
    Row("account_inactive", EVERYBODY, wrong=None),
    Row("account_reauthenticate", SIGNED_IN, wrong=None),
    Row("account_email", EVERYBODY, ok=302, wrong=None, is_page=False),
    Row("account_email_verification_sent", EVERYBODY, wrong=None),
    Row("account_confirm_email", EVERYBODY, args=("no-such-key",), wrong=None),
    Row("account_change_password", SIGNED_IN, wrong=None),
    Row("account_set_password", SIGNED_IN, ok=302, wrong=None, is_page=False),
    Row("account_reset_password", EVERYBODY, wrong=None),
    Row("account_reset_password_done", EVERYBODY, wrong=None),
    Row("account_reset_password_from_key", EVERYBODY, args=("1", "no-such-key"), wrong=None),
    Row("account_reset_password_from_key_done", EVERYBODY, wrong=None),
]
