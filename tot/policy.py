"""Who may be nominated and which steps a candidate may take. Pure: facts in, verdict out; no database.

Source: blueprint, section 4.1 (stage 0 for the requirements, stages 1 to 5 for the order). A later
requirement (evidence of a stage, hours of delivery) is one more item or one more check here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tot.stages import Stage, Standing

MIN_PERCENT = 65
MIN_YEARS = 3
FLUENT_IN_ONE_OF = frozenset({"ar", "ckb"})
EXPIRES_SOON_DAYS = 60
VALID_YEARS = 2  # renewal every two years (blueprint, stage 6)

PATHWAY: tuple[Stage, ...] = (
    Stage.NOMINATED,
    Stage.SELECTED,
    Stage.TOT_COURSE,
    Stage.MICRO_TEACHING,
    Stage.CO_DELIVERY,
    Stage.LEAD_DELIVERY,
    Stage.ACCREDITED,
)
ENDED: tuple[Stage, ...] = (Stage.DECLINED, Stage.WITHDRAWN)
# One step on, one step back (a mistake, a stage to repeat), or out. Accreditation is reached by `api.accredit` alone.
TRANSITIONS: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.NOMINATED: (Stage.SELECTED, *ENDED),
    Stage.SELECTED: (Stage.TOT_COURSE, Stage.NOMINATED, *ENDED),
    Stage.TOT_COURSE: (Stage.MICRO_TEACHING, Stage.SELECTED, *ENDED),
    Stage.MICRO_TEACHING: (Stage.CO_DELIVERY, Stage.TOT_COURSE, *ENDED),
    Stage.CO_DELIVERY: (Stage.LEAD_DELIVERY, Stage.MICRO_TEACHING, *ENDED),
    Stage.LEAD_DELIVERY: (Stage.ACCREDITED, Stage.CO_DELIVERY, *ENDED),
    Stage.ACCREDITED: (),
    Stage.DECLINED: (),
    Stage.WITHDRAWN: (),
}
MAY_BE_ACCREDITED: tuple[Stage, ...] = (Stage.LEAD_DELIVERY, Stage.ACCREDITED)
STANDINGS_TO_GIVE: tuple[Standing, ...] = (Standing.ACCREDITED, Standing.CO_TRAINER, Standing.MASTER)

RequirementKey = Literal["course", "result", "experience", "release", "language"]


@dataclass(frozen=True)
class Facts:
    """What is known about a person at nomination. `percent` is 0 to 100, None without a released result."""

    has_passed: bool
    percent: Decimal | None
    years_of_experience: int
    release_confirmed: bool
    languages: Collection[str]


@dataclass(frozen=True)
class RequirementItem:
    """One requirement and whether it is met; `have` and `need` are per cent or years, None if nothing is counted."""

    key: RequirementKey
    is_met: bool
    have: int | None = None
    need: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The judgement on every requirement; `is_met` when all are."""

    items: tuple[RequirementItem, ...]

    @property
    def is_met(self) -> bool:
        return all(item.is_met for item in self.items)

    @property
    def missing(self) -> tuple[RequirementItem, ...]:
        return tuple(item for item in self.items if not item.is_met)


def result_is_enough(percent: Decimal | None) -> bool:
    """At least 65 per cent, unrounded."""
    return percent is not None and percent >= MIN_PERCENT


def judge_nomination(facts: Facts) -> Verdict:
    """Compare the facts with the requirements of stage 0. A percentage is shown rounded down, judged unrounded."""
    shown = None if facts.percent is None else int(facts.percent)
    years = facts.years_of_experience
    return Verdict(
        items=(
            RequirementItem("course", facts.has_passed),
            RequirementItem("result", result_is_enough(facts.percent), have=shown, need=MIN_PERCENT),
            RequirementItem("experience", years >= MIN_YEARS, have=years, need=MIN_YEARS),
            RequirementItem("release", facts.release_confirmed),
            RequirementItem("language", bool(FLUENT_IN_ONE_OF & set(facts.languages))),
        )
    )


def may_move(current: Stage | str, to: Stage | str) -> bool:
    """True if `to` is one allowed step away from the current stage."""
    return to in TRANSITIONS.get(Stage(current), ())


def is_step_back(current: Stage | str, to: Stage | str) -> bool:
    """True if the candidate returns to an earlier stage of the pathway."""
    if current not in PATHWAY or to not in PATHWAY:
        return False
    return PATHWAY.index(Stage(to)) < PATHWAY.index(Stage(current))


def needs_note(current: Stage | str, to: Stage | str) -> bool:
    """A step back or out of the pathway must be explained: the candidate may appeal (blueprint, stage 5)."""
    return to in ENDED or is_step_back(current, to)


def standing_during(stage: Stage | str) -> Standing | None:
    """The standing that goes with a stage before accreditation; None outside the training itself."""
    if stage in (Stage.TOT_COURSE, Stage.MICRO_TEACHING, Stage.CO_DELIVERY):
        return Standing.TRAINEE
    return Standing.CO_TRAINER if stage == Stage.LEAD_DELIVERY else None
