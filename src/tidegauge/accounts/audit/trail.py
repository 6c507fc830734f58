"""Meets every request: knows by the route's rule what to record of it, and sees to it that what is done is recorded with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from typing import Any, Final

import msgspec

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.deed import Deed, begin_deed, current_deed
from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.accounts.audit.quota import Quota
from tidegauge.accounts.audit.rule import Rule, Rules
from tidegauge.accounts.audit.summary import Shown, id_in, name_in, plain, shown
from tidegauge.core.errors import Unavailable
from tidegauge.meta.change import RowChange
from tidegauge.meta.database import Transaction, Witness
from tidegauge.telemetry.request_id import current_request_id

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_REFUSED: Final = Rule(Action.ACCESS_REFUSED, kind="route")


class Detail(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an entry's `detail` holds, as JSON. `route`: of a refusal. `left_out`: refusals that were not recorded before this one, as there were too many."""

    changes: list[Shown] = []
    reason: str = ""
    route: str = ""
    status: int = 0
    left_out: int = 0


class AuditTrail:
    """ASGI middleware around the routes. `address_of` gives the caller's address. The database asks `call_witness` at every write."""

    def __init__(self, app: App, log: AuditLog, rules: Rules, address_of: Callable[[Scope], str]) -> None:
        self._app = app
        self._log = log
        self._rules = rules
        self._address_of = address_of
        self._quota = Quota()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        deed = RequestDeed(scope=scope, trail=self)
        begin_deed(deed)
        is_withheld = False

        async def send_recorded(message: Message) -> None:
            nonlocal is_withheld
            if message["type"] == "http.response.start":
                try:
                    await self._conclude(deed, message["status"])
                except Unavailable as error:
                    is_withheld = True
                    await _send_unavailable(send, error)
            if not is_withheld:
                await send(message)

        try:
            await self._app(scope, receive, send_recorded)
        finally:
            deed.is_over = True

    def rule_of(self, scope: Scope) -> Rule | None:
        """The rule of the route that the request was given to."""
        return self._rules.get((scope["method"], _path(scope)))

    def sign(self, deed: RequestDeed, rule: Rule, transaction: Transaction, changes: list[RowChange]) -> None:
        """In the thread of a transaction: add the entry when it changes what the rule is about."""
        own = [change for change in changes if change.table in rule.tables and (not rule.column or rule.column in (change.after or {}))]
        if own:
            self._log.sign(transaction, self._entry(deed, rule, own[0], changes, rule.outcome))
            deed.is_written = True

    async def _conclude(self, deed: RequestDeed, status: int) -> None:
        """The answer is known: record what was refused, and what was done without changing a row."""
        rule = self.rule_of(deed.scope)
        deed.is_over = True
        is_refused = bool(deed.refusal) or (rule is not None and status in rule.refused_by)
        if is_refused and not deed.is_written:
            if self._quota.take(self._address_of(deed.scope)):
                await self._log.write(self._refusal(deed, rule or _REFUSED, status))
        elif rule is not None and not deed.is_written and status < 400 and self._is_wanted(deed, rule):
            await self._log.write(self._entry(deed, rule, None, [], "done"))

    def _is_wanted(self, deed: RequestDeed, rule: Rule) -> bool:
        principal = deed.principal
        if rule.only_refused or rule.column or (rule.permission and not (principal and principal.may(rule.permission))):
            return False
        who = principal.name if principal else ""
        project = principal.project_id if principal else 0
        return not rule.every_s or self._quota.is_first(rule.every_s, rule.action, who, str(project), _target(deed.scope, rule))

    def _refusal(self, deed: RequestDeed, rule: Rule, status: int) -> Entry:
        detail = Detail(reason=deed.refusal, route=f"{deed.scope['method']} {_path(deed.scope)}", status=status, left_out=self._quota.left_out())
        entry = self._entry(deed, rule, None, [], "refused")
        project_id = None if deed.refusal == "not_found" else entry.project_id  # a stranger's address is not for the project that was tried
        return msgspec.structs.replace(entry, project_id=project_id, detail=msgspec.json.encode(detail).decode())

    def _entry(self, deed: RequestDeed, rule: Rule, own: RowChange | None, changes: list[RowChange], outcome: str) -> Entry:
        principal = deed.principal
        row = own.row if own is not None else {}
        owner = str(row.get("person_id", "")) if rule.target_kind == "login_session" else ""
        project = principal.project_id if principal else None
        return Entry(
            number=0,
            at_ms=0,
            project_id=_project(deed.scope) or (row["id"] if own is not None and own.table == "project" and "id" in row else project) or None,
            action=rule.action,
            outcome=outcome,
            person_id=(principal.person_id if principal else deed.person_id) or owner,
            email=plain(principal.email if principal else deed.email, 254),
            key_id=principal.key_id if principal else "",
            target_kind=rule.target_kind,
            target_id=_target(deed.scope, rule) or (id_in(own) if own else ""),
            target_name=name_in(own) if own else "",
            address=plain(self._address_of(deed.scope), 64),
            agent=plain(_header(deed.scope, b"user-agent"), 200),
            request_id=deed.request_id,
            detail=msgspec.json.encode(Detail(changes=shown(changes))).decode(),
        )


class RequestDeed(Deed):
    """A deed that knows its request."""

    def __init__(self, scope: Scope, trail: AuditTrail) -> None:
        super().__init__()
        self.scope = scope
        self.trail = trail
        self.request_id = current_request_id()  # here: a transaction runs in a thread that does not know it


def call_witness() -> Witness | None:
    """For the database: who sees a write of the task that asks; None outside of requests and of routes without a rule."""
    deed = current_deed()
    if not isinstance(deed, RequestDeed):
        return None
    rule = deed.trail.rule_of(deed.scope)
    return partial(deed.trail.sign, deed, rule) if rule is not None and rule.tables and not rule.only_refused else None


async def _send_unavailable(send: Send, error: Unavailable) -> None:
    body = msgspec.json.encode({"error": {"code": error.code, "message": error.message, "details": [], "request_id": current_request_id()}})
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"retry-after", b"2")]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _path(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", ""))


def _target(scope: Scope, rule: Rule) -> str:
    return plain(scope.get("path_params", {}).get(rule.target, ""), 100) if rule.target else ""


def _project(scope: Scope) -> int | None:
    """The project of the path, where the route has one and it is one."""
    text = str(scope.get("path_params", {}).get("project_id", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
