"""What every address that can be changed shares: what is sent is read, the deed done, and the record told again."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from verband.rooms.accounts.api import MayChange
from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.bodies import read_body
from verband.rooms.common.api.version import BASE
from verband.rooms.common.api.views import ApiView
from verband.rooms.register.api.doing import doing
from verband.rooms.register.api.kinds import Kind
from verband.rooms.register.api.looks import look_at

CREATED, NO_CONTENT = 201, 204


class ChangingView(ApiView):
    """An address of which something can be changed with a key, by the methods in ``changes``."""

    may_change = [MayChange]
    kind: ClassVar[Kind]

    def __init_subclass__(cls, **named: Any) -> None:
        """Let through the methods that change something, beside those that read."""
        super().__init_subclass__(**named)
        cls.http_method_names = ["get", "head", *(method.lower() for method in cls.changes)]

    def change(self, request: Request, **keys: UUID) -> HttpResponse:
        """Do what the method does, and return the record as it then stands."""
        change = self.changes[request.method or ""]
        who = doing(request)
        sent = read_body(change.takes, request, partly=change.partly) if change.takes else {}
        public_id = change.deed(who, sent, **keys)
        if change.status == NO_CONTENT:
            return HttpResponse(status=NO_CONTENT)
        body = self.kind.whole.to_representation(self.kind.read(public_id, look_at(request, None)))
        where = request.build_absolute_uri(f"{BASE}/{self.kind.below}/{public_id}")
        headers = {"Location": where}
        return answer(request, body, status=change.status, revision=body["revisie"], headers=headers)

    post = patch = delete = change
