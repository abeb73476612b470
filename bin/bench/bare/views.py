"""The one view."""

from __future__ import annotations

import json

from django.http import HttpRequest, JsonResponse

from bench.bare.models import Row


def write(request: HttpRequest) -> JsonResponse:
    """Who is signed in adds a row with what was sent; 401 for everybody else."""
    if not request.user.is_authenticated:
        return JsonResponse({"code": "signed_out"}, status=401)
    changes = json.loads(request.body)["changes"]
    row = Row.objects.create(account=request.user, text=json.dumps(changes))
    reply = JsonResponse({"code": "ok", "revision": row.pk, "saved_at": row.written_at.isoformat()})
    # What CommonMiddleware would add; without it the reply would come in chunks.
    reply["Content-Length"] = str(len(reply.content))
    return reply
