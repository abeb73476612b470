"""Addresses of Wagtail. The admin is closed as a whole; see the policy test."""

from __future__ import annotations

from tests.permissions.table import EVERYBODY, Row

# Prefixes that are tested as a whole instead of by rows.
POLICIES = {
    "admin/": "closed to everybody without the right to enter it",
}
# Parts of the admin that must answer before anybody has signed in; they show nothing of the site's data.
ADMIN_OPEN = [
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
]

ROWS: list[Row] = [
    Row("wagtaildocs_serve", EVERYBODY, args=("999999", "nothing.pdf"), ok=404, wrong=None),
    Row("wagtaildocs_authenticate_with_password", EVERYBODY, args=("999999",), ok=404, wrong=None),
    Row("wagtailcore_authenticate_with_password", EVERYBODY, args=("999999", "999999"), ok=404, wrong=None),
    Row("wagtailcore_login", EVERYBODY, ok=302, wrong=None, is_page=False),
    Row("wagtail_serve", EVERYBODY, args=("no-such-page/",), ok=404, wrong=None),
]
