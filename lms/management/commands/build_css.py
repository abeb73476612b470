"""Join the component sheets into the one that pages load."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lms import stylesheet


class Command(BaseCommand):
    help = "Write lms/static/lms/css/lms.css from the component sheets beside it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        text = stylesheet.joined()
        stylesheet.TARGET.write_text(text, encoding="utf-8")
        self.stdout.write(f"{stylesheet.TARGET.name}: {len(text.encode())} bytes from {len(stylesheet.PARTS)} sheets")
