"""Input: a code to check, a search in the register, a revocation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import CertificateState, Revocation

__all__ = ["CodeForm", "RegisterForm", "RevokeForm", "code_from"]

MAX_PASTED = 500
MAX_CODE_TEXT = 100


def code_from(text: str) -> str:
    """The part of a pasted text that can be the code: a whole link is cut down to what follows `/c/`."""
    # Line breaks and control characters come along when a link is pasted from a letter.
    text = "".join(character for character in text if character.isprintable()).strip().rpartition("/c/")[2]
    for separator in "#?":
        text = text.partition(separator)[0]
    return text.strip("/ \t\r\n")[:MAX_CODE_TEXT]


class CodeForm(forms.Form):
    """One field; whether the code exists is the register's business, not the form's."""

    code = forms.CharField(
        label=_("Certificate code"),
        help_text=_("16 letters and digits, under the QR code"),
        max_length=MAX_PASTED,
        error_messages={"required": _("Enter the certificate code.")},
        widget=forms.TextInput(
            attrs={"class": "input--code", "dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}
        ),
    )

    def clean_code(self) -> str:
        code = code_from(self.cleaned_data["code"])
        if not code or set(code) <= set("./"):
            raise forms.ValidationError(self.fields["code"].error_messages["required"], code="required")
        return code


class RegisterForm(forms.Form):
    """Search and filter of the register; both may be empty."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *CertificateState.choices])


class RevokeForm(forms.Form):
    """Why a certificate no longer stands. The public reads both fields."""

    reason_code = forms.ChoiceField(label=_("Kind of reason"), choices=[("", _("Choose")), *Revocation.Reason.choices])
    reason = forms.CharField(
        label=_("Reason, as the public reads it"),
        help_text=_("One or two sentences, without private details. Everybody who checks the certificate sees them."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    confirmed = forms.BooleanField(
        label=_("I have checked that this is the right certificate. Revoking cannot be undone."),
        error_messages={"required": _("Confirm it before you revoke.")},
    )
