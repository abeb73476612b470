"""Development: what `make run` uses. Demo accounts exist only here."""

from lms.settings.base import *

DEBUG = True
SECRET_KEY = "development-only-and-never-secret"  # noqa: S105 - public on purpose, development only
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
LMS_DEMONSTRATION = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
