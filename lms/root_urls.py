"""Addresses without a language: a service worker rules over what lies below its own address."""

from django.urls import path

from lms.offline import views

urlpatterns = [
    path("device/", views.device, name="lms_device"),
    path("service-worker.js", views.service_worker, name="lms_service_worker"),
]
