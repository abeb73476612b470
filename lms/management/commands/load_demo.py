"""manage.py load_demo: invented people, accounts and cohorts for a demonstration."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.demo.api import DEMO_PASSWORD, NotADemonstrationError, demo_accounts, load_demo
from lms.models import Course


class Command(BaseCommand):
    help = "Load demo people, accounts and cohorts (only where LMS_DEMONSTRATION is on). Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load_demo()
        except NotADemonstrationError as error:
            raise CommandError(str(error)) from error
        except Course.DoesNotExist as error:
            raise CommandError("There is no course yet: run `manage.py load_curriculum` first.") from error
        self.stdout.write(f"Demo accounts, all with the password {DEMO_PASSWORD}:")
        for account in demo_accounts():
            self.stdout.write(f"  {account.role:<28} {account.email}")
