"""Addresses within a language."""

from django.urls import path

from certificates import register_views, views

app_name = "lms_certificates"

urlpatterns = [
    path("c/", views.check, name="check"),
    # `path`, because what people paste may have slashes in it, and every text gets an answer.
    path("c/<path:code>", views.verify, name="verify"),
    path("certificates/", views.mine, name="mine"),
    path("certificates/register/", register_views.register, name="register"),
    path("certificates/register/waiting/", register_views.waiting, name="waiting"),
    path("certificates/register/waiting/<uuid:key>/", register_views.retry, name="retry"),
    path("certificates/register/<slug:code>/", register_views.detail, name="detail"),
    path("certificates/<slug:code>.pdf", views.download, name="download"),
]
