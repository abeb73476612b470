"""Tests: SQLite in a file (or LMS_TEST_DATABASE_URL), fast password hashing, mail kept in memory."""

import os

from lms.settings.base import *

DEBUG = False
SECRET_KEY = "test-only"  # noqa: S105 - tests only
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LMS_DEMONSTRATION = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# One plugin alone on the ground floor: see tests/test_installs_alone.py.
only_plugin = os.environ.get("LMS_ONLY_PLUGIN")
if only_plugin:
    INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in LMS_PLUGINS or app == only_plugin]
    LMS_PLUGINS = [only_plugin]
DATABASES = {"default": env.db("LMS_TEST_DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'test-base.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    # A file, not memory: the live server's threads must see the same database as the test.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{worker}.sqlite3")}
