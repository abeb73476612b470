"""Addresses of a course for those who are in a cohort of it."""

from django.urls import path

from courses import views

app_name = "lms_courses"

urlpatterns = [
    path("learn/", views.current, name="current"),
    path("learn/<slug:cohort>/", views.outline, name="outline"),
    path("learn/<slug:cohort>/lesson/<slug:slug>/", views.lesson, name="lesson"),
    path("learn/<slug:cohort>/lesson/<slug:slug>/<int:step>/", views.lesson, name="step"),
]
