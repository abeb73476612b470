"""The service worker as one classic script, joined from the modules that the pages load too.

Firefox has no service workers made of modules, and a second copy of the outbox by hand would drift apart
from the first. So the imports and exports are taken out of the modules, and they are put one after another.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from lms import registry

__all__ = ["OWN_FILES", "plain_script", "worker_script"]

FOLDER = Path(__file__).resolve().parent.parent / "static" / "lms" / "js"
# In the order of their imports.
MODULES = ("device", "outbox", "sender", "kept_pages", "worker")
SCRIPTS = ("dialog", "toast", "save_state", "offline", "take_along", "kept_list", "sign_out", *MODULES[:-1])
OWN_FILES = (
    "lms/css/lms.css",
    "lms/img/sprite.svg",
    "lms/img/icon.svg",
    *(f"lms/js/{name}.js" for name in SCRIPTS),
)
IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
EXPORT = re.compile(r"^export\s+(?=async |function |const |class )", re.MULTILINE)


def plain_script(module: str) -> str:
    """A module without its imports and exports. Pure."""
    return EXPORT.sub("", IMPORT.sub("", module))


def worker_script() -> str:
    """The whole script. Its version changes with the code and with every file that it keeps."""
    files = [*OWN_FILES, *registry.offline_files.ask()]
    code = "\n".join(plain_script((FOLDER / f"{name}.js").read_text(encoding="utf-8")) for name in MODULES)
    kept = {"files": [static(name) for name in files], "fallbacks": _fallbacks(), "statics": settings.STATIC_URL}
    version = hashlib.sha256("\n".join([code, json.dumps(kept), *map(_digest, files)]).encode()).hexdigest()[:12]
    return f'"use strict";\nconst SETTINGS = {json.dumps({"version": version, **kept})};\n{code}'


def _fallbacks() -> dict[str, str]:
    """The page that stands in for one that the device does not have, in each language."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses[code] = reverse("lms:offline")
    return addresses


def _digest(name: str) -> str:
    """The content of a static file. Read once where the names carry it already."""
    return _read_digest(name) if not settings.DEBUG else _read_digest.__wrapped__(name)


@cache
def _read_digest(name: str) -> str:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest() if isinstance(found, str) else ""
