"""The one address."""

from django.urls import path

from bench.bare.views import write

urlpatterns = [path("write/", write)]
