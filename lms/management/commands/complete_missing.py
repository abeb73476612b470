"""manage.py complete_missing: write completions whose signal was lost. Safe to repeat; run it nightly."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lms.completion.api import complete_missing


class Command(BaseCommand):
    help = "Complete every enrolment that meets its rule and has no completion yet."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{complete_missing()} completed")
