"""Addresses of the ground floor, inside the language prefix."""

from django.urls import path

from lms.dashboards import views as dashboards

app_name = "lms"

urlpatterns = [
    path("", dashboards.home, name="home"),
]
