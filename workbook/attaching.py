"""Photos and PDF files of an answer: added and taken away while it may be written."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.models import ActivityVersion
from workbook.conf import workbook_setting
from workbook.definitions import content_of
from workbook.errors import AttachmentError
from workbook.filetypes import ENDINGS, detect_type
from workbook.models import Attachment, Response
from workbook.saving import Desk, sit_down, touch
from workbook.seats import Writer, take_seat
from workbook.text import clean_text

__all__ = ["attach", "attachments_of", "detach", "room_for"]

NAME_LENGTH = 100


def room_for(version: ActivityVersion) -> int:
    """How many files an answer to this exercise may have."""
    return int(getattr(content_of(version), "attachments", 0))


def attachments_of(response: Response | None) -> list[Attachment]:
    """The files of an answer as it now stands (one query, none without answer)."""
    if response is None:
        return []
    return list(response.attachments.filter(removed_at__isnull=True).select_related("by"))


def attach(*, writer: Writer, version: ActivityVersion, file: UploadedFile) -> Attachment:
    """Add a file to an answer. The same content again is the file that is there.

    Raises AttachmentError with the reason for a file that is empty, too large, too many or of another
    type, and what `save_draft` raises. Side effects: as of a first save, and a file on the default storage
    under a name that nobody can guess.
    """
    content_type, checksum = _checked(file), _checksum(file)
    with transaction.atomic():
        desk = sit_down(take_seat(writer, version))
        desk.refuse_if_fixed()
        held = attachments_of(desk.response)
        same = next((one for one in held if one.sha256 == checksum), None)
        if same is not None:
            return same
        _guard_room(version, len(held))
        _touch(desk)
        return _stored(desk, file, content_type, checksum)


def detach(*, writer: Writer, version: ActivityVersion, key: uuid.UUID) -> None:
    """Take a file away; unknown ones and a second time: nothing. Raises what `save_draft` raises.

    A file that was handed in once is kept with what was handed in; others are deleted.
    """
    with transaction.atomic():
        desk = sit_down(take_seat(writer, version))
        desk.refuse_if_fixed()
        held = desk.response.attachments.filter(key=key, removed_at__isnull=True).first()
        if held is None:
            return
        _touch(desk)
        if desk.response.submissions.filter(submitted_at__gte=held.at).exists():
            held.removed_at = timezone.now()
            held.save(update_fields=["removed_at"])
            return
        storage, name = held.file.storage, str(held.file.name)
        held.delete()
        transaction.on_commit(lambda: storage.delete(name))


def _checked(file: UploadedFile) -> str:
    most = workbook_setting("LMS_WORKBOOK_UPLOAD_MAX_BYTES")
    size = file.size or 0
    if size == 0:
        raise AttachmentError(_("This file is empty."))
    if size > most:
        sizes = {"size": filesizeformat(size), "most": filesizeformat(most)}
        raise AttachmentError(_("This file has %(size)s; at most %(most)s are possible.") % sizes)
    content_type = detect_type(file)
    allowed = workbook_setting("LMS_WORKBOOK_UPLOAD_TYPES")
    if content_type not in allowed:
        endings = ", ".join(ENDINGS[one].upper() for one in ENDINGS if one in allowed)
        text = _("This is not a readable file of these types: %(types)s. Its name does not matter.")
        raise AttachmentError(text % {"types": endings})
    return content_type


def _checksum(file: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def _guard_room(version: ActivityVersion, held: int) -> None:
    most = room_for(version)
    if most == 0:
        raise AttachmentError(_("Files cannot be added to this exercise."))
    if held >= most:
        text = ngettext(
            "This exercise takes %(most)s file. Remove the other one first.",
            "This exercise takes %(most)s files. Remove one first.",
            most,
        )
        raise AttachmentError(text % {"most": most})


def _touch(desk: Desk) -> None:
    touch(desk)
    fields = ["version", "revision", "saved_at", "transcribed_by", "transcribed_at"]
    desk.response.save(update_fields=fields)


def _stored(desk: Desk, file: UploadedFile, content_type: str, checksum: str) -> Attachment:
    row = Attachment(
        response=desk.response,
        name=_shown_name(file.name or "", content_type),
        content_type=content_type,
        size=file.size or 0,
        sha256=checksum,
        by=desk.writer.by,
    )
    row.file.save("", file, save=False)
    try:
        with transaction.atomic():
            row.save()
    except Exception:
        row.file.storage.delete(str(row.file.name))
        raise
    return row


def _shown_name(name: str, content_type: str) -> str:
    """The learner's name of the file with the ending of what it is."""
    stem = clean_text(PurePosixPath(name.replace("\\", "/")).stem).replace("\n", " ").replace("\t", " ").strip()
    return f"{stem[:NAME_LENGTH] or 'file'}.{ENDINGS[content_type]}"
