"""The one door to a project's channels."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.channels.channel import MAX_CHANNELS, Channel, ChannelView
from tidegauge.alerts.channels.repository import StoredChannel, channels_of, find_channel, put_channel, remove_channel, rule_documents
from tidegauge.alerts.channels.settings import close, opened, parted, read_settings
from tidegauge.alerts.notices.fact import Fact
from tidegauge.alerts.notices.message import Letter, written
from tidegauge.alerts.notices.template import check_template
from tidegauge.alerts.notifiers.kinds import KINDS
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.alerts.rule import Rule
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, ErrorDetail, InvalidInput, LimitReached, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

_TARGET: Final = "_target"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Channel).decode
_decode_rule = msgspec.json.Decoder(Rule).decode


class TestResult(msgspec.Struct, frozen=True):
    """Whether a test message got through, and what was the matter if not."""

    __test__ = False  # not a test of pytest's

    is_delivered: bool
    text: str


class ChannelDesk:
    """Channels of a project, as its people may see and change them."""

    def __init__(self, database: Database, seal: Seal, means: Means, base_url: str, clock: Clock) -> None:
        self._database, self._seal, self._means, self._base_url, self._clock = database, seal, means, base_url, clock

    async def all(self, project: int) -> list[ChannelView]:
        """The project's channels by name."""
        return [self._view(stored) for stored in await self._database.read(channels_of, project)]

    async def get(self, project: int, channel_id: str) -> ChannelView:
        """One of them. Raises NotFound."""
        return self._view(await self._find(project, channel_id))

    async def put(self, project: int, channel_id: str | None, channel: Channel, person_id: str | None) -> ChannelView:
        """Add a channel, or replace one. Raises InvalidInput for what nothing may be sent by, Conflict when the name is taken, LimitReached, NotFound."""
        kept: dict[str, Any] = {}
        if channel_id is None:
            if len(await self._database.read(channels_of, project)) >= MAX_CHANNELS:
                raise LimitReached(f"The project has {MAX_CHANNELS} channels already; remove some that nobody needs.")
        else:
            kept = self._kept_secrets(await self._find(project, channel_id), channel)
        check_template(channel.title, "title")
        check_template(channel.text, "text")
        if not channel.name.strip() or not channel.name.isprintable():
            raise InvalidInput("name: needs a letter or a digit, in one line.", details=[ErrorDetail("name", "needs a letter or a digit, in one line")])
        settings = read_settings(channel, kept)
        target = await KINDS[channel.kind].check(settings, self._means)
        public, secrets = parted(channel, settings)
        id_ = channel_id or new_id()
        sealed = close(self._seal, id_, {**secrets, _TARGET: target})
        stored = StoredChannel(id_, project, _encode(public).decode(), sealed, person_id, self._clock.now_ms())
        await self._database.write(put_channel, stored, channel.name)
        return self._view(stored)

    async def remove(self, project: int, channel_id: str) -> None:
        """Drop a channel with its notices. Raises NotFound; Conflict when rules name it, which `rules` of the error lists."""
        stored = await self._find(project, channel_id)
        rules = [rule.name for rule in map(_decode_rule, await self._database.read(rule_documents, project)) if channel_id in rule.notify]
        if rules:
            names = ", ".join(f"'{name}'" for name in rules[:5]) + (f" and {len(rules) - 5} more" if len(rules) > 5 else "")
            raise Conflict(f"These rules tell by this channel: {names}. Choose another one in them first.", extra={"rules": rules})
        await self._database.write(remove_channel, project, stored.id)

    async def test(self, project: int, channel_id: str, timezone: str) -> TestResult:
        """Send a message that says it is a test, now and once. Raises NotFound."""
        stored = await self._find(project, channel_id)
        channel = _decode(stored.document)
        try:
            settings = read_settings(channel, self._secrets(stored))
            await KINDS[channel.kind].send(settings, self._sample(channel.title, channel.text, timezone), self._means)
        except Undelivered as error:
            return TestResult(False, error.text)
        except (Conflict, InvalidInput) as error:
            return TestResult(False, error.message)
        return TestResult(True, "The message was handed over. Look whether it arrived.")

    def preview(self, title: str, text: str, timezone: str) -> dict[str, str]:
        """How a message with these templates reads. Raises InvalidInput."""
        message = written(self._sample(check_template(title, "title"), check_template(text, "text"), timezone))
        return {"title": message.title.removeprefix("Test: "), "text": message.text}

    async def check_named(self, project: int, channel_ids: tuple[str, ...]) -> None:
        """Raises InvalidInput for an id that is not of a channel of the project."""
        if not channel_ids:
            return
        known = {stored.id for stored in await self._database.read(channels_of, project)}
        unknown = [one for one in channel_ids if one not in known]
        if unknown:
            raise InvalidInput(f"notify: there is no channel '{unknown[0]}'.", details=[ErrorDetail("notify", "not a channel of this project")])

    async def _find(self, project: int, channel_id: str) -> StoredChannel:
        stored = await self._database.read(find_channel, project, channel_id)
        if stored is None:
            raise NotFound("There is no such channel.")
        return stored

    def _kept_secrets(self, stored: StoredChannel, channel: Channel) -> dict[str, Any]:
        if _decode(stored.document).kind != channel.kind:
            raise InvalidInput("kind: cannot be changed; add another channel.", details=[ErrorDetail("kind", "cannot be changed")])
        try:
            return self._secrets(stored)
        except Conflict:  # sealed under another secret: they have to be given anew
            return {}

    def _secrets(self, stored: StoredChannel) -> dict[str, Any]:
        return opened(self._seal, stored.id, stored.sealed)

    def _sample(self, title: str, text: str, timezone: str) -> Letter:
        now_ms = self._clock.now_ms()
        fact = Fact("firing", "", "", "Sample rule", "Sample rule (/checkout): 31 > 20", "warning", {"path": "/checkout"}, 31.0, 20.0, "gt", now_ms, now_ms)
        why = "path /checkout: 31 instead of 12"
        return Letter(
            id=new_id(), facts=(fact,), title=title, text=text, base_url=self._base_url, timezone=timezone, contributing=why, is_test=True
        )  # fmt: skip

    def _view(self, stored: StoredChannel) -> ChannelView:
        channel = _decode(stored.document)
        try:
            secrets = self._secrets(stored)
        except Conflict:
            secrets = {}
        paused_ms = stored.paused_until_ms if (stored.paused_until_ms or 0) > self._clock.now_ms() else None
        return ChannelView(
            id=stored.id,
            channel=channel,
            target=str(secrets.get(_TARGET, "")),
            secrets={name: bool(secrets.get(name)) for name in KINDS[channel.kind].secrets},
            updated_at=format_timestamp(stored.updated_at_ms),
            failures=stored.failures,
            paused_until=None if paused_ms is None else format_timestamp(paused_ms),
        )
