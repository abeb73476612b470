"""All addresses. Plugins are included by name when they are installed; each has a language prefix."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.functional import lazy
from django.utils.module_loading import module_has_submodule
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lms.conf import lms_setting
from lms.people.doors import account_doors, admin_doors, page_doors

handler400 = "lms.errors.bad_request"
handler403 = "lms.errors.permission_denied"
handler404 = "lms.errors.page_not_found"


def plugin_urls(module: str) -> list[URLPattern | URLResolver]:
    """The addresses of every installed plugin that has a module of this name (`urls`, `root_urls`)."""
    configs = [config for config in apps.get_app_configs() if config.name in lms_setting("LMS_PLUGINS")]
    return [
        path("", include(f"{config.name}.{module}"))
        for config in configs
        if module_has_submodule(config.module, module)
    ]


# Lazy: the name of a static file is known only when the files are collected.
ICON = lazy(static, str)("lms/img/icon.svg")

urlpatterns = [
    path("favicon.ico", RedirectView.as_view(url=ICON), name="favicon"),
    path("admin/", include(admin_doors())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("lms.root_urls")),
    # Addresses that are printed or scanned stand without a language.
    *plugin_urls("root_urls"),
    *i18n_patterns(
        path("account/", include(account_doors())),
        path("account/", include("allauth.account.urls")),
        path("", include("lms.site_urls")),
        *plugin_urls("urls"),
        path("courses/", include(page_doors())),
        path("courses/", include(wagtail_urls)),
    ),
]
