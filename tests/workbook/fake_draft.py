"""The address of drafts as `docs/decisions/0010` describes it, in memory: what the scripts are tested against.

`URLS` is a root urlconf; `SERVER` is what the server holds and heard.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone

from lms import urls as lms_urls

URLS = "tests.workbook.fake_draft"


@dataclass
class Server:
    """One answer. `stamps` are (device, seq, person) of the last write of each field."""

    texts: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    receipts: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    heard: list[dict[str, Any]] = field(default_factory=list)
    revision: int = 0
    is_locked: bool = False
    required: tuple[str, ...] = ()
    is_broken: bool = False

    def write_as(self, name: str, text: str, by: str = "Hana") -> None:
        """Somebody else writes on another device."""
        self.revision += 1
        self.texts[name], self.stamps[name], self.written[name] = text, ("elsewhere", 1, by), self.revision


SERVER = Server()


def reset() -> Server:
    SERVER.__dict__.update(Server().__dict__)
    return SERVER


def draft(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return JsonResponse({"code": "signed_out"}, status=401)
    if request.method == "GET":
        known = int(request.GET["known"])
        return JsonResponse(_state(known, "")) if SERVER.revision > known else HttpResponse(status=204)
    if SERVER.is_broken:
        return HttpResponse(status=503)
    data = json.loads(request.body)
    SERVER.heard.append(data)
    if data["writer"] != str(viewer.person.key):
        return JsonResponse({"code": "other_account"}, status=403)
    status, reply = SERVER.receipts.setdefault(data["request_key"], _take(data))
    return JsonResponse(reply, status=status)


def _take(data: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    if data["request_key"] in SERVER.receipts:
        return SERVER.receipts[data["request_key"]]
    if SERVER.is_locked:
        return 423, {"code": "locked", "message": "Handed in already."}
    long = {name: ["Too long."] for name, (_base, value) in data["changes"].items() if len(value) > 50}
    fine = {name: change for name, change in data["changes"].items() if name not in long}
    disputed = {name: found for name, change in fine.items() if (found := _apply(data, name, *change))}
    state = _state(data["known"], data["device"])
    if disputed:
        return 409, {**state, "code": "conflict", "fields": disputed}
    if long:
        return 422, {**state, "code": "invalid", "errors": long}
    missing = {name: ["Write an answer here."] for name in SERVER.required if not SERVER.texts.get(name)}
    if data["act"] == "submit":
        if missing:
            return 422, {**state, "code": "incomplete", "errors": missing}
        SERVER.is_locked = True
    return 200, {**state, "warnings": {name: ["Is that all?"] for name, text in SERVER.texts.items() if text == "hm"}}


def _apply(data: dict[str, Any], name: str, base: str, value: str) -> dict[str, Any] | None:
    """Write one field by the rules of the contract; what stands against it otherwise."""
    current, value = SERVER.texts.get(name, ""), value.strip()
    device, seq, by = SERVER.stamps.get(name, ("", 0, ""))
    if value == current or (device == data["device"] and seq >= data["seq"]):
        return None
    if device != data["device"] and current != base.strip():
        return {"theirs": current, "mine": value, "by": by, "at": timezone.now().isoformat()}
    SERVER.revision += 1
    SERVER.texts[name], SERVER.written[name] = value, SERVER.revision
    SERVER.stamps[name] = (data["device"], data["seq"], "")
    return None


def _state(known: int, device: str) -> dict[str, Any]:
    now = timezone.now().isoformat()
    others = {
        name: {"value": SERVER.texts[name], "by": SERVER.stamps[name][2], "at": now}
        for name, revision in SERVER.written.items()
        if revision > known and SERVER.stamps[name][0] != device
    }
    return {
        "code": "ok",
        "revision": SERVER.revision,
        "saved_at": now,
        "state": "draft",
        "others": others,
        "cleaned": dict(SERVER.texts),
        "computed": {"length": str(sum(map(len, SERVER.texts.values())))},
        "picture": "",
    }


urlpatterns = [
    path("en/learn/<slug:cohort>/exercise/<slug:slug>/draft/", draft),
    *lms_urls.urlpatterns,
]
handler404 = "lms.errors.page_not_found"
