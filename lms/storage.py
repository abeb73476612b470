"""Static files under names that carry their content."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage

__all__ = ["StaticStorage"]

_, MODULE_PATTERNS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's; our own scripts import each other under these names too.

    Else a page that is newer than a module in a cache would mix two releases, on a device that keeps files.
    Scripts of packages are left alone: in some, comments look like imports of files that do not exist.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("lms*/js/*.js", MODULE_PATTERNS))
