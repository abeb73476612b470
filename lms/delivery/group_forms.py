"""The arrangement of a cohort's groups as a form: a place for every person, a name for every group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.delivery.group_drawing import GROUP_SIZES
from lms.delivery.group_queries import Arrangement, GroupInput
from lms.delivery.groups import NAME_LENGTH
from lms.delivery.models import Enrolment, Group

KEY = re.compile(r"[0-9]{1,18}|new-[0-9]{1,3}")


@dataclass(frozen=True)
class Mate:
    """One person on the page: in which group now, and in which one on record ('' for none)."""

    enrolment: Enrolment
    chosen: str
    saved: str
    chosen_name: str = ""
    saved_name: str = ""

    @property
    def field(self) -> str:
        return f"member_{self.enrolment.pk}"

    @property
    def is_leaving(self) -> bool:
        return bool(self.saved) and self.chosen != self.saved


@dataclass(frozen=True)
class Team:
    """One group on the page, with its people."""

    key: str
    name: str
    errors: list[str]
    mates: list[Mate]


@dataclass(frozen=True)
class Board:
    """All groups of one kind as they are shown, and who is in none."""

    teams: list[Team]
    loose: list[Mate]

    @property
    def mates(self) -> list[Mate]:
        return [*self.loose, *(mate for team in self.teams for mate in team.mates)]

    @property
    def leaving(self) -> list[Mate]:
        """Who would leave the group that is on record."""
        return [mate for mate in self.mates if mate.is_leaving]

    @property
    def changed(self) -> list[Mate]:
        """Everybody whose place differs from the record."""
        return [mate for mate in self.mates if mate.chosen != mate.saved]


class ArrangementForm(forms.Form):
    """Reads `key` (one for each group), `name_<key>` and `member_<enrolment id>`; `seen` names what was shown.

    A key is the number of a group's row, or "new-<n>" for one that has none yet.
    """

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    confirm = forms.CharField(max_length=1, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, enrolments: list[Enrolment]) -> None:
        super().__init__(data)
        self.enrolments = enrolments
        keys = data.getlist("key") if data is not None else []
        self.keys = [key for key in dict.fromkeys(keys) if KEY.fullmatch(key)]
        for place, key in enumerate(self.keys, start=1):
            label = _("Name of group %(number)s") % {"number": place}
            self.fields[f"name_{key}"] = forms.CharField(max_length=NAME_LENGTH, required=False, label=label)
        for one in enrolments:
            self.fields[f"member_{one.pk}"] = forms.ChoiceField(
                choices=[("", ""), *((key, key) for key in self.keys)], required=False, label=str(one.person)
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        used = {data.get(f"member_{one.pk}") for one in self.enrolments}
        for key in self.keys:
            if key in used and f"name_{key}" not in self.errors and not data.get(f"name_{key}"):
                self.add_error(f"name_{key}", _("Give this group a name."))
        return data

    def inputs(self) -> list[GroupInput]:
        """The groups as they were sent, errors or not: nothing that was typed is lost."""
        return [
            GroupInput(
                name=self.data.get(f"name_{key}", ""),
                enrolment_ids=tuple(one.pk for one in self.enrolments if self.data.get(f"member_{one.pk}") == key),
                group_id=int(key) if key.isdigit() else None,
            )
            for key in self.keys
        ]


class DrawForm(forms.Form):
    """How large the drawn groups shall be."""

    size = forms.TypedChoiceField(
        coerce=int,
        choices=[(size, str(size)) for size in GROUP_SIZES],
        label=gettext_lazy("People in a group"),
        widget=forms.RadioSelect(attrs={"data-look": "seg"}),
        initial=GROUP_SIZES[0],
    )


class ListForm(forms.Form):
    """A pasted list of groups. It stands in one form with everything else, so the browser must not insist on it."""

    use_required_attribute = False

    list = forms.CharField(
        max_length=20_000,
        strip=False,
        label=gettext_lazy("Your list"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )


def board_of(
    groups: Iterable[GroupInput], enrolments: list[Enrolment], saved: Arrangement, form: ArrangementForm
) -> Board:
    """What the page shows: `groups` filled with people, beside what is on record."""
    known = {one.group.pk for one in saved.groups}
    numbers = count(1)
    rows = [(str(one.group_id) if one.group_id in known else f"new-{next(numbers)}", one) for one in groups]
    here = {pk: (key, one.name) for key, one in rows for pk in one.enrolment_ids}
    there = {pk: (str(group.pk), group.name) for pk, group in saved.places().items()}
    nowhere = ("", "")
    mates = [_mate(one, here.get(one.pk, nowhere), there.get(one.pk, nowhere)) for one in enrolments]
    teams = [
        Team(key, one.name, _errors(form, key), [mate for mate in mates if mate.chosen == key]) for key, one in rows
    ]
    return Board(teams, [mate for mate in mates if not mate.chosen])


def _errors(form: ArrangementForm, key: str) -> list[str]:
    return [str(error) for error in form.errors.get(f"name_{key}", ())]


def _mate(enrolment: Enrolment, here: tuple[str, str], there: tuple[str, str]) -> Mate:
    return Mate(enrolment, chosen=here[0], saved=there[0], chosen_name=here[1], saved_name=there[1])


def name_pattern(kind: str) -> str:
    """How groups are called that nobody has named; `{number}` stands for the number."""
    text = _("Pair %(number)s") if kind == Group.Kind.PAIR else _("Group %(number)s")
    return text % {"number": "{number}"}


def named_groups(people: Iterable[tuple[str, list[Enrolment]]], saved: Arrangement, kind: str) -> list[GroupInput]:
    """Proposed groups on the rows that exist: by name, the nameless in order, further ones as new rows."""
    proposed = list(people)
    by_name = {one.group.name.casefold(): one.group for one in saved.groups}
    taken = {name.casefold() for name, _people in proposed if name}
    free = iter([group for name, group in by_name.items() if name not in taken])
    fresh = fresh_names(kind, {*by_name, *taken})
    result = []
    for name, enrolments in proposed:
        row = by_name.get(name.casefold()) if name else next(free, None)
        title = name or (row.name if row else next(fresh))
        result.append(GroupInput(title, tuple(one.pk for one in enrolments), row.pk if row else None))
    return result


def fresh_names(kind: str, taken: set[str]) -> Iterator[str]:
    """Names by number that no group has yet (`taken` in small letters), without end."""
    names = (name_pattern(kind).format(number=number) for number in count(1))
    return (name for name in names if name.casefold() not in taken)
