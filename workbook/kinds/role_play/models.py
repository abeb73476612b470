"""What authors edit for a role play, and who plays which role."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from workbook.blocks import KeyBlock, LabelledBlock
from workbook.kinds.role_play.schema import MOST_ROUNDS, OBSERVER
from workbook.models.authoring import RubricExercise, prompts_field
from workbook.models.exercise import Exercise


class RoleBlock(blocks.StructBlock):
    """A role and what only its player knows."""

    key = KeyBlock()
    title = blocks.CharBlock(label=_("Role"))
    brief = blocks.TextBlock(label=_("Secret brief"), help_text=_("Markdown. Only the player and the trainers see it."))
    round = blocks.IntegerBlock(
        label=_("Round"), default=0, min_value=0, max_value=MOST_ROUNDS, help_text=_("0: in every round.")
    )


class RolePlayExercise(RubricExercise):
    kind_key = "role_play"
    own_streams = ("roles", "checklist", "prompts", *RubricExercise.rubric_streams)
    own_fields = ("rounds", *RubricExercise.rubric_fields)

    roles = StreamField(
        [("role", RoleBlock(label=_("Role")))],
        verbose_name=_("roles"),
        help_text=_("The role with the key “observer” may be played by several people."),
    )
    checklist = StreamField(
        [("point", LabelledBlock(label=_("Point")))], verbose_name=_("observer's checklist"), blank=True
    )
    rounds = models.PositiveSmallIntegerField(
        _("rounds"), default=1, choices=[(n, str(n)) for n in range(1, MOST_ROUNDS + 1)]
    )
    prompts = prompts_field(blank=True)

    panels = [
        *Exercise.head_panels,
        MultiFieldPanel([FieldPanel("roles"), FieldPanel("rounds")], heading=_("Roles")),
        FieldPanel("checklist"),
        FieldPanel("prompts"),
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("role play")
        verbose_name_plural = _("role plays")


class RolePick(models.Model):
    """Who plays which role in a round. Once taken, a secret is known: only a trainer deals the roles anew."""

    response = models.ForeignKey("lms_workbook.Response", on_delete=models.PROTECT, related_name="role_picks")
    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(max_length=40)
    picked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "round", "enrolment"], name="lms_workbook_one_role_each"),
            models.UniqueConstraint(
                fields=["response", "round", "role"],
                condition=~Q(role=OBSERVER),
                name="lms_workbook_role_taken_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.round}: {self.role}"


EXERCISE = RolePlayExercise
