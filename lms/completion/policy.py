"""Is the certification rule met? Pure: facts in, verdict with reasons out; no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

ItemKind = Literal["attendance", "activity", "sign_off"]

# An accepted activity was handed in; a returned one was handed in and must be again.
REACHED = {"submitted": {"submitted", "accepted"}, "accepted": {"accepted"}}


@dataclass(frozen=True)
class RequiredActivity:
    """An activity (by its code) that must be 'submitted' or 'accepted', with at least min_percent."""

    code: str
    state: Literal["submitted", "accepted"]
    min_percent: int | None = None


@dataclass(frozen=True)
class Rule:
    """The certification rule of an edition. attendance_percent is of the planned minutes."""

    attendance_percent: int
    activities: tuple[RequiredActivity, ...]
    trainer_sign_off: bool

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "activities": [asdict(one) for one in self.activities]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Rule:
        return cls(
            attendance_percent=int(data["attendance_percent"]),
            activities=tuple(RequiredActivity(**one) for one in data["activities"]),
            trainer_sign_off=bool(data["trainer_sign_off"]),
        )


@dataclass(frozen=True)
class ActivityFact:
    """State of an activity ('' if not begun) and the released result in per cent, None without one."""

    state: str
    percent: Decimal | None = None


@dataclass(frozen=True)
class Facts:
    """What is on record about one learner. Minutes are whole minutes."""

    planned_minutes: int
    attended_minutes: int
    activities: Mapping[str, ActivityFact]
    is_signed_off: bool


@dataclass(frozen=True)
class VerdictItem:
    """One requirement: what is asked, what is there, and whether that is enough.

    `have` and `need` are minutes for attendance and per cent for a result, None where nothing is counted.
    """

    kind: ItemKind
    is_met: bool
    code: str = ""
    state: str = ""
    have: int | None = None
    need: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The judgement on every requirement; `is_met` when all are."""

    items: tuple[VerdictItem, ...]

    @property
    def is_met(self) -> bool:
        return all(item.is_met for item in self.items)

    @property
    def met_count(self) -> int:
        return sum(item.is_met for item in self.items)

    def to_json(self) -> list[dict[str, Any]]:
        return [asdict(item) for item in self.items]


def judge(rule: Rule, facts: Facts) -> Verdict:
    """Compare the facts with the rule. A rule without any requirement is never met."""
    items = [_attendance(rule, facts)] if rule.attendance_percent else []
    items += [_activity(one, facts.activities.get(one.code)) for one in rule.activities]
    if rule.trainer_sign_off or not items:
        items.append(VerdictItem(kind="sign_off", is_met=facts.is_signed_off))
    return Verdict(items=tuple(items))


def _attendance(rule: Rule, facts: Facts) -> VerdictItem:
    # Rounded up, so that 80 % of 1,290 minutes is not reached with one minute too few.
    need = -(-facts.planned_minutes * rule.attendance_percent // 100)
    is_met = facts.planned_minutes > 0 and facts.attended_minutes >= need
    return VerdictItem(kind="attendance", is_met=is_met, have=facts.attended_minutes, need=need)


def _activity(required: RequiredActivity, fact: ActivityFact | None) -> VerdictItem:
    fact = fact or ActivityFact(state="")
    is_met = fact.state in REACHED[required.state]
    if required.min_percent is not None:
        is_met = is_met and fact.percent is not None and fact.percent >= required.min_percent
    return VerdictItem(
        kind="activity",
        is_met=is_met,
        code=required.code,
        state=fact.state,
        have=None if fact.percent is None else int(fact.percent),
        need=required.min_percent,
    )
