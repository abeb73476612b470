"""The library of early set-back signs is offered where a sign is written."""

from __future__ import annotations

from django.template.loader import render_to_string

from tests.workbook.definitions import definition_of
from workbook.kinds import all_kinds


def test_signs_of_the_library_are_offered_and_any_words_are_taken() -> None:
    kind = all_kinds()["assistance_plan"]
    content = kind.parse(definition_of("assistance_plan"))
    form = kind.form_class(content)
    [block] = [one for one in form.blocks() if one.is_table and one.table.key == "signs"]

    html = render_to_string("lms_workbook/worksheet/table.html", {"block": block, "table": block.table})

    assert html.count("<datalist") == 1
    assert '<option value="Sells tools or belongings">Economic · Amber</option>' in html
    assert '<option value="Asks a smuggler for the price">Psychosocial · Red</option>' in html
    assert html.count(' list="suggested-sign"') == len(block.rows) + 1, "every row, and the blank one"
    [field] = [name for name in form.fields if name.endswith("-1-sign")]
    assert kind.form_class(content, data={field: "Comes late to work"}).is_valid()
