"""The kinds of exercise. Each is a folder here; a new folder is a new kind, nothing else changes.

A folder holds `kind.py` (one subclass of `base.Kind`, named `KIND`), `models.py` (what authors edit, named
`EXERCISE`) and `schema.py`. A kind that is a form of sections and tables adds `layout.py` and takes the
rest from `workbook.worksheet`; another adds `forms.py` and its templates in
`templates/lms_workbook/kinds/<key>/`. `marking.py` and `picture.py` are pure.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from workbook.kinds.base import Kind, UnknownKindError

__all__ = ["all_kinds", "kind_of", "load_models"]


@cache
def _folders() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in iter_modules(__path__) if module.ispkg))


def load_models() -> None:
    """Import the models of every kind; called once, when Django loads the plugin's models."""
    for name in _folders():
        import_module(f"{__name__}.{name}.models")


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by its key."""
    kinds: list[Kind] = [import_module(f"{__name__}.{name}.kind").KIND for name in _folders()]
    return {kind.key: kind for kind in kinds}


def kind_of(key: str) -> Kind:
    """The kind with this key; UnknownKindError if its folder was removed."""
    try:
        return all_kinds()[key]
    except KeyError as error:
        raise UnknownKindError(key) from error
