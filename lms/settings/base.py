"""Settings shared by every environment. Plugins are named here by string only."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

VAR_DIR = Path(env("LMS_VAR_DIR", default=str(BASE_DIR / "var")))

# The plugins in the order of their dependency on nothing but `lms`; remove one and the site still runs.
LMS_PLUGINS = ["courses", "workbook", "assessments", "certificates", "tot"]

INSTALLED_APPS = [
    *LMS_PLUGINS,
    "lms",
    "polymorphic",
    "allauth",
    "allauth.account",
    "django_htmx",
    "csp",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Above whitenoise, so that style sheets are compressed where no compressed file was collected.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lms.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lms.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "lms.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database and cache -------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'lms.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL with synchronous=FULL: a killed process loses nothing that was acknowledged.
    # IMMEDIATE: two writers queue for the lock instead of failing half-way through a transaction.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A connection that is kept saves the pragmas and, on SQLite, the reading of the whole schema at every request.
DATABASES["default"]["CONN_MAX_AGE"] = 60
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://lms")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- languages ----------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ar", "العربية"), ("ckb", "کوردی")]
LANGUAGES_BIDI = ["ar", "ckb"]
# What is shown, and marked as such, where a text does not exist in the reader's language.
LMS_LANGUAGE_FALLBACK = {"en": ["ar", "ckb"], "ar": ["en", "ckb"], "ckb": ["ar", "en"]}
USE_I18N = True
USE_TZ = True
TIME_ZONE = env("LMS_TIME_ZONE", default="Asia/Baghdad")
FORMAT_MODULE_PATH = ["lms.formats"]
LOCALE_PATHS: list[str] = []

# --- accounts -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "lms.people.backends.PasswordBackend",
    "lms.people.backends.DoorBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "lms.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# A whole classroom sits behind one address: limit by account first, by address only against floods.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "200/m/ip,8/5m/key",
    "request_login_code": "200/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/5m/key",
    "reset_password_from_key": "200/m/ip",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "lms:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "lms:home"
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
SESSION_ENGINE = "lms.people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lms.errors.csrf_failure"

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lms.storage.StaticStorage"},
}

# --- security -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    # The page editor of Wagtail writes inline styles and scripts; nothing else may.
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# --- wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = _("Reintegration Training Institute")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_BASE_URL = env("LMS_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "lms.images.ImageForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ar", "العربية")]

# --- this project -------------------------------------------------------------------------------
# Printed on certificates and in QR codes; must stay reachable for as long as certificates are.
LMS_BASE_URL = WAGTAILADMIN_BASE_URL
LMS_FIXTURES_DIR = BASE_DIR / "fixtures"
# True only where the people and results are invented (development): the footer says so.
LMS_DEMONSTRATION = False

DEFAULT_FROM_EMAIL = env("LMS_FROM_EMAIL", default="institute@institute.example")
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
