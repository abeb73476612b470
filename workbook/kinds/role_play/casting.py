"""Who plays what: taking a role, and the briefs that one person may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from lms.models import Cohort, Enrolment
from workbook.kinds.role_play.schema import OBSERVER, RolePlayContent

if TYPE_CHECKING:
    from workbook.models import Response

__all__ = ["RoleCard", "RoleTakenError", "RoundCast", "cast_of", "casts_in", "deal_anew", "take_role"]


class RoleTakenError(ValueError):
    """The role is another's, unknown, or this person has one already in this round."""


@dataclass(frozen=True)
class RoleCard:
    """A role as one person sees it: `brief` is '' unless it is his or hers, or the person is a trainer."""

    key: str
    title: str
    brief: str
    players: list[str]
    is_mine: bool
    can_take: bool


@dataclass(frozen=True)
class RoundCast:
    number: int
    cards: list[RoleCard]
    has_role: bool


@transaction.atomic
def take_role(
    *, content: RolePlayContent, response: Response, enrolment: Enrolment, role: str, round_number: int
) -> None:
    """Give a role of a round to one person. Taking one's own role again changes nothing.

    Raises RoleTakenError. Two people at once: the database decides, the second gets the error.
    """
    from workbook.kinds.role_play.models import RolePick

    if round_number > content.rounds or role not in {one.key for one in content.roles_in(round_number)}:
        raise RoleTakenError(_("There is no such role in this round."))
    mine = RolePick.objects.filter(response=response, enrolment=enrolment, round=round_number).first()
    if mine is not None and mine.role == role:
        return
    if mine is not None:
        raise RoleTakenError(_("You have a role in this round already. Your trainer can deal the roles anew."))
    try:
        with transaction.atomic():
            RolePick.objects.create(response=response, enrolment=enrolment, round=round_number, role=role)
    except IntegrityError as error:
        raise RoleTakenError(_("Somebody else has just taken this role.")) from error


def deal_anew(*, response: Response) -> int:
    """Take all roles back, for the trainer. Returns how many were taken."""
    from workbook.kinds.role_play.models import RolePick

    return RolePick.objects.filter(response=response).delete()[0]


def casts_in(cohort: Cohort, activity_id: int) -> list[tuple[Response, int]]:
    """The answers of a cohort in which roles are taken, with how many (one query)."""
    from workbook.models import Response

    rows = (
        Response.objects.of_cohort(cohort)
        .filter(activity_id=activity_id, role_picks__isnull=False)
        .select_related("group", "enrolment__person")
        .annotate(picks=Count("role_picks"))
        .order_by("pk")
    )
    return [(one, one.picks) for one in rows]


def cast_of(
    content: RolePlayContent, response: Response | None, enrolment: Enrolment | None, *, is_trainer: bool
) -> list[RoundCast]:
    """The roles of each round as one person may see them (one query)."""
    from workbook.kinds.role_play.models import RolePick

    picks = (
        list(RolePick.objects.filter(response=response).select_related("enrolment__person"))
        if response is not None
        else []
    )
    return [_round(content, number, picks, enrolment, is_trainer) for number in range(1, content.rounds + 1)]


def _round(
    content: RolePlayContent, number: int, picks: list, enrolment: Enrolment | None, is_trainer: bool
) -> RoundCast:
    here = [one for one in picks if one.round == number]
    mine = next((one.role for one in here if enrolment is not None and one.enrolment_id == enrolment.pk), "")
    cards = []
    for role in content.roles_in(number):
        players = [str(one.enrolment.person) for one in here if one.role == role.key]
        is_free = role.key == OBSERVER or not players
        cards.append(
            RoleCard(
                key=role.key,
                title=role.title,
                brief=role.brief if is_trainer or role.key == mine else "",
                players=players,
                is_mine=role.key == mine,
                can_take=enrolment is not None and not mine and is_free,
            )
        )
    return RoundCast(number, cards, has_role=bool(mine))
