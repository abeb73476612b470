"""`manage.py load_curriculum`: the curriculum files into the catalogue and the page tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.conf import lms_setting
from lms.curriculum.reading import CurriculumError
from lms.curriculum.running import load_curriculum


class Command(BaseCommand):
    help = "Load or reload the curriculum files. Checks all of them first; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=None, help="the folder (default: LMS_FIXTURES_DIR)")
        parser.add_argument("--dry-run", action="store_true", help="do everything, then roll back")
        parser.add_argument(
            "--publish-edition", action="store_true", help="publish a new edition of each course if anything changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        root = options["path"] or Path(lms_setting("LMS_FIXTURES_DIR"))
        try:
            summary = load_curriculum(root, dry_run=options["dry_run"], publish=options["publish_edition"])
        except CurriculumError as error:
            count = len(error.problems)
            raise CommandError(f"{error}\n{count} problem(s); nothing was written.") from error
        done = [f"{kind}: {count}" for kind, count in summary.changed_by_kind.items() if count]
        self.stdout.write(
            f"{summary.files} files, {summary.changed} changed" + (f" ({', '.join(done)})" if done else "")
        )
        for edition in summary.editions:
            self.stdout.write(f"edition published: {edition}")
        if options["dry_run"]:
            self.stdout.write("dry run: nothing was written")
