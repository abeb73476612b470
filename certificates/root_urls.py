"""Addresses that are printed: short, without a language, for ever."""

from django.urls import path

from certificates import views

urlpatterns = [
    path("c/", views.to_check, name="certificate_check"),
    path("c/<path:code>", views.to_verify, name="certificate_verify"),
]
