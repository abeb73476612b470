"""What the pages of this plugin need on a device without a connection."""

from __future__ import annotations

__all__ = ["offline_files"]

SCRIPTS = ("autosave", "conflict", "fields", "kept", "save_bar", "told")


def offline_files() -> list[str]:
    """Names of static files: the style sheet and the scripts of an exercise."""
    return ["lms_workbook/css/workbook.css", *(f"lms_workbook/js/{name}.js" for name in SCRIPTS)]
