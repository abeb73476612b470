"""People apart from accounts, and the institutions that they come from."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from lms.people.querysets import PersonQuerySet
from lms.translated import TranslatedField


class Governorate(models.TextChoices):
    """Iraq's governorates (19 with Halabja, separated from Sulaymaniyah) and 'elsewhere'."""

    ANBAR = "anbar", _("Anbar")
    BABIL = "babil", _("Babil")
    BAGHDAD = "baghdad", _("Baghdad")
    BASRA = "basra", _("Basra")
    DHI_QAR = "thi_qar", _("Thi-Qar")
    DIWANIYAH = "diwaniyah", _("Al-Qadisiyah (Diwaniyah)")
    DIYALA = "diyala", _("Diyala")
    DUHOK = "duhok", _("Duhok")
    ERBIL = "erbil", _("Erbil")
    HALABJA = "halabja", _("Halabja")
    KARBALA = "karbala", _("Karbala")
    KIRKUK = "kirkuk", _("Kirkuk")
    MAYSAN = "maysan", _("Maysan")
    MUTHANNA = "muthanna", _("Muthanna")
    NAJAF = "najaf", _("Najaf")
    NINEWA = "ninewa", _("Ninewa")
    SALADIN = "salah_al_din", _("Salah al-Din")
    SULAYMANIYAH = "sulaymaniyah", _("Sulaymaniyah")
    WASIT = "wasit", _("Wasit")
    ELSEWHERE = "elsewhere", _("Outside Iraq")


class Organisation(MP_Node):
    """A ministry, directorate, branch, community body or firm, placed under the one it belongs to."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry or central body")
        DIRECTORATE = "directorate", _("Directorate")
        BRANCH = "branch", _("Local branch or office")
        COMMUNITY = "community", _("Community body")
        PRIVATE = "private", _("Private sector")
        TRAINING = "training", _("Training institute")
        NGO = "ngo", _("Non-governmental organisation")

    class Level(models.TextChoices):
        FEDERAL = "federal", _("Federal")
        REGION = "region", _("Kurdistan Region")
        GOVERNORATE = "governorate", _("Governorate")
        LOCAL = "local", _("District or local")
        ABROAD = "abroad", _("Outside Iraq")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = TranslatedField(_("name"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    governorate = models.CharField(_("governorate"), max_length=20, choices=Governorate.choices, blank=True)

    node_order_by: list[str] = []

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return str(self.name)


class Person(models.Model):
    """A learner, trainer or official: a record that may exist without an account and outlives it."""

    class Gender(models.TextChoices):
        FEMALE = "f", _("Female")
        MALE = "m", _("Male")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )
    name_latin = models.CharField(_("name in Latin script"), max_length=200, blank=True)
    name_arabic = models.CharField(_("name in Arabic script"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    preferred_language = models.CharField(
        _("preferred language"), max_length=8, choices=settings.LANGUAGES, default="ar"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    post = models.CharField(_("post"), max_length=200, blank=True)
    governorate = models.CharField(_("governorate"), max_length=20, choices=Governorate.choices, blank=True)
    gender = models.CharField(
        _("gender"),
        max_length=1,
        choices=Gender.choices,
        blank=True,
        help_text=_("Optional; only counted, never shown beside a name."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_latin="", name_arabic=""),
                name="lms_person_has_a_name",
                violation_error_message=_("Give the name in Latin or in Arabic script."),
            ),
        ]
        indexes = [models.Index(fields=["name_latin"], name="lms_person_latin")]

    def __str__(self) -> str:
        return self.display_name()

    def display_name(self, language: str | None = None) -> str:
        """The name in the script of the given (default: active) language, else in the other one."""
        from django.utils.translation import get_language

        arabic = (language or get_language() or "en") in settings.LANGUAGES_BIDI
        first, second = self.name_latin, self.name_arabic
        return (second or first) if arabic else (first or second)


class Membership(models.Model):
    """What a person is in an organisation; a manager reads the reports of it and of all below it."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        MANAGER = "manager", _("Manager")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "role"], name="lms_membership_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="lms_membership_ends_after_start",
                violation_error_message=_("The membership ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation}"
