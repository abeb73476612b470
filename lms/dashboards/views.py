"""The home page of each role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The front page for visitors, the home of their role for everybody else."""
    return render(request, "lms/home_visitor.html")
