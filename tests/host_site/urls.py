"""The addresses of the host site, with those of the ground floor and of its one plugin."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from lms.urls import plugin_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("", include("lms.root_urls")),
    *plugin_urls("root_urls"),
    *i18n_patterns(
        path("account/", include("allauth.account.urls")),
        path("", include("lms.site_urls")),
        *plugin_urls("urls"),
        path("pages/", include(wagtail_urls)),
    ),
]
