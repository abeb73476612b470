"""Another site can install `lms` and any one plugin: checks, migrations and the plugin's own tests pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PLUGINS = ["courses", "workbook", "assessments", "certificates", "tot"]
NOTHING_COLLECTED = 5

pytestmark = pytest.mark.skipif(
    "LMS_ONLY_PLUGIN" in os.environ, reason="this is the inner run that the test itself starts"
)

PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("check")
call_command("makemigrations", check=True, dry_run=True, verbosity=1)
call_command("migrate", verbosity=0)
"""


def run(plugin: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A Python process of its own whose site has this plugin only and a database in `folder`."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    variables |= {
        "DJANGO_SETTINGS_MODULE": "lms.settings.test",
        "LMS_ONLY_PLUGIN": plugin,
        "LMS_VAR_DIR": str(folder),
        # The name that the inner pytest will use: it then finds the tables that are already there.
        "LMS_TEST_DATABASE_URL": f"sqlite:///{folder / 'test-main.sqlite3'}",
    }
    command = (sys.executable, *command)
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=600)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_plugin_installs_alone(plugin: str, tmp_path: Path) -> None:
    prepared = run(plugin, tmp_path, "-c", PREPARE)
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr

    own = ["-m", "pytest", f"tests/{plugin}", "-m", "not e2e", "-x", "-q", "-p", "no:cacheprovider", "--reuse-db"]
    tested = run(plugin, tmp_path, *own)

    assert tested.returncode in (0, NOTHING_COLLECTED), tested.stdout[-4000:] + tested.stderr[-2000:]


HOST = """
import django
django.setup()
from django.core.management import call_command
call_command("check")
call_command("migrate", verbosity=0)
from django.test import Client
for address in ("/en/", "/ar/account/login/", "/en/help/"):
    response = Client().get(address)
    assert response.status_code == 200, (address, response.status_code)
"""


@pytest.mark.parametrize("plugin", PLUGINS)
def test_another_site_installs_the_plugin_as_the_readme_says(plugin: str, tmp_path: Path) -> None:
    variables = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        "DJANGO_SETTINGS_MODULE": "tests.host_site.settings",
        "HOST_PLUGIN": plugin,
        "HOST_FOLDER": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", HOST], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
