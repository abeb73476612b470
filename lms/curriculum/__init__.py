"""Loads the curriculum files (fixtures/README.md) into the catalogue and the page tree.

A plugin registers a `lms.registry.CurriculumKind` per `kind:` of file. Every file is checked before
anything is written, and all that is wrong is reported at once, with file and line. What the schema (a
pydantic model with extra fields forbidden) may declare besides its fields:

- `def problems(self) -> Iterable[tuple[tuple, str]]`: what the types cannot say, as pairs of the path
  of the value and a message: `yield ("items", 3, "answer"), 'there is no target "voluntry"'`.
- `translated_fields: ClassVar[frozenset[str]]`: names of the fields, at any depth, whose texts differ
  between the languages of a file. Without it `checking.TRANSLATED_FIELDS` holds. All other values, all keys
  and the lengths of all lists must agree.

Loaders write pages with `lms.pages`: `variants()`, `write_page()`, `activity_key()`, `lesson_page_for()`.
"""
