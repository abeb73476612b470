"""What the admin lists of records share: a record that others rest on is refused deletion with a sentence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet


class ProtectedDeleteView(DeleteView):  # type: ignore[misc]
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except ProtectedError:
            text = _("“%(name)s” cannot be deleted: records of people rest on it.")
            messages.error(request, text % {"name": self.object})
            return redirect(self.get_success_url())
        return response


class RecordViewSet(ModelViewSet):  # type: ignore[misc]
    """A ModelViewSet for rows that PROTECT others."""

    delete_view_class = ProtectedDeleteView
