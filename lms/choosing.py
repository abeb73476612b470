"""What a chooser takes back: keys out of an address, which anybody can type."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404
from wagtail.admin.views.generic.chooser import ChosenMultipleView, ChosenView

__all__ = ["StrictChosenMultipleView", "StrictChosenView"]

KEY = re.compile(r"[0-9]{1,18}")  # stays below the largest key that a database holds


def _checked(key: str) -> str:
    if not KEY.fullmatch(key):
        raise Http404
    return key


class StrictChosenView(ChosenView):  # type: ignore[misc]
    """The chosen one; what cannot be a key is not found instead of an error of the server."""

    def get_object(self, pk: str) -> Any:
        return super().get_object(_checked(pk))


class StrictChosenMultipleView(ChosenMultipleView):  # type: ignore[misc]
    """The chosen ones; what cannot be a key is not found instead of an error of the server."""

    def get_objects(self, pks: list[str]) -> Any:
        return super().get_objects([_checked(pk) for pk in pks])
