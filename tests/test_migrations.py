"""The migrations say what the models say, have names, and build the same tables on every database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = ["lms", *settings.LMS_PLUGINS]
AUTOMATIC = re.compile(r"_auto_\d{8}|_alter_.+_and_more$|_and_more$")


def own_migrations() -> list[Path]:
    return [path for app in OURS for path in (Path(settings.BASE_DIR) / app / "migrations").glob("0*.py")]


@pytest.mark.django_db
@pytest.mark.database_sensitive
def test_models_have_no_change_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_migration_of_ours_is_applied_and_none_conflicts() -> None:
    loader = MigrationLoader(connection)

    assert loader.detect_conflicts() == {}
    labels = {apps.get_app_config(label).label for label in (config.label for config in apps.get_app_configs())}
    ours = {key for key in loader.graph.nodes if key[0] in labels and key[0].startswith("lms")}
    assert ours <= set(loader.applied_migrations)


@pytest.mark.parametrize("path", own_migrations(), ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_migration_has_a_name_that_says_what_it_does(path: Path) -> None:
    assert re.match(r"^\d{4}_[a-z0-9_]+$", path.stem)
    assert not AUTOMATIC.search(path.stem)
    assert (path.parent / "0001_initial.py").exists()


@pytest.mark.parametrize("app", OURS)
def test_migrations_of_a_plugin_depend_on_no_sibling(app: str) -> None:
    """A foreign key into a sibling would show here even if it is written as a string."""
    label = next(config.label for config in apps.get_app_configs() if config.name == app)
    siblings = {config.label for config in apps.get_app_configs() if config.name in settings.LMS_PLUGINS} - {label}
    if app == "lms":
        siblings = {config.label for config in apps.get_app_configs() if config.name in settings.LMS_PLUGINS}
    loader = MigrationLoader(None)
    own = [node for node in loader.disk_migrations if node[0] == label]

    needed = {dependency[0] for node in own for dependency in loader.disk_migrations[node].dependencies}

    assert not needed & siblings
