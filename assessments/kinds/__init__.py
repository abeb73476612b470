"""The kinds of question. A kind is a folder here with a module `kind` that holds a `KIND`.

A new folder is found by itself; no other file names the kinds.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assessments.kinds.base import QuestionKind

__all__ = ["all_kinds", "folder_names", "get_kind"]


def folder_names() -> list[str]:
    """Names of the folders that hold a kind, in alphabetical order."""
    return [module.name for module in iter_modules(__path__) if module.ispkg]


@cache
def _by_key() -> dict[str, QuestionKind]:
    kinds = [import_module(f"{__name__}.{name}.kind").KIND for name in folder_names()]
    return {kind.key: kind for kind in sorted(kinds, key=lambda kind: kind.order)}


def all_kinds() -> list[QuestionKind]:
    """Every kind, in the order in which authors are offered them. Needs loaded apps."""
    return list(_by_key().values())


def get_kind(key: str) -> QuestionKind:
    """The kind with this key; KeyError for an unknown one."""
    return _by_key()[key]
