"""Writes the notices of alerts: in the transaction of their change, and as time goes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple, cast

import msgspec
from sqlalchemy import ColumnElement, Subquery, and_, func, select
from sqlalchemy.orm import Session

from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.mutes.mute import Mute, is_muted
from tidegauge.alerts.notices.fact import fact_of
from tidegauge.alerts.notices.policy import FLAP_MS, Event, Standing, Told, decide, level_changes, level_of, routed
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.alerts.state import AlertState, Phase
from tidegauge.meta.model import Alert, AlertChange, AlertChannel, AlertMute, AlertNotice

GATHER_MS = 2_500
"""Alerts of a rule that change within this go out together; what explains them is known by then too."""

_decode_state = msgspec.json.Decoder(AlertState).decode
_decode_group = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_channel = msgspec.json.Decoder(Channel).decode
_decode_mute = msgspec.json.Decoder(Mute).decode
_encode = msgspec.json.Encoder().encode


class _Said(NamedTuple):
    told: Told
    sequence: int


def tell(session: Session, rules: Mapping[str, KnownRule], alert_ids: Collection[str], now_ms: int) -> int:
    """Write what there is to tell of these alerts; gives how many notices that were. Asking twice writes nothing twice: the alerts are locked meanwhile."""
    rows = session.scalars(select(Alert).where(Alert.id.in_(alert_ids)).order_by(Alert.id).with_for_update())
    alerts = [(row, rules[row.rule_id]) for row in rows if row.rule_id in rules and rules[row.rule_id].rule.is_enabled]
    channels = _channels(session, {known.project_id for _, known in alerts})
    alerts = [(row, known) for row, known in alerts if channels[known.project_id]]
    if not alerts:
        return 0
    mutes = _mutes(session, {known.project_id for _, known in alerts})
    said, changed = _said(session, alert_ids), _changed(session, alert_ids, now_ms)
    count = 0
    for row, known in alerts:
        state = _decode_state(row.state)
        standing = Standing(level_of(state.phase), _is_quiet(row, now_ms), level_changes(changed[row.id]))
        muted = is_muted(mutes[known.project_id], known.id, now_ms, known.timezone)
        for channel_id, channel in channels[known.project_id].items():
            last = said.get((channel_id, row.id))
            event = _event(known, channel_id, channel, standing, None if last is None else last.told, now_ms, is_muted=muted)
            if event is None:
                continue
            fact = fact_of(event, known.id, known.rule, row.id, _decode_group(row.group_key), state, now_ms)
            session.add(
                AlertNotice(
                    project_id=known.project_id,
                    channel_id=channel_id,
                    rule_id=known.id,
                    alert_id=row.id,
                    sequence=1 if last is None else last.sequence + 1,
                    change_number=row.changes,
                    event=event,
                    document=_encode(fact).decode(),
                    state="waiting",
                    created_at_ms=now_ms,
                    due_at_ms=now_ms + GATHER_MS,
                )
            )
            count += 1
    session.flush()
    return count


def open_alerts(session: Session) -> set[str]:
    """Alerts of which somebody was told something else than that they are over."""
    newest = _newest()
    query = select(AlertNotice.alert_id).join(newest, _is_newest(newest)).where(AlertNotice.event != "resolved")
    return set(session.scalars(query))


def told_projects(session: Session) -> set[int]:
    """Projects that have a channel."""
    return set(session.scalars(select(AlertChannel.project_id).distinct()))


def _event(known: KnownRule, channel_id: str, channel: Channel, standing: Standing, told: Told | None, now_ms: int, *, is_muted: bool) -> Event | None:
    is_routed = routed(known.rule, channel_id, channel)
    if not channel.is_enabled or (not is_routed and told is None):
        return None
    event = decide(standing, told, now_ms, is_muted=is_muted, repeat_ms=known.rule.repeat_after * 1000)
    return event if is_routed or event == "resolved" else None


def _is_quiet(row: Alert, now_ms: int) -> bool:
    return row.acknowledged_at_ms is not None or (row.snoozed_until_ms or 0) > now_ms


def _channels(session: Session, projects: set[int]) -> defaultdict[int, dict[str, Channel]]:
    found: defaultdict[int, dict[str, Channel]] = defaultdict(dict)
    for row in session.scalars(select(AlertChannel).where(AlertChannel.project_id.in_(projects)).order_by(AlertChannel.id)):
        found[row.project_id][row.id] = _decode_channel(row.document)
    return found


def _mutes(session: Session, projects: set[int]) -> defaultdict[int, list[Mute]]:
    found: defaultdict[int, list[Mute]] = defaultdict(list)
    for row in session.scalars(select(AlertMute).where(AlertMute.project_id.in_(projects))):
        found[row.project_id].append(_decode_mute(row.document))
    return found


def _said(session: Session, alert_ids: Collection[str]) -> dict[tuple[str, str], _Said]:
    """The last notice of every channel and alert."""
    newest = _newest(alert_ids)
    rows = session.scalars(select(AlertNotice).join(newest, _is_newest(newest)))
    return {(row.channel_id, row.alert_id): _Said(Told(cast(Event, row.event), row.created_at_ms), row.sequence) for row in rows}


def _newest(alert_ids: Collection[str] | None = None) -> Subquery:
    query = select(AlertNotice.channel_id, AlertNotice.alert_id, func.max(AlertNotice.sequence).label("sequence"))
    if alert_ids is not None:
        query = query.where(AlertNotice.alert_id.in_(alert_ids))
    return query.group_by(AlertNotice.channel_id, AlertNotice.alert_id).subquery()


def _is_newest(newest: Subquery) -> ColumnElement[bool]:
    columns = (newest.c.channel_id == AlertNotice.channel_id, newest.c.alert_id == AlertNotice.alert_id, newest.c.sequence == AlertNotice.sequence)
    return and_(*columns)


def _changed(session: Session, alert_ids: Collection[str], now_ms: int) -> defaultdict[str, list[tuple[int, Phase]]]:
    query = select(AlertChange.alert_id, AlertChange.at_ms, AlertChange.phase).where(AlertChange.alert_id.in_(alert_ids))
    found: defaultdict[str, list[tuple[int, Phase]]] = defaultdict(list)
    for alert_id, at_ms, phase in session.execute(query.where(AlertChange.at_ms > now_ms - 2 * FLAP_MS).order_by(AlertChange.alert_id, AlertChange.number)):
        found[alert_id].append((at_ms, cast(Phase, phase)))
    return found
