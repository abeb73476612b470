"""Issue what a lost signal or a solved problem has left behind. Safe to run at any time and often."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from certificates.api import issue_missing_certificates


class Command(BaseCommand):
    help = "Issue a certificate for every completion that has none."

    def handle(self, *args: Any, **options: Any) -> None:
        report = issue_missing_certificates()
        self.stdout.write(f"{report.issued} issued, {report.failed} could not be issued")
