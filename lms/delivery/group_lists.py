"""Reading a pasted list of groups against the roster of a cohort. Touches no database."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from lms.delivery.models import Enrolment

__all__ = ["GroupListError", "ListedGroup", "groups_by_list", "name_key"]

# What people type between names, and between a name and its group: Latin and Arabic, and a spreadsheet's tab.
BETWEEN_NAMES = re.compile(r"[,،]")
BEFORE_GROUP = re.compile(r"[;؛\t]")
AFTER_GROUP = re.compile(r"[:：]")
# "1. ", "٢) ", "- ": the numbering of a list that was copied.
NUMBERING = re.compile(r"^\s*(?:[-–•*]|\d+\s*[.)\-–])\s*")
# Letters that keyboards mix up (Persian and Arabic forms of one letter) or leave out (lengthening).
ONE_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ھ": "ه", "ـ": ""})


class GroupListError(ValueError):
    """A list that cannot be read; `problems` are sentences, one for each thing to be corrected."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class ListedGroup:
    """One group of the list; `name` is '' where the list gives none."""

    name: str
    enrolments: list[Enrolment]


@dataclass
class _Block:
    """A group as it is written: its name and (line number, name of a person)."""

    name: str = ""
    people: list[tuple[int, str]] = field(default_factory=list)


def groups_by_list(*, text: str, enrolments: Iterable[Enrolment]) -> list[ListedGroup]:
    """The groups that a pasted list describes, in its order.

    Either every line is "person; group" (a tab does as well, so that two columns of a spreadsheet can be
    pasted), or groups are blocks between empty lines, or, without empty lines, one line of names with
    commas each. A group's name stands before a colon: "Tigris: Huda, Omar". People are found by their
    name in Latin or Arabic script, without regard to capitals, spaces, marks, and letters that keyboards
    mix up. Raises GroupListError for unknown, ambiguous and repeated names, all at once.
    """
    problems: list[str] = []
    blocks = _by_person(text, problems) if BEFORE_GROUP.search(text) else _by_block(text)
    roster = _Roster(enrolments)
    groups = [ListedGroup(one.name, roster.find(one.people, problems)) for one in blocks]
    groups = [one for one in groups if one.enrolments]
    if not groups and not problems:
        problems.append(_("The list is empty."))
    if problems:
        raise GroupListError(problems)
    return groups


def name_key(name: str) -> str:
    """What two spellings of one name have in common: letters and figures without marks, capitals and spaces."""
    letters = unicodedata.normalize("NFKD", name.translate(ONE_LETTER)).casefold().translate(ONE_LETTER)
    return "".join(letter for letter in letters if letter.isalnum())


class _Roster:
    """Finds people by what they are called."""

    def __init__(self, enrolments: Iterable[Enrolment]) -> None:
        self.people: dict[str, dict[int, Enrolment]] = defaultdict(dict)
        self.names: dict[str, str] = {}
        self.listed: set[int] = set()
        for one in enrolments:
            for name in filter(None, (one.person.name_latin, one.person.name_arabic)):
                self.people[name_key(name)][one.pk] = one
                self.names[name_key(name)] = name

    def find(self, written: list[tuple[int, str]], problems: list[str]) -> list[Enrolment]:
        """The people of one group; what is wrong is added to `problems`."""
        found = []
        for line, name in written:
            matches = list(self.people.get(name_key(name), {}).values())
            problem = self._problem(matches, name)
            if problem:
                problems.append(_("Line %(line)s: %(problem)s") % {"line": line, "problem": problem})
                continue
            self.listed.add(matches[0].pk)
            found.append(matches[0])
        return found

    def _problem(self, matches: list[Enrolment], name: str) -> str:
        if not matches:
            return self._unknown(name)
        if len(matches) > 1:
            people = "; ".join(f"{one.person} ({one.person.organisation or '–'})" for one in matches)
            return _("“%(name)s” may be more than one person: %(people)s.") % {"name": name, "people": people}
        if matches[0].pk in self.listed:
            return _("“%(name)s” stands in the list twice.") % {"name": name}
        return ""

    def _unknown(self, name: str) -> str:
        close = get_close_matches(name_key(name), self.names, n=1)
        if close:
            text = _("nobody in this cohort is called “%(name)s”. Is it “%(other)s”?")
            return text % {"name": name, "other": self.names[close[0]]}
        return _("nobody in this cohort is called “%(name)s”.") % {"name": name}


def _by_person(text: str, problems: list[str]) -> list[_Block]:
    """Lines of "person; group"."""
    blocks: dict[str, _Block] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        people, _mark, group = BEFORE_GROUP.sub(";", line, count=1).partition(";")
        group = " ".join(group.split())
        if not group:
            problems.append(_("Line %(line)s: %(problem)s") % {"line": number, "problem": _("the group is missing.")})
            continue
        blocks.setdefault(group.casefold(), _Block(group)).people.extend(_people(number, people))
    return list(blocks.values())


def _by_block(text: str) -> list[_Block]:
    """Groups between empty lines; one on each line where there are commas but no empty line."""
    lines = list(enumerate(text.splitlines(), start=1))
    written = [number for number, line in lines if line.strip()]
    has_gap = bool(written) and written[-1] - written[0] >= len(written)
    is_line_a_group = not has_gap and BETWEEN_NAMES.search(text) is not None
    blocks = [_Block()]
    for number, line in lines:
        heading = AFTER_GROUP.search(line)
        if heading or not line.strip() or (is_line_a_group and blocks[-1].people):
            blocks.append(_Block())
        if heading:
            blocks[-1].name = " ".join(line[: heading.start()].split())
            line = line[heading.end() :]
        blocks[-1].people.extend(_people(number, line))
    return blocks


def _people(number: int, text: str) -> list[tuple[int, str]]:
    names = (" ".join(name.split()) for name in BETWEEN_NAMES.split(NUMBERING.sub("", text)))
    return [(number, name) for name in names if name]
