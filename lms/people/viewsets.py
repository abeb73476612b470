"""People and organisations in the Wagtail admin; for those who hold the model permissions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSetGroup

from lms.admin_views import RecordViewSet
from lms.people.models import Membership, Organisation, Person


class OrganisationForm(WagtailAdminModelForm):  # type: ignore[misc]
    """An organisation and the one it belongs to; the tree is kept by treebeard, not by a column."""

    instance: Organisation

    under = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Organisation.objects.all(), required=False, empty_label=_("nothing above it")
    )

    class Meta:
        model = Organisation
        fields = ["name", "kind", "level", "governorate"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["under"].initial = self.instance.get_parent()
            below = self.instance.get_descendants().values_list("pk", flat=True)
            self.fields["under"].queryset = Organisation.objects.exclude(pk__in=[self.instance.pk, *below])

    def save(self, commit: bool = True) -> Organisation:
        parent = self.cleaned_data["under"]
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if self.instance.pk is None:
            self.instance = parent.add_child(**values) if parent else Organisation.add_root(**values)
            return self.instance
        organisation: Organisation = super().save(commit)
        if parent != organisation.get_parent():
            target = parent or Organisation.get_last_root_node()
            organisation.move(target, "last-child" if parent else "last-sibling")
            organisation = Organisation.objects.get(pk=organisation.pk)
        return organisation


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "site"
    list_display = ["__str__", "kind", "level", "governorate"]
    list_filter = ["kind", "level", "governorate"]
    inspect_view_enabled = True

    def get_form_class(self, for_update: bool = False) -> type[OrganisationForm]:
        return OrganisationForm


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    form_fields = [
        "name_latin",
        "name_arabic",
        "email",
        "preferred_language",
        "organisation",
        "post",
        "governorate",
        "gender",
        "account",
    ]
    list_display = ["name_latin", "name_arabic", "organisation", "governorate"]
    list_filter = ["governorate", "preferred_language"]
    search_fields = ["name_latin", "name_arabic", "email"]


class MembershipViewSet(RecordViewSet):
    model = Membership
    icon = "group"
    form_fields = ["person", "organisation", "role", "starts_on", "ends_on"]
    list_display = ["person", "organisation", "role"]
    list_filter = ["role"]


class PeopleGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("People")
    menu_icon = "group"
    menu_order = 210
    items = (PersonViewSet, OrganisationViewSet, MembershipViewSet)
