"""What the pages of this plugin need on a device without a connection."""

from __future__ import annotations

__all__ = ["offline_files"]

SCRIPTS = ("attempt", "draft", "places")


def offline_files() -> list[str]:
    """Names of static files: the style sheet and the scripts of a quiz."""
    return ["lms_assessments/css/quiz.css", *(f"lms_assessments/js/{name}.js" for name in SCRIPTS)]
