"""What the page of one candidate shows: the steps taken, the requirements at nomination, what may come next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tot.models import Candidacy, StageChange, TrainerAccreditation
from tot.policy import PATHWAY, Facts, judge_nomination, standing_during
from tot.stages import Stage, Standing
from tot.wording import requirement_text

__all__ = ["CandidateFile", "StageLine", "candidate_file"]


@dataclass(frozen=True)
class StageLine:
    """One stage of the pathway for this candidate; `reached_at` is the latest time it was entered."""

    number: int
    label: str
    is_done: bool
    is_now: bool
    reached_at: dt.datetime | None


@dataclass(frozen=True)
class CandidateFile:
    """The file of one candidate. No query: everything is prefetched by `queries.file_of`."""

    candidacy: Candidacy
    stages: list[StageLine]
    requirements: list[tuple[str, bool]]
    changes: list[StageChange]
    accreditations: list[TrainerAccreditation]

    @property
    def standing(self) -> Standing | None:
        """What the person may do now: by the accreditation that is valid, else by the stage."""
        valid = next((one for one in self.accreditations if one.state() in ("valid", "soon")), None)
        return Standing(valid.standing) if valid else standing_during(self.candidacy.stage)

    @property
    def holds_accreditation(self) -> bool:
        """Whether one has neither run out nor been ended (it may begin later)."""
        return any(one.state() in ("valid", "soon", "later") for one in self.accreditations)

    @property
    def last_change(self) -> StageChange | None:
        return self.changes[0] if self.changes else None


def candidate_file(candidacy: Candidacy) -> CandidateFile:
    """Gather the file of a candidacy that came from `queries.file_of`."""
    changes = list(candidacy.changes.all())
    return CandidateFile(
        candidacy=candidacy,
        stages=_stages(candidacy, changes),
        requirements=[(requirement_text(item), item.is_met) for item in _verdict_items(candidacy)],
        changes=changes[::-1],
        accreditations=list(candidacy.accreditations.all()),
    )


def _stages(candidacy: Candidacy, changes: list[StageChange]) -> list[StageLine]:
    reached = {change.to_stage: change.at for change in changes}
    # An ended candidacy stands where it was left.
    current = changes[-1].from_stage if candidacy.is_ended and changes else candidacy.stage
    place = PATHWAY.index(Stage(current))
    is_finished = current == Stage.ACCREDITED
    return [
        StageLine(
            number=number,
            label=str(stage.label),
            is_done=number - 1 < place or is_finished,
            is_now=number - 1 == place and not is_finished and not candidacy.is_ended,
            reached_at=reached.get(stage) if number - 1 <= place else None,
        )
        for number, stage in enumerate(PATHWAY, start=1)
    ]


def _verdict_items(candidacy: Candidacy):  # type: ignore[no-untyped-def]
    percent: Decimal | None = candidacy.result_percent
    facts = Facts(
        has_passed=candidacy.completion_id is not None,
        percent=percent,
        years_of_experience=candidacy.years_of_experience,
        release_confirmed=candidacy.release_confirmed,
        languages=[one.language for one in candidacy.languages.all()],
    )
    return judge_nomination(facts).items
